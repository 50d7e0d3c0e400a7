import type { DraftPart } from '../draft.ts';
import { tellFact } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { type ItemCount, lowOf, shareOf } from '../grades.ts';
import { isSaid, type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure } from '../say.ts';

/** What is wrong, area by area: in how many units an item is low, then what was found, in people's own words. */
export function composeProblems(frame: Frame, parts: PartMaker): SectionText {
  const areas = [...frame.source.areas, { id: '', name: '' }];
  const told = areas.map(({ id, name }) => ({ id, name, ...tellArea(frame, parts, id, name) }));
  const found = told.filter((area) => area.found.length > 0);
  const all = found.flatMap((area) => area.found);
  const counted = found.map(({ id, name, found: own }) => ({ name, count: figure(keyOf(id), own, own.length) }));
  const intro = found.length > 1 ? [parts.text('intro', frame.words.problems.intro(sumsOf(frame, all), counted))] : [];
  return {
    parts: [...intro, ...told.flatMap((area) => area.parts)],
    count: all.length > 0 ? frame.words.count('problems', all.length) : '',
  };
}

/** Findings and confirmed tags stand together here, and are counted apart elsewhere. */
function sumsOf({ findings }: Frame, all: readonly string[]) {
  const ids = new Set(findings.map(({ id }) => id));
  const some = (name: string, own: readonly string[]) => (own.length > 0 ? figure(name, own, own.length) : null);
  return {
    all: figure('all', all, all.length),
    findings: some(
      'findings',
      all.filter((id) => ids.has(id)),
    ),
    tags: some(
      'tags',
      all.filter((id) => !ids.has(id)),
    ),
  };
}

const keyOf = (area: string): string => (area === '' ? 'other' : `area-${slug(area)}`);

function tellArea(frame: Frame, parts: PartMaker, area: string, name: string): { parts: DraftPart[]; found: string[] } {
  const { words } = frame;
  const key = keyOf(area);
  const low = lowItems(frame, area);
  const items =
    low.length > 0
      ? [parts.text(`${key}-items`, words.problems.items(low.map(figuresOf)), { from: visitsOf(low) })]
      : [];
  const findings = findingsIn(frame, area);
  const tags = frame.tags.filter(
    ({ tag, area: of }) => of === area && tag.status === 'confirmed' && isSaid(tag.parts.fact),
  );
  const facts = [
    ...findings.flatMap((one) =>
      tellFact(frame, parts, {
        ...{ key: `finding-${slug(one.id)}`, unit: one.unit, text: one.problem, from: [one.id] },
        after: words.problems.standing(one.state),
        photos: one.evidence?.map(({ ref }) => ref) ?? [],
      }),
    ),
    ...tags.flatMap(({ tag, id, visit }) =>
      tellFact(frame, parts, {
        ...{ key: `tag-${slug(id)}`, unit: visit.unit, text: tag.parts.fact, from: [tag.record ?? visit.id] },
        photos: tag.evidence.map(({ ref }) => ref),
      }),
    ),
  ];
  if (items.length + facts.length === 0) return { parts: [], found: [] };
  const heading = parts.text(key, words.problems.area(name), { as: 'heading2', keep: true });
  return {
    parts: [heading, ...items, ...facts],
    found: [...findings.map(({ id }) => id), ...tags.map(({ tag, visit }) => tag.record ?? visit.id)],
  };
}

/** What stands behind a sentence of items, also where it names no figure. */
const visitsOf = (counts: readonly ItemCount[]): string[] => [...new Set(counts.flatMap(({ all }) => all))];

function findingsIn({ findings, source }: Frame, area: string): Frame['findings'] {
  const known = new Set(source.areas.map(({ id }) => id));
  return findings.filter(({ areaId }) => (known.has(areaId) ? areaId : '') === area);
}

/** The weighty items of an area in which any unit is low, those with the largest share first. */
function lowItems({ source, weighty }: Frame, area: string): ItemCount[] {
  const known = new Set(source.areas.map(({ id }) => id));
  return weighty
    .filter(({ item }) => (item.area !== null && known.has(item.area) ? item.area : '') === area)
    .filter((count) => lowOf(count).length > 0)
    .sort((a, b) => shareOf(lowOf(b), b) - shareOf(lowOf(a), a) || b.all.length - a.all.length);
}

function figuresOf(count: ItemCount) {
  const { item, by, all } = count;
  const id = slug(item.id);
  const low = lowOf(count);
  const most = by.poor.length > 0 && by.poor.length < low.length ? figure(`${id}-poor`, by.poor, by.poor.length) : null;
  return { name: item.short, n: figure(`${id}-n`, all, all.length), count: figure(`${id}-low`, low, low.length), most };
}
