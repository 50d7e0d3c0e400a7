import type { OpenConflict } from '../../lib/app/review/conflicts.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { isText } from '../ui/show-value.ts';

type Side = OpenConflict['sides'][number];

/** What one person wrote in one record that another had taken away, or that stands under it. */
interface WentOn {
  readonly entry: Entry<Kind>;
  readonly author: string;
  /** When they wrote last. */
  readonly hlc: string;
  readonly said: readonly Pick<Side, 'field' | 'value'>[];
}

/** Fields that the program sets, and that nobody ever wrote. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(
  'at began by campaign clean deleted draft handed mayGo on packVersion ratedUnder sha256 size tag task thread to type unit visit'.split(
    ' ',
  ),
);

/**
 * Who went on with what was taken away and what they wrote, record by record.
 * @param most how many are given; `more` counts the others
 */
export function wentOn({ sides, entry, under }: OpenConflict, most: number): { listed: WentOn[]; more: number } {
  const entries = new Map([entry, ...under].map((one) => [one.id, one]));
  const edits = sides.filter(({ field }) => field !== 'deleted');
  const groups = [...Map.groupBy(edits, ({ change }) => `${change.rec} ${change.author}`).values()];
  const all = groups.flatMap(([first, ...rest]) => {
    const of = entries.get(first?.change.rec ?? '');
    if (!first || !of) return [];
    const own = [first, ...rest];
    const hlc = own.map(({ change }) => change.hlc).reduce((a, b) => (a > b ? a : b));
    return [{ entry: of, author: first.change.author, hlc, said: writtenIn(of.kind, own) }];
  });
  return { listed: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** What a person wrote; of a record that they made whole, its words rather than what it was made with. */
function writtenIn(kind: Kind, sides: readonly Side[]): Side[] {
  const written = sides.filter(({ field, value, change }) => {
    const shelf = field.split('.')[0] ?? field;
    // Whoever empties a field has written; what a record was begun with says nothing.
    const isEmpty = value === null || value === '' || value === false;
    return (kind === 'unit' && shelf === 'type') || (!NOT_WRITTEN.has(shelf) && !(change.field === '*' && isEmpty));
  });
  const words = written.filter(({ field, value, change }) => change.field !== '*' || (value && isText(field, [value])));
  return words.length > 0 ? words : written;
}
