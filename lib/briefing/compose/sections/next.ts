import { isOverdue, openFindings } from '../deadlines.ts';
import type { Frame } from '../frame.ts';
import { lowOf } from '../grades.ts';
import type { PartMaker, SectionText } from '../parts.ts';
import { figure, type NamedFigure, type Said } from '../say.ts';

/** So many areas are named as those to work on. */
const MOST_AREAS = 3;

/** What comes next, as it follows from what is open; the lead says the rest. */
export function composeNext(frame: Frame, parts: PartMaker): SectionText {
  const { source, findings, tags, words } = frame;
  const open = openFindings(frame);
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  const some = (name: string, from: readonly string[]): NamedFigure | null =>
    from.length > 0 ? figure(name, from, from.length) : null;
  const all = some('open', idsOf(open.all));
  const overdue = some('overdue', idsOf(open.all.filter((one) => isOverdue(one, source.today))));
  const redo = some('redo', idsOf(open.redo));
  const suspected = some('suspected', suspectedIn(tags));
  const unclaimed = some('unclaimed', idsOf(findings.filter((one) => one.cause === 'above' && one.claimed !== true)));
  const told: readonly (readonly [string, Said])[] = [
    ['areas', sayAreas(frame)],
    ['open', all ? words.next.open(all, overdue) : []],
    ['redo', redo ? words.next.redo(redo) : []],
    ['suspected', suspected ? words.next.suspected(suspected) : []],
    ['unclaimed', unclaimed ? words.next.unclaimed(unclaimed) : []],
    ['unvisited', sayUnvisited(frame)],
  ];
  return { parts: told.filter(([, said]) => said.length > 0).map(([key, said]) => parts.text(key, said)) };
}

const suspectedIn = (tags: Frame['tags']): string[] =>
  tags.flatMap(({ tag, visit }) => (tag.status === 'suspected' ? [tag.record ?? visit.id] : []));

/** The areas in which most was low. */
function sayAreas({ source, counts, words }: Frame): Said {
  const low = source.areas
    .map(({ id, name }) => {
      return { name, low: counts.filter(({ item }) => item.area === id).flatMap(lowOf) };
    })
    .filter((area) => area.low.length > 0)
    .sort((a, b) => b.low.length - a.low.length)
    .slice(0, MOST_AREAS);
  if (low.length === 0) return [];
  const all = low.flatMap((area) => area.low);
  return words.next.areas(
    low.map(({ name }) => name),
    figure('low', all, all.length),
  );
}

function sayUnvisited({ source, units, words }: Frame): Said {
  const left = Object.values(source.roster).reduce((sum, count) => sum + count, 0) - units.length;
  return left > 0 && units.length > 0 ? words.next.unvisited(figure('unvisited', [], left)) : [];
}
