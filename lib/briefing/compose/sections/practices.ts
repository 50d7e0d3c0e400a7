import { inOrder, unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { isSaid, type PartMaker, type SectionText, slug } from '../parts.ts';

/** Good methods, ideas and examples nearby (S25, S46), and the cases that were dissected (S22). */
export function composePractices(frame: Frame, parts: PartMaker): SectionText {
  const { words, edition } = frame;
  const named = edition === 'named';
  const nameOf = (unit: string) => (named ? unitText(frame, unit) : '');
  const told = (unit: string, text: string) => {
    const whole = words.ended(text, '');
    return named ? whole : words.someOf(frame.nameOf(unit), whole);
  };
  const practices = inOrder(frame, practicesIn(frame), ({ text }) => text).map(({ unit, id, what, text }) =>
    parts.text(`practice-${slug(id)}`, told(unit, text), {
      ...{ lead: words.practices.lead(what, nameOf(unit)), who: nameOf(unit), from: [id] },
    }),
  );
  const cases = inOrder(frame, casesIn(frame), ({ facts }) => facts).map(({ unit, id, side, facts, cause, lesson }) =>
    parts.text(`case-${slug(id)}`, words.practices.caseParts(told(unit, facts), cause, lesson), {
      ...{ lead: words.practices.caseLead(side, nameOf(unit)), who: nameOf(unit), from: [id] },
    }),
  );
  const heading =
    cases.length > 0 ? [parts.text('cases', words.practices.casesHeading, { as: 'heading2', keep: true })] : [];
  const count = practices.length + cases.length;
  return { parts: [...practices, ...heading, ...cases], count: count > 0 ? words.count('practices', count) : '' };
}

const practicesIn = ({ visits }: Frame) =>
  visits
    .flatMap(({ unit, sheet }) => (sheet.voices?.practices ?? []).map((one) => ({ ...one, unit })))
    .filter(({ text }) => isSaid(text));

const casesIn = ({ visits }: Frame) =>
  visits
    .flatMap(({ unit, sheet }) => (sheet.voices?.cases ?? []).map((one) => ({ ...one, unit })))
    .filter(({ facts }) => isSaid(facts));
