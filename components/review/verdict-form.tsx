import { adjudicate } from '../../lib/app/review/adjudicate.ts';
import { lackingParts } from '../../lib/app/tags.ts';
import { type Entry, watchEvidence } from '../../lib/app/watch.ts';
import type { TagStatus } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { FormActs } from './review-acts.tsx';

interface Props {
  tag: Entry<'tag'>;
  to: TagStatus;
  onEnd(): void;
}

/** A verdict on a suspicion: 核实 on its five parts, the others with a reason. */
export function VerdictForm({ tag, to, onEnd }: Props) {
  const { session, run } = useApp();
  const { reviewDesk } = useDeskWords();
  const reason = useReason(tag.id, `verdict.${to}`);
  const take = async () => {
    await adjudicate(session, tag.id, to, reason.text());
    await reason.end();
    onEnd();
  };
  return (
    <div class="rv-form">
      {to === 'confirmed' && <PartsThere tag={tag} />}
      <ReasonField
        reason={reason}
        label={to === 'confirmed' ? reviewDesk.verdictReasonIfAny : reviewDesk.verdictReason}
      />
      <FormActs act={reviewDesk.decide[to]} onAct={() => run(take)} onEnd={onEnd} />
    </div>
  );
}

/** Which of the parts are there that 核实 rests on. */
function PartsThere({ tag }: { tag: Entry<'tag'> }) {
  const { session } = useApp();
  const { reviewDesk } = useDeskWords();
  const text = usePackText();
  const evidence = useWatch<Entry<'evidence'>[]>(
    (on) => watchEvidence(session, tag.parent, on),
    [session.db, tag.parent],
  );
  if (!evidence) return null;
  const { tagParts } = session.pack;
  const lacking = lackingParts(session, tag, evidence);
  const names = tagParts.filter(({ id }) => lacking.includes(id)).map(({ title }) => text(title));
  return (
    <p class={names.length > 0 ? 'ask' : 't13 q'} role="status">
      {reviewDesk.parts(tagParts.length - lacking.length, tagParts.length)}{' '}
      {names.length > 0 && reviewDesk.lacking(names)}
    </p>
  );
}
