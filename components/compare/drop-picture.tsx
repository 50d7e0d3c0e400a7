import { useMemo } from 'preact/hooks';
import { columnsOf, countedVisits, rowOf } from '../../lib/app/desk/compare-cells.ts';
import { type Drop, dropsBetween } from '../../lib/app/desk/compare-heat.ts';
import { DropRows, type DropShown } from '../ui/charts/drop-rows.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { FigurePicks } from './figure-picks.tsx';
import { SHOWN_DROP } from './heat-key.ts';
import { PictureFrame } from './picture-frame.tsx';
import { look } from './place.ts';
import type { Behind, PictureProps } from './shown.ts';
import { arrowOf, useNames } from './use-names.ts';

/** More rows than this a picture doesn't show; the table has all. */
const MOST = 60;

/** The drop in warmth between a unit and those below it, the largest first (S35). */
export function DropPicture({ field, units, place }: PictureProps) {
  const { compare } = useDeskWords();
  const { against, counting } = look.value;
  const { drops, columns } = useMemo(() => {
    const counted = new Map(units.map((unit) => [unit.id, countedVisits(unit, counting)]));
    const found = columnsOf(field, against, [...counted.values()].flat());
    const rows = units.map((unit) => rowOf(unit, counted.get(unit.id) ?? [], found));
    return { drops: dropsBetween(field, rows, found), columns: found };
  }, [field, units, against, counting]);
  const words = useDropWords(field, columns);
  const rows = useMemo(() => drops.slice(0, MOST).map(words.row), [drops, words.row]);
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: compare.drop.label,
        tools: <FigurePicks />,
        legend: (
          <>
            <span class="st8">
              <i class="cmp-dot full" />
              {compare.drop.above}
            </span>
            <span class="st8">
              <i class="cmp-dot" />
              {compare.drop.below}
            </span>
            <span class="q">{compare.drop.how}</span>
            {drops.length > MOST && <span class="amber">{compare.drop.more(MOST, drops.length)}</span>}
          </>
        ),
        empty: drops.length === 0 ? compare.drop.none : null,
        table: () => ({ heads: compare.drop.heads, rows: drops.map(words.cells) }),
        behind: ({ row, column }) => {
          const drop = drops.find((one) => keyOf(one) === row);
          return drop ? words.behind(drop, column === 'above') : null;
        },
        draw: (picked, onOpen) => (
          <DropRows
            label={compare.drop.label}
            how={compare.walk}
            rows={rows}
            dropTitle={compare.drop.drop}
            nTitle={compare.drop.n}
            picked={picked}
            onOpen={onOpen}
          />
        ),
      }}
    />
  );
}

const keyOf = ({ unit, column }: Drop) => `${unit} ${column}`;

function useDropWords(field: PictureProps['field'], columns: ReturnType<typeof columnsOf>) {
  const { language } = useApp();
  const { compare } = useDeskWords();
  const text = usePackText();
  const names = useNames();
  return useMemo(() => {
    const titles = new Map(columns.map(({ id, short }) => [id, `${id} ${text(short)}`]));
    const about = new Map(columns.map((column) => [column.id, column]));
    const unitOf = (id: string) => names.unit(field.units.get(id)?.name);
    const marks = ({ unit, column, above, below, drop }: Drop) => {
      const [who, what] = [unitOf(unit), titles.get(column) ?? column];
      const mean = below.mean.toFixed(1);
      return [
        compare.drop.aboveMark(who, what, above.score.toFixed(1)),
        compare.drop.belowMark(who, what, mean, below.n, arrowOf(drop)),
      ] as const;
    };
    return {
      row: (one: Drop): DropShown => ({
        key: keyOf(one),
        unit: unitOf(one.unit),
        column: titles.get(one.column) ?? one.column,
        above: one.above.score,
        below: one.below.mean,
        drop: arrowOf(one.drop),
        n: String(one.below.n),
        names: marks(one),
        isLarge: one.drop >= SHOWN_DROP,
      }),
      cells: ({ unit, column, above, below, drop }: Drop) => [
        unitOf(unit),
        titles.get(column) ?? column,
        drop.toFixed(1),
        above.score.toFixed(1),
        String(above.n),
        below.mean.toFixed(1),
        String(below.n),
      ],
      behind: (one: Drop, isAbove: boolean): Behind => {
        const column = about.get(one.column);
        const below = one.below.units.toSorted((a, b) => (a.figure.score ?? 0) - (b.figure.score ?? 0));
        const figures = isAbove ? [one.above] : below.map(({ figure }) => figure);
        return {
          title: marks(one)[isAbove ? 0 : 1],
          facts: [],
          visits: figures.flatMap(({ visits }) => visits.toReversed()),
          items: column?.items ?? null,
          ...(column && { about: text(column.title) }),
        };
      },
    };
  }, [field, columns, language]);
}
