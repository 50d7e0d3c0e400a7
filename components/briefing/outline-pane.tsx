import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DraftShown, moveSection, type SectionShown, setOff, type Todo } from '../../lib/app/briefing/drafts.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing, keyName } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { moveTo, type Spot, subheadingsOf } from './draft-parts.ts';
import { TodoList } from './todo-list.tsx';

interface Props {
  shown: DraftShown;
  at: Spot | null;
  /** Shows a spot in the text and moves the keys there. */
  onGo(spot: Spot): void;
  wayTo(todo: Todo): (() => void) | null;
}

/** The draft's sections: switched, put in order, and the way to each; what must be looked at stands beneath. */
export function OutlinePane({ shown, at, onGo, wayTo }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { sections, briefing, empty } = shown;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<string | null>(null);
  // What is moved in the list loses the focus with it.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-section="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [sections]);
  const move = (one: SectionShown, by: -1 | 1) => {
    const to = moveTo(sections, one.section.id, by);
    if (to === null) return;
    moved.current = one.section.id;
    setSaid(words.outline.moved(one.heading, to + 1, sections.length));
    run(() => moveSection(session, briefing.id, one.section.id, by));
  };
  return (
    <section class="pane bf-outline" aria-label={words.outline.title}>
      <div class="body">
        <ul class="bf-sections" ref={list} title={words.outline.keys}>
          {sections.map((one, place) => (
            <SectionRow
              key={one.section.id}
              one={one}
              at={at?.section === one.section.id ? at : null}
              isFirst={place === 0}
              isLast={place === sections.length - 1}
              onMove={(by) => move(one, by)}
              onSwitch={() => run(() => setOff(session, briefing.id, one.section.id, one.on))}
              onGo={onGo}
            />
          ))}
        </ul>
        {empty.length > 0 && (
          <>
            <h2 class="h3">{words.outline.empty}</h2>
            <ul class="bf-sections bf-none">
              {empty.map(({ id, heading }) => (
                <li key={id} class="q" lang="zh-CN">
                  {showInLine(heading)}
                </li>
              ))}
            </ul>
          </>
        )}
        <TodoList shown={shown} wayTo={wayTo} />
        <p class="sr" role="status">
          {said}
        </p>
      </div>
    </section>
  );
}

interface RowProps {
  one: SectionShown;
  /** Where in this section one is; null for elsewhere. */
  at: Spot | null;
  isFirst: boolean;
  isLast: boolean;
  onMove(by: -1 | 1): void;
  onSwitch(): void;
  onGo(spot: Spot): void;
}

function SectionRow({ one, at, isFirst, isLast, onMove, onSwitch, onGo }: RowProps) {
  const { briefingDesk: words } = useDeskWords();
  const { section, heading, on } = one;
  const name = showInLine(heading);
  const go = (part: string | null) => onGo({ section: section.id, part });
  return (
    <li class={at ? 'bf-section cur' : 'bf-section'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on what stands in the row */}
      <div
        class="bf-row"
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          const key = keyName(event);
          if (key === 'Alt+ArrowUp') onMove(-1);
          else if (key === 'Alt+ArrowDown') onMove(1);
          else if (key === ' ' && event.target instanceof Element && event.target.matches('.bf-name')) onSwitch();
          else if (key === 'ArrowUp' || key === 'ArrowDown')
            moveRowFocus('.bf-outline .bf-name', key === 'ArrowUp' ? -1 : 1);
          else return;
          event.preventDefault();
        }}
      >
        <label class="bf-switch">
          <input type="checkbox" checked={on} aria-label={words.outline.write(name)} onChange={onSwitch} />
        </label>
        <button
          type="button"
          class={on ? 'bf-name' : 'bf-name bf-off'}
          data-section={section.id}
          aria-current={at ? 'true' : undefined}
          onClick={() => go(null)}
        >
          <span class="cut">
            {section.annex && <span class="q">{words.outline.annex} </span>}
            <span lang="zh-CN">{name}</span>
          </span>
          <span class="t12 qq" lang="zh-CN">
            {section.count}
          </span>
        </button>
        <span class="bf-moves">
          <button
            type="button"
            class="ib"
            tabIndex={at ? 0 : -1}
            aria-label={words.outline.up(name)}
            aria-disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <span class="bf-up">
              <Icon name="down" small />
            </span>
          </button>
          <button
            type="button"
            class="ib"
            tabIndex={at ? 0 : -1}
            aria-label={words.outline.down(name)}
            aria-disabled={isLast}
            onClick={() => onMove(1)}
          >
            <Icon name="down" small />
          </button>
        </span>
      </div>
      {at && on && (
        <ul>
          {subheadingsOf(one).map((sub) => (
            <li key={sub.id}>
              <button
                type="button"
                class="bf-name bf-sub"
                aria-current={at.part !== null && sub.parts.includes(at.part) ? 'true' : undefined}
                onClick={() => go(sub.id)}
              >
                <span class="cut" lang="zh-CN">
                  {showInLine(sub.name)}
                </span>
                {sub.count > 0 && <span class="t12 qq">{sub.count}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
