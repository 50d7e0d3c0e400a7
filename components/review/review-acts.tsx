import { useState } from 'preact/hooks';
import { acceptVisit, reopenVisit, returnVisit } from '../../lib/app/review/steps.ts';
import type { ReviewView } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useOpener } from '../ui/opener.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import type { Parts } from './use-parts.ts';
import type { ShownThreads } from './use-threads.ts';

interface Props {
  visit: string;
  view: ReviewView;
  threads: ShownThreads;
  parts: Parts;
}

const ACTS = { accepted: 'accept', returned: 'return', reopened: 'reopen' } as const;
type Decision = keyof typeof ACTS;
const isDecision = (to: string): to is Decision => to in ACTS;

/** What may be decided of a visit now: what whoever works here can't do says why. */
export function ReviewActs({ visit, view, threads, parts }: Props) {
  const { session, words, run } = useApp();
  const { reviewDesk } = useDeskWords();
  const [open, setOpen] = useState<Exclude<Decision, 'accepted'> | null>(null);
  const next = view.next.flatMap(({ to, why }) => (isDecision(to) ? [{ to, why }] : []));
  const isOpen = open !== null && next.some(({ to, why }) => to === open && !why);
  const opener = useOpener<Decision>(isOpen ? open : null);
  if (next.length === 0) return null;
  const close = () => setOpen(null);
  const take = (to: Decision) => {
    if (to === 'accepted') run(() => acceptVisit(session, visit));
    else setOpen(to);
  };
  return (
    <div class="rv-decide">
      {!isOpen && (
        <div class="rv-acts">
          {next
            .filter(({ why }) => !why)
            .map(({ to }) => (
              <button
                key={to}
                type="button"
                class={to === 'accepted' ? 'btn main' : 'btn line'}
                {...opener(to)}
                onClick={() => take(to)}
              >
                {reviewDesk[ACTS[to]]}
              </button>
            ))}
        </div>
      )}
      {next.map(({ to, why }) => {
        if (!why) return null;
        return (
          <p key={to} class="t13 q">
            {reviewDesk.mayNot(reviewDesk[ACTS[to]], words.common.refusals[why])}
          </p>
        );
      })}
      {isOpen && open === 'returned' && <ReturnForm visit={visit} threads={threads} parts={parts} onEnd={close} />}
      {isOpen && open === 'reopened' && <ReopenForm visit={visit} onEnd={close} />}
    </div>
  );
}

function ReturnForm({ visit, threads, parts, onEnd }: Omit<Props, 'view'> & { onEnd(): void }) {
  const { session, run } = useApp();
  const { reviewDesk } = useDeskWords();
  const reason = useReason(visit, 'review.returned');
  const open = threads.all.filter(({ first, done }) => first && !done);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const asks = open.map(({ id }) => id).filter((id) => !left.has(id));
  const take = async () => {
    await returnVisit(session, visit, { reason: reason.text(), asks });
    await reason.end();
    onEnd();
  };
  return (
    <div class="rv-form">
      <ReasonField reason={reason} label={reviewDesk.returnReason} how={reviewDesk.reasonOrAsks} />
      {open.length > 0 && (
        <fieldset class="rv-asks">
          <legend class="t13 q">{reviewDesk.asks}</legend>
          {open.map(({ id, on, field, first }) => (
            <label key={id} class="rv-ask">
              <input
                type="checkbox"
                checked={!left.has(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setLeft(new Set(checked ? [...left].filter((one) => one !== id) : [...left, id]))
                }
              />
              <span class="anyword min0">
                <span class="t12 q">{parts.name(on, field)}</span>
                <br />
                {first?.text}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <FormActs act={reviewDesk.return} onAct={() => run(take)} onEnd={onEnd} />
    </div>
  );
}

function ReopenForm({ visit, onEnd }: { visit: string; onEnd(): void }) {
  const { session, run } = useApp();
  const { reviewDesk } = useDeskWords();
  const reason = useReason(visit, 'review.reopened');
  const take = async () => {
    await reopenVisit(session, visit, reason.text());
    await reason.end();
    onEnd();
  };
  return (
    <div class="rv-form">
      <ReasonField reason={reason} label={reviewDesk.reopenReason} />
      <FormActs act={reviewDesk.reopen} onAct={() => run(take)} onEnd={onEnd} />
    </div>
  );
}

/** What ends a form: the act, or leaving it. */
export function FormActs({ act, onAct, onEnd }: { act: string; onAct(): void; onEnd(): void }) {
  const { reviewDesk } = useDeskWords();
  return (
    <div class="rv-acts">
      <button type="button" class="btn main" onClick={onAct}>
        {act}
      </button>
      <button type="button" class="btn text" onClick={onEnd}>
        {reviewDesk.cancel}
      </button>
    </div>
  );
}
