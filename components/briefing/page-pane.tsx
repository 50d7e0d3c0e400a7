import { useEffect, useState } from 'preact/hooks';
import type { BriefingDocument } from '../../lib/app/briefing/document.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { keyName } from '../ui/keys.ts';
import { PageView } from './page-view.tsx';
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
        class="body bf-paper"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are turned and scrolled by keyboard
        tabIndex={0}
        aria-label={words.page.label(at)}
        aria-busy={busy}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }[keyName(event)];
          if (by === undefined) return;
          event.preventDefault();
          turn(at + by);
        }}
      >
        {page ? <PageView page={page} /> : <p class="t13 q">{failed ? words.page.failed : words.page.laying}</p>}
      </div>
    </section>
  );
}
