import { useLayoutEffect, useRef } from 'preact/hooks';
import { type DraftShown, type SectionShown, setHeading } from '../../lib/app/briefing/drafts.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { inTextField, isComposing, keyName } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { BlocksCard } from './blocks-card.tsx';
import { inChinese, numbersOf, type Spot } from './draft-parts.ts';
import { TextPartCard } from './text-part-card.tsx';

/** Parts and headings, in the order in which the keys walk them. */
const STOPS = '.bf-text [data-stop]';

interface Props {
  shown: DraftShown;
  at: Spot | null;
  /** Where the keys were asked to go: the spot, anew each time. */
  asked: { readonly spot: Spot } | null;
  onAt(spot: Spot): void;
  onBehind(records: readonly string[]): void;
}

/** The text of a draft, part by part, each to be edited in place. */
export function TextPane({ shown, at, asked, onAt, onBehind }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const pane = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!asked) return;
    const { section, part } = asked.spot;
    const stopOf = (id: string) => pane.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`);
    // A paragraph is in one edition; its section is in both.
    const stop = (part === null ? null : stopOf(part)) ?? stopOf(section);
    stop?.scrollIntoView({ block: 'nearest' });
    stop?.focus({ preventScroll: true });
  }, [asked]);
  const numbers = numbersOf(shown.sections);
  const isNowhere = at === null;
  return (
    <section class="pane bf-text" aria-label={words.text.title} title="">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on what stands in it */}
      <div
        class="body"
        ref={pane}
        onKeyDown={(event) => {
          const by = isComposing(event) ? null : stepOf(keyName(event), event.target);
          if (by === null) return;
          const stop = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-stop]') : null;
          stop?.focus();
          moveRowFocus(STOPS, by);
          event.preventDefault();
        }}
      >
        <TitleRow shown={shown} />
        {shown.sections.map((one, place) => (
          <SectionText
            key={one.section.id}
            shown={shown}
            one={one}
            number={numbers.get(one.section.id) ?? null}
            at={at}
            isFirst={isNowhere && place === 0}
            onAt={onAt}
            onBehind={onBehind}
          />
        ))}
        <p class="t12 qq bf-pad">{words.text.keys}</p>
      </div>
    </section>
  );
}

/** Which way a key leads; a heading is one line, so that its keys lead out of it. */
function stepOf(key: string, target: EventTarget | null): 1 | -1 | null {
  const isHeading = target instanceof Element && target.matches('.bf-heading');
  if (inTextField(target) && !isHeading) return null;
  if (key === 'ArrowUp' || (key === 'k' && !isHeading)) return -1;
  if (key === 'ArrowDown' || (key === 'j' && !isHeading)) return 1;
  return key === 'Enter' && isHeading ? 1 : null;
}

function TitleRow({ shown }: { shown: DraftShown }) {
  const { briefingDesk: words } = useDeskWords();
  const { briefing } = shown;
  const own = String(briefing.body.title ?? '') !== '';
  return (
    <div class="bf-block">
      <label class="bf-margin" for="bf-title">
        {words.draft.headTitle}
      </label>
      <AutoText
        key={shown.edition}
        id="bf-title"
        entry={briefing}
        field="title"
        class="bf-heading bf-doc-title anyword"
        lang="zh-CN"
        rows={1}
        maxLength={2000}
        placeholder={own ? words.draft.titleHint : shown.title || words.draft.titleHint}
      />
    </div>
  );
}

interface SectionProps extends Pick<Props, 'shown' | 'at' | 'onAt' | 'onBehind'> {
  one: SectionShown;
  /** As which it is numbered; null for an annex, or one that is off. */
  number: number | null;
  /** Whether its heading is where Tab comes in. */
  isFirst: boolean;
}

function SectionText({ shown, one, number, at, isFirst, onAt, onBehind }: SectionProps) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { section, heading, on, parts } = one;
  const { briefing } = shown;
  const field = `heading.${section.id}`;
  const own = String(briefing.body[field as `heading.${string}`] ?? '') !== '';
  const isAt = at?.section === section.id && at.part === null;
  // The button goes with the heading that it takes back.
  const onBack = () => document.querySelector<HTMLElement>(`${STOPS}[data-stop="${CSS.escape(section.id)}"]`)?.focus();
  return (
    <section aria-label={heading} class={on ? undefined : 'bf-left-out'}>
      <div class={isAt ? 'bf-block bf-head-row cur' : 'bf-block bf-head-row'}>
        <span class="bf-margin" {...(!section.annex && { lang: 'zh-CN' })}>
          {section.annex ? words.outline.annex : number === null ? '–' : inChinese(number)}
        </span>
        <div class="min0">
          <h2 class="sr" lang="zh-CN">
            {heading}
          </h2>
          <AutoText
            data-stop={section.id}
            entry={briefing}
            field={field}
            class="bf-heading anyword"
            lang="zh-CN"
            rows={1}
            maxLength={500}
            tabIndex={isAt || isFirst ? 0 : -1}
            aria-label={words.text.heading(heading)}
            placeholder={own ? section.heading : heading}
            onFocus={() => onAt({ section: section.id, part: null })}
          />
          {!on && <p class="t13 q">{words.text.isOut}</p>}
          {own && isAt && (
            <button
              type="button"
              class="btn text"
              onClick={() => {
                run(() => setHeading(session, briefing.id, section.id, null));
                onBack();
              }}
            >
              {words.text.restoreHeading}
            </button>
          )}
        </div>
      </div>
      {on &&
        parts.map((part, place) => {
          const spot = { section: section.id, part: part.part.id };
          const shared = {
            shown,
            one: part,
            label: words.text.part(place + 1, parts.length),
            isAt: at?.part === part.part.id,
            onAt: () => onAt(spot),
            onBehind,
          };
          return part.part.kind === 'text' && part.text ? (
            <TextPartCard key={part.part.id} {...shared} text={part.text} />
          ) : (
            <BlocksCard key={part.part.id} {...shared} />
          );
        })}
    </section>
  );
}
