import { TALLY_ANSWERS } from '../../model/voices.ts';
import type { Block, TableRow } from '../blocks/blocks.ts';
import { composeListed } from './listed.ts';
import type { SheetEvaluation, SheetQuestion, SheetVoices } from './sheet-voices.ts';
import type { BriefingWords } from './words.ts';

/** What people said when they were asked: a table for each group, every share beside its counts and its sample. */
export function composeEvaluations(voices: SheetVoices | undefined, words: BriefingWords): Block[] {
  const answered = (voices?.evaluations ?? []).filter(({ questions }) => questions.length > 0);
  const few = answered.some(({ questions }) => questions.some(({ shares }) => shares === null));
  const note: Block[] =
    few && voices ? [{ kind: 'paragraph', text: words.evaluation.few(voices.leastSample), size: 'small' }] : [];
  return [...answered.flatMap((one, at) => evaluationBlocks(one, answered.length > 1 ? at + 1 : null, words)), ...note];
}

const strong = (text: string) => ({ text, align: 'center', strong: true }) as const;

function evaluationBlocks(evaluation: SheetEvaluation, number: number | null, words: BriefingWords): Block[] {
  const { id, where, among, people, questions } = evaluation;
  const { head, place } = words.evaluation;
  const from = [id];
  const cells = [head.question, head.yes, head.no, head.unclear, head.sample].map(strong);
  return [
    { kind: 'paragraph', text: place({ number, where, among, people }), size: 'body', keep: true, from },
    {
      kind: 'table',
      columns: [46, 32, 32, 28, 18],
      head: { cells },
      rows: questions.map((question) => questionRow(question, id, words)),
      from,
    },
  ];
}

function questionRow(question: SheetQuestion, id: string, { evaluation }: BriefingWords): TableRow {
  const { yes, no, counts, shares, n } = question;
  const answers = TALLY_ANSWERS.map((answer) => evaluation.count(counts[answer], shares ? shares[answer] : null));
  return {
    cells: [
      { text: evaluation.question(yes, no) },
      ...[...answers, `${n}`].map((text) => ({ text, align: 'center' as const })),
    ],
    from: [id],
  };
}

/** What people brought: joint topics, complaints, good practices, cases, each under its name. */
export function composeBrought(voices: SheetVoices | undefined, words: BriefingWords): Block[] {
  if (!voices) return [];
  const groups = [
    ['topic', voices.topics.flatMap((one, at) => topicBlocks(one, at + 1, words))],
    ['complaint', voices.complaints.flatMap((one, at) => complaintBlocks(one, at + 1, words))],
    ['practice', voices.practices.flatMap((one, at) => practiceBlocks(one, at + 1, words))],
    ['case', voices.cases.flatMap((one, at) => caseBlocks(one, at + 1, words))],
  ] as const;
  const filled = groups.filter(([, blocks]) => blocks.length > 0);
  return filled.flatMap(([kind, blocks], at): Block[] => [
    { kind: 'heading', level: 2, text: words.ordinal(2, at + 1) + words.brought.titles[kind] },
    ...blocks,
  ]);
}

function topicBlocks(one: SheetVoices['topics'][number], number: number, { brought }: BriefingWords): Block[] {
  return composeListed(one.id, brought.topic(number, one.raisedBy, one.level), one.topic, [
    [brought.parts.analysed, one.analysed],
    [brought.parts.supplied, one.supplied],
    [brought.parts.result, one.result],
  ]);
}

function complaintBlocks(one: SheetVoices['complaints'][number], number: number, { brought }: BriefingWords): Block[] {
  return composeListed(one.id, brought.plain(number), one.text, [
    [brought.parts.times, brought.times(one)],
    [brought.parts.answer, one.answer],
  ]);
}

function practiceBlocks(one: SheetVoices['practices'][number], number: number, { brought }: BriefingWords): Block[] {
  return composeListed(one.id, brought.practice(number, one.what, one.passOn), one.text, []);
}

function caseBlocks(one: SheetVoices['cases'][number], number: number, { brought }: BriefingWords): Block[] {
  return composeListed(one.id, brought.case(number, one.side, one.passOn), one.facts, [
    [brought.parts.cause, one.cause],
    [brought.parts.lesson, one.lesson],
  ]);
}
