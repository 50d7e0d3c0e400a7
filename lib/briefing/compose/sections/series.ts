import type { Frame } from '../frame.ts';
import { gradesOf, STEP } from '../grades.ts';
import { LEAST } from '../groups.ts';
import { type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure, type NamedFigure, type Said } from '../say.ts';
import type { SourceItem } from '../source.ts';

/** An item of a unit at the first and the last visit that graded it. */
interface Change {
  readonly item: SourceItem;
  readonly steps: number;
  readonly visits: readonly string[];
}

/** So many items are named as those that went up, or down, most. */
const MOST_ITEMS = 5;

/** How units that were visited more than once came on, from the first visit to the last (S05). */
export function composeSeries(frame: Frame, parts: PartMaker): SectionText {
  const { words, visitsOf } = frame;
  const again = [...visitsOf].filter(([, visits]) => visits.length > 1);
  if (again.length === 0) return { parts: [] };
  const visits = again.flatMap(([, own]) => own.map(({ id }) => id));
  const units = parts.text(
    'units',
    words.series.units(
      figure(
        'units',
        again.map(([id]) => id),
      ),
      figure('visits', visits),
    ),
  );
  // Of one unit or two it would tell how these came on.
  const isTold = frame.edition === 'named' || again.length >= LEAST;
  const changes = isTold
    ? changesIn(
        frame,
        again.map(([id]) => id),
      )
    : [];
  const told: readonly (readonly [string, Said])[] = [
    ['changes', changes.length > 0 ? sayChanges(frame, changes) : []],
    ['better', sayItems(frame, 'better', changes)],
    ['worse', sayItems(frame, 'worse', changes)],
  ];
  return {
    parts: [units, ...told.filter(([, said]) => said.length > 0).map(([key, said]) => parts.text(key, said))],
    count: words.count('series', again.length),
  };
}

function changesIn({ source, visits, counts }: Frame, units: readonly string[]): Change[] {
  const items = counts.map(({ item }) => item);
  const last = gradesOf(visits, source.items);
  const first = gradesOf(visits.toReversed(), source.items);
  return units.flatMap((unit) =>
    items.flatMap((item): Change[] => {
      const [then, now] = [first.get(unit)?.get(item.id), last.get(unit)?.get(item.id)];
      if (!then || !now || then.visit === now.visit) return [];
      return [{ item, steps: STEP[now.grade] - STEP[then.grade], visits: [then.visit, now.visit] }];
    }),
  );
}

function sayChanges({ words }: Frame, changes: readonly Change[]): Said {
  const count = (name: string, own: readonly Change[]): NamedFigure =>
    figure(
      name,
      own.flatMap(({ visits }) => visits),
      own.length,
    );
  const some = (name: string, own: readonly Change[]) => (own.length > 0 ? count(name, own) : null);
  return words.series.changes(
    count('all', changes),
    some(
      'better',
      changes.filter(({ steps }) => steps > 0),
    ),
    some(
      'same',
      changes.filter(({ steps }) => steps === 0),
    ),
    some(
      'worse',
      changes.filter(({ steps }) => steps < 0),
    ),
  );
}

/** The items that most units went up in, or down. */
function sayItems({ source, words }: Frame, direction: 'better' | 'worse', changes: readonly Change[]): Said {
  const moved = changes.filter(({ steps }) => (direction === 'better' ? steps > 0 : steps < 0));
  const items = source.items
    .map((item) => ({ item, own: moved.filter((change) => change.item === item) }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => b.own.length - a.own.length)
    .slice(0, MOST_ITEMS);
  if (items.length === 0) return [];
  return words.series.items(
    direction,
    items.map(({ item, own }) => ({
      name: item.short,
      count: figure(
        slug(item.id),
        own.flatMap(({ visits }) => visits),
        own.length,
      ),
    })),
  );
}
