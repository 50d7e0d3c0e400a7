import type { Pack } from '../../lib/app/pack-shown.ts';
import { answersToShow, goOverTo, scoresOver } from '../../lib/app/pack-switch.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { AnswerChip } from './answer-chip.tsx';
import { Wordings } from './wordings.tsx';

interface Props {
  line: VisitLine;
  newer: Pack;
  onClose(): void;
}

/** What going over to a newer version means for what was answered already, with the words of then and now. */
export function NewerVersion({ line, newer, onClose }: Props) {
  const { session, words, run } = useApp();
  const { checklist, common } = words;
  const { visit } = line;
  const answers = answersToShow(session, newer, visit);
  const goOver = async () => {
    await goOverTo(session, visit, newer);
    onClose();
  };
  return (
    <Dialog title={checklist.goOverTitle(visit.body.packVersion, newer.version)} onClose={onClose}>
      <p class="t14">{answers.length === 0 ? checklist.goOverNone : checklist.goOverSome(answers.length)}</p>
      <ul>
        {answers.map((old) => (
          <li key={old.id} class="t13">
            <p>
              <b>{old.id}</b> {checklist.oldAnswer[old.is]} {old.answer && <AnswerChip answer={old.answer} />}
            </p>
            <Wordings old={old} />
          </li>
        ))}
      </ul>
      <ScoreLine line={line} newer={newer} />
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {common.cancel}
        </button>
        <button type="button" class="btn main" onClick={() => run(goOver)}>
          {checklist.goOver(newer.version)}
        </button>
      </div>
    </Dialog>
  );
}

/** What going over does to the visit's score: an item that is asked no more leaves it, and a new one is unanswered. */
function ScoreLine({ line, newer }: Pick<Props, 'line' | 'newer'>) {
  const { session, words } = useApp();
  const { checklist } = words;
  const { before, after } = scoresOver(session, newer, line);
  if (before.n + after.n === 0) return null;
  if (before.score === after.score && before.n === after.n && before.of === after.of) {
    return <p class="t13">{checklist.scoreStays(before.score, before.n, before.of)}</p>;
  }
  return <p class="t13 amber">{checklist.scoreMoves(before, after)}</p>;
}
