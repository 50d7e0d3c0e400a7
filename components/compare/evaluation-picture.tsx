import { useMemo } from 'preact/hooks';
import { minSampleOf, questionsOf, sumEvaluationsOf } from '../../lib/app/desk/compare-counts.ts';
import { type BarRow, BarRows } from '../ui/charts/bar-rows.tsx';
import { usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { percent } from '../ui/percent.ts';
import { PictureFrame } from './picture-frame.tsx';
import { look } from './place.ts';
import type { PictureProps } from './shown.ts';

const ANSWERS = ['yes', 'unclear', 'no'] as const;

/** What people said, question by question, with the sample. */
export function EvaluationPicture({ field, units, place }: PictureProps) {
  const { compare } = useDeskWords();
  const text = usePackText();
  const { evaluation } = compare;
  const narrowed = Object.keys(look.value.narrowing).length > 0;
  const sum = useMemo(() => sumEvaluationsOf(field, narrowed ? units : null), [field, units, narrowed]);
  const questions = new Map(questionsOf(field).map((question) => [question.id, question]));
  const rows = sum.questions.map((tally): BarRow & { records: readonly string[] } => {
    const question = questions.get(tally.question);
    const words = {
      yes: question ? text(question.yes) : tally.question,
      no: question ? text(question.no) : tally.question,
      unclear: evaluation.unclear,
    };
    const label = evaluation.pair(words.yes, words.no);
    return {
      key: tally.question,
      label,
      strong: false,
      ends: [String(tally.n)],
      records: tally.records,
      bars: ANSWERS.map((answer) => {
        const count = tally.counts[answer];
        const share = tally.shares?.[answer];
        const part = share === undefined ? '' : percent(share);
        const said = part ? evaluation.part(words[answer], count, part) : `${words[answer]} ${count}`;
        const name = evaluation.bar(label, words[answer], count, tally.n) + (part && ` (${part})`);
        return {
          key: answer,
          face: answer,
          value: count,
          texts: [said, `${words[answer]} ${count}`, String(count)],
          name,
        };
      }),
    };
  });
  const countOnly = new Set(sum.questions.filter(({ shares }) => shares === null).map(({ question }) => question));
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: evaluation.label,
        legend: (
          <>
            <b>{evaluation.people(sum.people, sum.records.length)}</b>
            {ANSWERS.map((answer) => (
              <span key={answer} class="st8">
                <i class={`cmp-swatch ${answer === 'unclear' ? 'never' : answer}`} />
                {evaluation.keys[answer]}
              </span>
            ))}
            {sum.questions.some(({ n, shares }) => n > 0 && shares === null) && (
              <span class="amber">{evaluation.few(minSampleOf(field))}</span>
            )}
            <span class="q">{evaluation.how}</span>
          </>
        ),
        empty: sum.records.length === 0 ? evaluation.none : null,
        table: () => ({
          heads: evaluation.heads,
          rows: sum.questions.map(({ question, counts, n, shares }, at) => {
            const percents = (['yes', 'no', 'unclear'] as const).map((answer) =>
              shares ? percent(shares[answer]) : evaluation.notShown,
            );
            const figures = [counts.yes, counts.no, counts.unclear, n].map(String);
            return [rows[at]?.label ?? question, ...figures, ...percents];
          }),
        }),
        behind: ({ row, column }) => {
          const found = rows.find(({ key }) => key === row);
          const bar = found?.bars.find(({ key }) => key === column);
          return bar ? { title: bar.name, facts: [], evaluations: found?.records ?? [] } : null;
        },
        draw: (picked, onOpen) => (
          <BarRows
            label={evaluation.label}
            how={compare.walk}
            rows={rows}
            columns={ANSWERS}
            ends={evaluation.ends}
            full="own"
            isCountOnly={({ key }) => countOnly.has(key)}
            picked={picked}
            onOpen={onOpen}
          />
        ),
      }}
    />
  );
}
