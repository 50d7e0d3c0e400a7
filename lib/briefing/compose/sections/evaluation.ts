import { TALLY_ANSWERS } from '../../../model/voices.ts';
import { fingerprint } from '../../../text/fingerprint.ts';
import type { TableRow } from '../../blocks/blocks.ts';
import type { BlocksPart, Caution, DraftPart, TextPart } from '../draft.ts';
import { inOrder, tellFact } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { groupsAmong, LEAST } from '../groups.ts';
import { centred, headOf, isSaid, type PartMaker, type SectionText } from '../parts.ts';
import type { OpenSheet } from '../protect.ts';
import { figure } from '../say.ts';
import { sumTallies, type TallySum, tallyShare } from '../tallies.ts';
import { withoutLead } from '../text.ts';

/** What people said when they were asked, each share with its sample; what they reported; and complaints (S23, S26, S44). */
export function composeEvaluation(frame: Frame, parts: PartMaker): SectionText {
  const sums = sumTallies(frame.visits);
  const people = askedOf(frame).reduce((sum, one) => sum + one.people, 0);
  return {
    parts: [...tellQuestions(frame, parts, sums, people), ...tellHeard(frame, parts), ...tellComplaints(frame, parts)],
    count: people > 0 ? frame.words.count('evaluation', people) : '',
    cautions: smallSamples(frame, sums),
  };
}

const askedOf = ({ visits }: Frame) =>
  visits.flatMap(({ sheet }) => sheet.voices?.evaluations ?? []).filter(({ questions }) => questions.length > 0);

function smallSamples({ source }: Frame, sums: readonly TallySum[]): Caution[] {
  return sums
    .filter(({ n }) => n < source.leastSample)
    .map(({ yes, no, n, from }) => ({ code: 'smallSample', count: n, about: `${yes}／${no}`, from }));
}

function tellQuestions(frame: Frame, parts: PartMaker, sums: readonly TallySum[], people: number): DraftPart[] {
  if (sums.length === 0) return [];
  const { words, source } = frame;
  const asked = askedOf(frame).map(({ id }) => id);
  const told = words.evaluation.asked(figure('times', asked), figure('people', asked, people));
  const few = sums.some(({ n }) => n < source.leastSample);
  return [
    parts.text('asked', [...told, ...sums.flatMap((sum) => sayQuestion(frame, sum))]),
    parts.blocks('table', words.evaluation.table, [questionTable(frame, sums)], asked),
    ...tellByType(frame, parts),
    ...(few ? [parts.text('few', words.evaluation.few(source.leastSample), { as: 'small' })] : []),
  ];
}

function sayQuestion({ source, words }: Frame, sum: TallySum) {
  const { yes, no, counts, n, from } = sum;
  const share = tallyShare(sum, 'yes', source.leastSample);
  // Two questions may share a word: 满意、不满意 and 满意、一般.
  const key = `${yes}-${no}`;
  return words.evaluation.question({
    ...{ yes, no, n: figure(`${key}-n`, from, n), yesCount: figure(`${key}-yes`, from, counts.yes) },
    noCount: counts.no > 0 ? figure(`${key}-no`, from, counts.no) : null,
    share: share === null ? null : figure(`${key}-share`, from, words.percent(share)),
  });
}

function questionTable({ source, words }: Frame, sums: readonly TallySum[]) {
  const { head, pair, cell } = words.evaluation;
  const rows = sums.map((sum): TableRow => {
    const answers = TALLY_ANSWERS.map((answer) =>
      cell(sum.counts[answer], tallyShare(sum, answer, source.leastSample)),
    );
    return { cells: [{ text: pair(sum.yes, sum.no) }, ...[...answers, `${sum.n}`].map(centred)], from: [...sum.from] };
  });
  const columns = [46, 32, 32, 28, 18];
  return {
    kind: 'table' as const,
    columns,
    head: headOf([head.question, head.yes, head.no, head.unclear, head.sample]),
    rows,
  };
}

/**
 * The same by type, where there are several: the share of the good word. In the anonymous edition of those units alone
 * where people were asked, and of questions that were put at three or more: else a row would be what was said of one.
 */
function tellByType(frame: Frame, parts: PartMaker): BlocksPart[] {
  const { visits, words, source, edition } = frame;
  const asked = new Set(visits.filter(({ sheet }) => isAsked(sheet)).map(({ unit }) => unit));
  const own = groupsAmong(frame.groups, edition, asked)
    .all.map(({ name, units }) => {
      const ids = new Set(units.map(({ id }) => id));
      const there = visits.filter(({ unit }) => ids.has(unit));
      return { name: name || (edition === 'named' ? words.aUnit : words.others), there, sums: sumTallies(there) };
    })
    .filter(({ sums }) => sums.length > 0);
  if (own.length < 2) return [];
  const isTold = (sum: TallySum) => edition === 'named' || own.every(({ there }) => unitsOf(there, sum) >= LEAST);
  const questions = sumTallies(visits).filter(isTold);
  if (questions.length === 0) return [];
  const rows = own.map(({ name, sums }): TableRow => {
    const cells = questions.map(({ yes, no }) => {
      const sum = sums.find((one) => one.yes === yes && one.no === no);
      return sum ? words.evaluation.shareCell(sum.counts.yes, sum.n, tallyShare(sum, 'yes', source.leastSample)) : '';
    });
    return { cells: [{ text: name }, ...cells.map(centred)], from: [...new Set(sums.flatMap(({ from }) => from))] };
  });
  const head = headOf([words.evaluation.head.type, ...questions.map(({ yes }) => yes)]);
  const columns = [44, ...questions.map(() => 112 / questions.length)];
  return [parts.blocks('types', words.evaluation.byType, [{ kind: 'table', columns, head, rows }])];
}

const isAsked = ({ voices }: OpenSheet): boolean =>
  (voices?.evaluations ?? []).some(({ questions }) => questions.length > 0);

/** At how many units a question was answered. */
function unitsOf(visits: Frame['visits'], { from }: TallySum): number {
  const there = visits.filter(({ sheet }) => sheet.voices?.evaluations.some(({ id }) => from.includes(id)));
  return new Set(there.map(({ unit }) => unit)).size;
}

/** What was said back to back: the substance alone, in the order of the texts, of no unit and with no record. */
function tellHeard({ visits, words }: Frame, parts: PartMaker): TextPart[] {
  const lead = words.evaluation.reported;
  const texts = visits
    .flatMap(({ sheet }) => sheet.heard.map((text) => withoutLead(text, lead)))
    .filter(isSaid)
    .sort();
  if (texts.length === 0) return [];
  const seen = new Map<string, number>();
  const told = texts.map((text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return parts.text(`heard-${fingerprint(text, '')}${times > 1 ? `-${times}` : ''}`, words.ended(text, ''), { lead });
  });
  return [parts.text('heard', words.evaluation.heardHeading, { as: 'heading2', keep: true }), ...told];
}

function tellComplaints(frame: Frame, parts: PartMaker): DraftPart[] {
  const { visits, words } = frame;
  const all = visits
    .flatMap(({ unit, sheet }) => (sheet.voices?.complaints ?? []).map((one) => ({ ...one, unit })))
    .filter(({ text }) => isSaid(text));
  if (all.length === 0) return [];
  const done = all.filter(({ answered }) => answered !== null).map(({ id }) => id);
  const count = words.evaluation.complaints(
    figure(
      'complaints',
      all.map(({ id }) => id),
    ),
    done.length > 0 ? figure('answered', done) : null,
  );
  return [
    parts.text('complaints', words.evaluation.complaintsHeading, { as: 'heading2', keep: true }),
    parts.text('complaints-count', count),
    ...inOrder(frame, all, ({ text }) => text).flatMap(({ id, unit, text, answer }) =>
      tellFact(frame, parts, {
        ...{ key: `complaint-${id}`, unit, text, from: [id], photos: [] },
        after: isSaid(answer) ? words.evaluation.answer(answer) : '',
      }),
    ),
  ];
}
