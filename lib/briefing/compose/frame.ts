import type { Edition } from '../../model/briefing.ts';
import type { DraftWords } from './draft-words.ts';
import { countItem, type Grades, gradesOf, type ItemCount } from './grades.ts';
import { type Groups, groupUnits, LEAST } from './groups.ts';
import { withoutHeld } from './held-words.ts';
import { isSaid } from './parts.ts';
import { fillShelf, type PhotoShelf } from './photo-shelf.ts';
import { type OpenSheet, protectSources } from './protect.ts';
import type { SheetTag } from './sheet.ts';
import type { Asked, BriefingSource, SourceFinding, SourceUnit, SourceVisit } from './source.ts';
import { byText } from './text.ts';

/** A visit without what would give a protected source away. */
export interface OpenVisit extends Omit<SourceVisit, 'sheet'> {
  readonly sheet: OpenSheet;
}

/** A tag, and where it was given. */
export interface VisitTag {
  readonly tag: SheetTag;
  /** Its record, or what stands for it. */
  readonly id: string;
  readonly visit: OpenVisit;
  /** The area that it belongs to; '' for none that the pack knows. */
  readonly area: string;
}

/** What all sections of a draft are composed from. */
export interface Frame {
  readonly source: BriefingSource;
  readonly edition: Edition;
  readonly words: DraftWords;
  /** In the order in which they began. */
  readonly visits: readonly OpenVisit[];
  readonly visitsOf: ReadonlyMap<string, readonly OpenVisit[]>;
  /** Those visited, by type and then by name. */
  readonly units: readonly SourceUnit[];
  readonly groups: Groups;
  readonly grades: Grades;
  /**
   * How the units stand in each item that any was graded in. In the anonymous edition an item of fewer than three is
   * left out: what only one type is asked tells that such a unit was visited.
   */
  readonly counts: readonly ItemCount[];
  /** Those of enough units to be spoken of: three, or all where fewer were visited. */
  readonly weighty: readonly ItemCount[];
  /** By unit, in the order of `units`, then by their words; by these alone in the anonymous edition. */
  readonly tags: readonly VisitTag[];
  /** Those that say anything; as `tags`. */
  readonly findings: readonly SourceFinding[];
  readonly photos: PhotoShelf;
  /** How many notes, and words of other records, stay here. */
  readonly withheld: number;
  /** The unit's name in the named edition; in the anonymous one what kind it is. '' where only 单位 may be said. */
  nameOf(unit: string): string;
}

/** Puts together what the sections share. Every visit goes through `protectSources` first. */
export function frameOf({ source, edition }: Asked, words: DraftWords): Frame {
  const { visits, withheld: ofVisits } = openVisits(source, words.withheld);
  const { value: findings, count } = withoutHeld(source.findings, words.withheld);
  const withheld = ofVisits + count;
  const units = unitsVisited(source, visits);
  const groups = groupUnits(source, edition, units);
  const names = new Map([...source.units, ...units].map(({ id, name }) => [id, name]));
  const place = new Map(units.map(({ id }, at) => [id, at]));
  // What stands together in the anonymous edition mustn't tell which unit it is of.
  const rank = ({ unit }: { unit: string }) => (edition === 'named' ? (place.get(unit) ?? units.length) : 0);
  const closed = closedIn(source);
  const grades = gradesOf(visits, source.items);
  const ids = units.map(({ id }) => id);
  const atLeast = edition === 'anonymous' ? LEAST : 1;
  const counts = source.items.map((item) => countItem(grades, item, ids)).filter(({ all }) => all.length >= atLeast);
  return {
    ...{ source, edition, words, visits, units, groups, grades, withheld },
    visitsOf: new Map(units.map(({ id }) => [id, visits.filter(({ unit }) => unit === id)])),
    counts,
    weighty: counts.filter(({ all }) => all.length >= Math.min(LEAST, units.length)),
    tags: visits
      .flatMap((visit) => tagsOf(source, visit))
      .sort((a, b) => rank(a.visit) - rank(b.visit) || byText(a.tag.parts.fact, b.tag.parts.fact)),
    findings: findings
      .filter(({ problem }) => isSaid(problem))
      .map((one) => ({ ...one, evidence: one.evidence?.filter(({ ref }) => !closed.has(ref)) }))
      .sort((a, b) => rank(a) - rank(b) || byText(a.problem, b.problem)),
    photos: fillShelf(
      visits.flatMap(({ sheet }) => sheet.photos),
      edition,
    ),
    nameOf: (unit) => (edition === 'named' ? (names.get(unit) ?? '') : (groups.groupOf(unit)?.name ?? '')),
  };
}

/** Evidence of protected notes, of all visits: one picture may be named at several. */
const closedIn = ({ visits }: BriefingSource): Set<string> =>
  new Set(
    visits.flatMap(({ sheet }) =>
      sheet.notes.flatMap(({ source, evidence }) => (source === 'backToBack' ? evidence.map(({ ref }) => ref) : [])),
    ),
  );

function openVisits(source: BriefingSource, held: string): { visits: OpenVisit[]; withheld: number } {
  const closed = closedIn(source);
  const isOpen = ({ ref }: { readonly ref: string }) => !closed.has(ref);
  let withheld = 0;
  const visits = source.visits.map((visit): OpenVisit => {
    const { open, withheld: own } = protectSources(visit.sheet);
    const { tags, photos, voices, found } = open;
    const { value: freed, count } = withoutHeld({ tags, photos, voices, found }, held);
    withheld += own.words + count;
    return {
      ...visit,
      sheet: {
        ...open,
        ...freed,
        tags: freed.tags.map((tag) => ({ ...tag, evidence: tag.evidence.filter(isOpen) })),
        photos: freed.photos.filter(isOpen),
      },
    };
  });
  return { visits: visits.sort((a, b) => a.time - b.time || byText(a.id, b.id)), withheld };
}

/** A unit that the source doesn't list, as one that was merged away, stands by what its visit calls it. */
function unitsVisited({ units, unitTypes }: BriefingSource, visits: readonly OpenVisit[]): SourceUnit[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const visited = new Map<string, SourceUnit>();
  for (const { unit: id, sheet } of visits) {
    const bare = { id, name: sheet.unit.name, type: null, level: null, parent: null };
    visited.set(id, known.get(id) ?? bare);
  }
  const order = new Map(unitTypes.map(({ id }, at) => [id, at]));
  const rank = ({ type }: SourceUnit) => order.get(type ?? '') ?? order.size;
  return [...visited.values()].sort((a, b) => rank(a) - rank(b) || byText(a.name, b.name) || byText(a.id, b.id));
}

function tagsOf({ tagAreas, areas }: BriefingSource, visit: OpenVisit): VisitTag[] {
  const known = new Set(areas.map(({ id }) => id));
  return visit.sheet.tags.map((tag, at) => {
    const area = tagAreas[tag.id] ?? '';
    const before = visit.sheet.tags.slice(0, at).filter(({ id }) => id === tag.id).length;
    const stand = `${visit.id}-${tag.id}${before > 0 ? `-${before + 1}` : ''}`;
    return { tag, id: tag.record ?? stand, visit, area: known.has(area) ? area : '' };
  });
}
