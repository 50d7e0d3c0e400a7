import { useEffect, useRef, useState } from 'preact/hooks';
import type { BriefingDocument } from '../../lib/app/briefing/document.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { keyName } from '../ui/keys.ts';
import { PageView } from './page-view.tsx';
import { useInSight } from './use-in-sight.ts';
import { useLaid } from './use-laid.ts';

interface Props {
  press: BriefingPress | null;
  document: BriefingDocument | null;
  /** The number of the block that is worked at: its page is shown until another one is asked for. */
  block: number | null;
  /** The office's own font; null where there is none. */
  fontName: string | null;
  /** Leads to where it is chosen; nowhere without it. */
  onFont?(): void;
}

/** How large a page is looked at: 1 is as wide as the room. */
const ZOOMS = [1, 1.5, 2] as const;
type Zoom = (typeof ZOOMS)[number];
const isLargest = (zoom: Zoom): boolean => zoom === ZOOMS.at(-1);
const zoomBy = (zoom: Zoom, by: number): Zoom =>
  ZOOMS[Math.min(Math.max(ZOOMS.indexOf(zoom) + by, 0), ZOOMS.length - 1)] ?? 1;

/** The page on which one works, laid out as it will be printed. */
export function PagePane({ press, document, block, fontName, onFont }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const [chosen, setChosen] = useState<number | null>(null);
  // Work goes on elsewhere: the page follows.
  useEffect(() => setChosen(null), [block]);
  const { laid, busy, failed } = useLaid(press, document, { page: chosen, block });
  const page = laid?.pages[0] ?? null;
  const at = page?.number ?? 1;
  const count = laid?.count ?? 1;
  const isHere = page === null || page.own !== undefined;
  const font =
    fontName === null ? words.page.noOwnFont : words.page[isHere ? 'ownFont' : 'fontNotHere'](showInLine(fontName));
  const [zoom, setZoom] = useState<Zoom>(1);
  const paper = useRef<HTMLDivElement>(null);
  useInSight(paper, page, block === null || chosen !== null ? null : (document?.blocks[block] ?? null), zoom);
  const isFit = zoom === 1;
  const turn = (to: number) => setChosen(Math.min(Math.max(to, 1), count));
  return (
    <section class="pane bf-pages" aria-label={words.page.title}>
      <div class="ph">
        <button
          type="button"
          class="ib"
          aria-label={words.page.previous}
          aria-disabled={at <= 1}
          onClick={() => turn(at - 1)}
        >
          <Icon name="back" small />
        </button>
        <span class="t13 b num">{words.page.at(at, count)}</span>
        <button
          type="button"
          class="ib"
          aria-label={words.page.next}
          aria-disabled={at >= count}
          onClick={() => turn(at + 1)}
        >
          <Icon name="fwd" small />
        </button>
        <span class="sr" role="status">
          {laid && !busy ? words.page.relaid(count) : ''}
        </span>
        {failed && (
          <span class="t13 verm" role="alert">
            {words.page.failed}
          </span>
        )}
        <button
          type="button"
          class="btn text num bf-zoom"
          aria-label={words.page.zoom(zoom * 100)}
          title={words.page.zoomKeys}
          onClick={() => setZoom(zoomBy(zoom, isLargest(zoom) ? -ZOOMS.length : 1))}
        >
          {zoom * 100}%
        </button>
        <span class="grow" />
        <span class="t13 q cut bf-font" title={font}>
          {font}
        </span>
        {onFont && (
          <button type="button" class="btn text" onClick={onFont}>
            {words.page.pickFont}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a section within one, turned by keys */}
      <div
        ref={paper}
        class="body bf-paper"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are turned and scrolled by keyboard
        tabIndex={0}
        aria-label={words.page.label(at)}
        aria-busy={busy}
        onKeyDown={(event) => {
          const key = keyName(event);
          const nearer = { '+': 1, '=': 1, '-': -1, '0': -ZOOMS.length }[key];
          const by = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }[key];
          // What is larger than its room is moved to and fro by the arrows.
          if (nearer === undefined && (by === undefined || (!isFit && key.startsWith('Arrow')))) return;
          event.preventDefault();
          if (nearer !== undefined) setZoom(zoomBy(zoom, nearer));
          else turn(at + (by ?? 0));
        }}
      >
        {page ? (
          <div style={{ width: `${zoom * 100}%` }}>
            <PageView page={page} />
          </div>
        ) : (
          <p class="t13 q">{failed ? words.page.failed : words.page.laying}</p>
        )}
      </div>
    </section>
  );
}
