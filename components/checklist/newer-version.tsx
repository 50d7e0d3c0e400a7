import type { Pack } from '../../lib/app/pack-shown.ts';
import { answersToShow, goOverTo, type OldAnswer } from '../../lib/app/pack-switch.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { AnswerChip } from './answer-chip.tsx';

interface Props {
  visit: Entry<'visit'>;
  newer: Pack;
  onClose(): void;
}

/** What going over to a newer version means for what was answered already, with the words of then and now. */
export function NewerVersion({ visit, newer, onClose }: Props) {
  const { session, words, run } = useApp();
  const { checklist, common } = words;
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

const TEXTS = ['question', 'look', 'against'] as const;

/** Both wordings of what differs; of an item that is asked no more, its question. */
function Wordings({ old: { older, newer, fields } }: { old: OldAnswer }) {
  const { checklist } = useApp().words;
  const text = usePackText();
  const differing = TEXTS.filter((field) => fields.includes(field));
  const shown = differing.length > 0 ? differing : (['question'] as const);
  return (
    <>
      {shown.map((field) => (
        <div key={field}>
          <p>
            <span class="q">{checklist.wordsThen}</span> {text(older[field])}
          </p>
          {newer && differing.includes(field) && (
            <p>
              <span class="q">{checklist.wordsNow}</span> {text(newer[field])}
            </p>
          )}
        </div>
      ))}
    </>
  );
}
