import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { tableText } from '../../lib/app/desk/compare-text.ts';
import { DataTable } from '../ui/charts/data-table.tsx';
import type { Spot } from '../ui/charts/spots.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useKeys } from '../ui/keys.ts';
import { BehindPane } from './behind-pane.tsx';
import { NarrowFields } from './narrow-fields.tsx';
import { isNarrower, look, openOf, PICTURES, type PictureName, type Place, setLook } from './place.ts';
import { ScopeFields } from './scope-fields.tsx';
import type { Shown } from './shown.ts';
import { useLeftWords, useScopeWords } from './use-scope.ts';

interface Props {
  place: Place;
  field: Field;
  shown: Shown;
}

/** A picture with its heads, its table, and the records behind the mark that is open. */
export function PictureFrame({ place, field, shown }: Props) {
  const { compare } = useDeskWords();
  const [open, setOpen] = useState<Spot | null>(null);
  const pane = useRef<HTMLElement>(null);
  const behind = open && shown.behind(open);
  const { table } = look.value;
  useKeys((key) => {
    if (key !== 'Escape' || !open) return false;
    setOpen(null);
    return true;
  });
  useFocusBetween(behind !== null, pane);
  const scope = useScopeWords(field);
  const left = useLeftWords(field, place.picture === 'coverage');
  const caption = compare.scope.caption(shown.label, scope);
  return (
    <main class={behind ? 'split two' : 'split'} ref={pane}>
      {behind && <h1 class="sr">{compare.scope.caption(compare.title, scope)}</h1>}
      <section class="pane cmp" aria-label={compare.title}>
        <Heads place={place} shown={shown} scope={scope} caption={caption} />
        <div class="ph tools">
          <ScopeFields field={field} place={place} />
          {shown.tools}
          <NarrowFields field={field} />
        </div>
        <div class="cmp-legend">
          {shown.legend}
          {left && <span class="q">{left}</span>}
        </div>
        {shown.empty !== null ? (
          <Empty says={shown.empty} place={place} />
        ) : table ? (
          <DataTable table={shown.table()} label={caption} more={compare.more} />
        ) : (
          <div class="cmp-draw">{shown.draw(behind ? open : null, setOpen)}</div>
        )}
      </section>
      {behind && <BehindPane field={field} behind={behind} onClose={() => setOpen(null)} />}
    </main>
  );
}

/** Why there is nothing to draw, and what opens it up again where it was narrowed. */
function Empty({ says, place }: { says: string; place: Place }) {
  const { go } = useApp();
  const { compare, desk } = useDeskWords();
  const { scope } = place;
  return (
    <div class="empty">
      <p>{says}</p>
      {(scope.from || scope.until) && (
        <button
          type="button"
          class="btn line"
          onClick={() => {
            const open = openOf({ ...place, scope: { ...scope, from: null, until: null } });
            go({ screen: 'desk', page: 'compare', open });
          }}
        >
          {compare.scope.allDays}
        </button>
      )}
      {!isNarrower(scope) && Object.keys(look.value.narrowing).length > 0 && (
        <button type="button" class="btn line" onClick={() => setLook({ narrowing: {} })}>
          {desk.clear}
        </button>
      )}
    </div>
  );
}

/** The picture that was chosen just now, until it stands. */
let chosen: PictureName | null = null;

interface HeadsProps {
  place: Place;
  shown: Shown;
  scope: string;
  caption: string;
}

function Heads({ place, shown, scope, caption }: HeadsProps) {
  const { go, say, run } = useApp();
  const { compare } = useDeskWords();
  const { picture } = place;
  const heads = useRef<HTMLDivElement>(null);
  // Another picture is another part of the screen: the focus stays with its name.
  useLayoutEffect(() => {
    if (chosen !== picture) return;
    chosen = null;
    heads.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus();
  }, []);
  const copy = async () => {
    const { heads, rows } = shown.table();
    await navigator.clipboard.writeText(tableText([[caption], heads, ...rows]));
    say(compare.copied(rows.length));
  };
  return (
    <div class="ph" ref={heads}>
      <h1 title={scope}>
        {compare.title} <span class="cmp-scope cut">{scope}</span>
      </h1>
      <Choices
        label={compare.picture}
        class="seg"
        value={picture}
        choices={PICTURES.map((value) => ({ value, name: compare.pictures[value] }))}
        onChoose={(next) => {
          chosen = next;
          if (next) go({ screen: 'desk', page: 'compare', open: openOf({ ...place, picture: next, unit: null }) });
        }}
      />
      <span class="grow" />
      {shown.empty === null && (
        <>
          <button
            type="button"
            class={look.value.table ? 'fbtn on' : 'fbtn'}
            aria-pressed={look.value.table}
            onClick={() => setLook({ table: !look.value.table })}
          >
            {compare.asTable}
          </button>
          <button type="button" class="fbtn" onClick={() => run(copy)}>
            {compare.copy}
          </button>
        </>
      )}
    </div>
  );
}

/** Where the pane takes the picture's place the focus goes along; when it closes, the focus goes back to the mark. */
function useFocusBetween(isOpen: boolean, main: { current: HTMLElement | null }): void {
  const was = useRef(isOpen);
  useLayoutEffect(() => {
    if (was.current === isOpen) return;
    was.current = isOpen;
    const mark = main.current?.querySelector<HTMLElement>('.pic-at');
    const focused = document.activeElement;
    if (isOpen && !mark?.checkVisibility()) main.current?.querySelector<HTMLElement>('.side button')?.focus();
    else if (!isOpen && (focused === null || focused === document.body || !focused.checkVisibility())) mark?.focus();
  }, [isOpen]);
}
