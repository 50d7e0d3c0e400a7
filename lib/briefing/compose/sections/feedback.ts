import type { DraftPart } from '../draft.ts';
import type { Frame } from '../frame.ts';
import { isSaid, type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure } from '../say.ts';

/**
 * A sheet for one unit: what was found there and by when it is put right, and advice apart from it, which is the unit's
 * own to decide on (S37). It asks the unit for nothing (S36). Nothing in it comes from what people said: who reads it
 * knows them.
 */

/** So many items are named as done well: the sheet is one page. */
const MOST_ITEMS = 5;

/** When the unit was visited, and what it does well. */
export function composeVisited(frame: Frame, parts: PartMaker): SectionText {
  const { visits, words, source, edition, units, grades } = frame;
  const [unit] = units;
  if (!unit) return { parts: [] };
  const named = edition === 'named';
  const days = [...new Set(visits.map(({ sheet }) => sheet.began.date))].filter(isSaid).sort();
  const from = visits.map(({ id }) => id);
  const team = named ? (source.team ?? '') : '';
  const told = parts.text('days', words.feedback.visited(days, team, named ? unit.name : ''), { from });
  const good = source.items.filter(({ id }) => grades.get(unit.id)?.get(id)?.grade === 'good');
  if (good.length === 0) return { parts: [told] };
  const names = good.slice(0, MOST_ITEMS).map(({ short }) => short);
  return { parts: [told, parts.text('good', words.feedback.good(names), { from })] };
}

/** What was found, as it stands, with what is to be done by when. */
export function composeFound(frame: Frame, parts: PartMaker): SectionText {
  const { words } = frame;
  const findings = frame.findings.filter(({ state }) => state !== 'closed');
  const tags = frame.tags.filter(({ tag }) => tag.status === 'confirmed' && isSaid(tag.parts.fact));
  const records = [...findings.map(({ id }) => id), ...tags.map(({ tag, visit }) => tag.record ?? visit.id)];
  if (records.length === 0) return { parts: [] };
  const count = figure('found', records, records.length);
  const told: DraftPart[] = [
    ...findings.map((one) => parts.text(`finding-${slug(one.id)}`, words.feedback.parts(one), { from: [one.id] })),
    ...tags.map(({ tag, id, visit }) =>
      parts.text(`tag-${slug(id)}`, words.ended(tag.parts.fact, ''), { from: [tag.record ?? visit.id] }),
    ),
  ];
  return {
    parts: [parts.text('count', words.feedback.found(count), { keep: true }), ...told],
    count: words.count('found', records.length),
  };
}

const remarksOf = ({ visits }: Frame, nature: 'deviation' | 'advice') =>
  visits.flatMap(({ sheet }) => sheet.found?.remarks ?? []).filter((one) => one.nature === nature && isSaid(one.text));

/** What was named on the spot so that it is put right at once, and what became of it (S38). */
export function composeRemarks(frame: Frame, parts: PartMaker): SectionText {
  const { feedback } = frame.words;
  return {
    parts: remarksOf(frame, 'deviation').map(({ id, text, became }) =>
      parts.text(`remark-${slug(id)}`, feedback.remark(text, became), { from: [id] }),
    ),
  };
}

/** Advice, with a line that says whose decision it is. */
export function composeAdvice(frame: Frame, parts: PartMaker): SectionText {
  const { feedback } = frame.words;
  const advice = remarksOf(frame, 'advice');
  if (advice.length === 0) return { parts: [] };
  return {
    parts: [
      parts.text('intro', feedback.adviceIntro, { keep: true }),
      ...advice.map(({ id, text, decided }) =>
        parts.text(`remark-${slug(id)}`, feedback.advice(text, decided), { from: [id] }),
      ),
    ],
  };
}
