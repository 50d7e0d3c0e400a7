import type { PackItem } from '../../lib/app/checklist.ts';
import { answerOf, DUTY_STATES, GRADES, rate, setDuty } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Mark } from '../ui/icon.tsx';

/** The look of a chosen grade; the two that leave the denominator have no colour, and neither has a duty. */
const LOOKS = { good: 'g1', fairlyGood: 'g2', fair: 'g3', poor: 'g4', notApplicable: 'off', notSeen: 'off' } as const;

interface Props {
  visit: Entry<'visit'>;
  item: PackItem;
  /** The id of a line that says more about it. */
  describedBy?: string;
  /** Called before the answer is taken. */
  onRate(): void;
}

/** The cells of an item: six grades, the last two set apart; or the three states of a duty. A second press clears. */
export function RatingRow({ visit, item, describedBy, onRate }: Props) {
  const { session, words, run } = useApp();
  const text = usePackText();
  const answer = answerOf(visit, item);
  const shared = {
    label: words.checklist.group(item.id, text(item.question)),
    clears: true,
    ...(describedBy && { describedBy }),
  };
  if (item.form === 'duty') {
    return (
      <Choices
        {...shared}
        class="rate three"
        value={answer?.form === 'duty' ? answer.value : null}
        choices={DUTY_STATES.map((value, at) => {
          const name = words.common.duties[value];
          const spoken = words.checklist.cell(item.id, name, at + 1, DUTY_STATES.length);
          return { value, ...face(name, spoken), class: answer?.value === value ? 'off' : '' };
        })}
        onChoose={(state) => {
          onRate();
          run(() => setDuty(session, visit, item.id, state));
        }}
      />
    );
  }
  return (
    <Choices
      {...shared}
      class="rate"
      value={answer?.form === 'rated' ? answer.value : null}
      choices={GRADES.map((value, at) => {
        const name = words.common.grades[value];
        const spoken = words.checklist.cell(item.id, name, at + 1, GRADES.length);
        const look = answer?.value === value ? LOOKS[value] : '';
        return { value, ...face(name, spoken, <Mark grade={value} />), class: look };
      })}
      onChoose={(grade) => {
        onRate();
        run(() => rate(session, visit, item.id, grade));
      }}
    />
  );
}

/** What a cell shows, and what it is called in full: which item, which grade, which of how many (ui.md, Accessibility). */
function face(name: string, spoken: string, mark?: preact.ComponentChildren) {
  return {
    name: '',
    face: (
      <>
        {mark}
        <span aria-hidden="true">{name}</span>
        <span class="sr">{spoken}</span>
      </>
    ),
  };
}
