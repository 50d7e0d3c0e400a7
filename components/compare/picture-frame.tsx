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
import { look, PICTURES, type PictureName, setLook } from './place.ts';
import type { Shown } from './shown.ts';

interface Props {
  picture: PictureName;
  field: Field;
  shown: Shown;
}

/** A picture with its heads, its table, and the records behind the mark that is open. */
export function PictureFrame({ picture, field, shown }: Props) {
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
  const left = compare.left(field.left.otherCampaign, field.left.noUnit);
  return (
    <main class={behind ? 'split two' : 'split'} ref={pane}>
      {behind && <h1 class="sr">{compare.title}</h1>}
      <section class="pane cmp" aria-label={compare.title}>
        <Heads picture={picture} shown={shown} />
        <div class="ph tools">
          {shown.tools}
          <NarrowFields field={field} />
        </div>
        <div class="cmp-legend">
          {shown.legend}
          {left && <span class="q">{left}</span>}
        </div>
        {shown.empty !== null ? (
          <p class="empty">{shown.empty}</p>
        ) : table ? (
          <DataTable table={shown.table()} label={shown.label} more={compare.more} />
        ) : (
          <div class="cmp-draw">{shown.draw(behind ? open : null, setOpen)}</div>
        )}
      </section>
      {behind && <BehindPane field={field} behind={behind} onClose={() => setOpen(null)} />}
    </main>
  );
}

/** The picture that was chosen just now, until it stands. */
let chosen: PictureName | null = null;

function Heads({ picture, shown }: { picture: PictureName; shown: Shown }) {
  const { go, say, run } = useApp();
  const { compare } = useDeskWords();
  const heads = useRef<HTMLDivElement>(null);
  // Another picture is another part of the screen: the focus stays with its name.
  useLayoutEffect(() => {
    if (chosen !== picture) return;
    chosen = null;
    heads.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus();
  }, []);
  const copy = async () => {
    const { heads, rows } = shown.table();
    await navigator.clipboard.writeText(tableText([heads, ...rows]));
    say(compare.copied(rows.length));
  };
  return (
    <div class="ph" ref={heads}>
      <h1>{compare.title}</h1>
      <Choices
        label={compare.picture}
        class="seg"
        value={picture}
        choices={PICTURES.map((value) => ({ value, name: compare.pictures[value] }))}
        onChoose={(next) => {
          chosen = next;
          if (next) go({ screen: 'desk', page: 'compare', open: next });
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
