import { useRef, useState } from 'preact/hooks';
import type { DraftShown, Todo } from '../../lib/app/briefing/drafts.ts';
import { type Issuing, issueBriefing } from '../../lib/app/briefing/issue.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { EDITIONS, type Edition } from '../../lib/model/briefing.ts';
import { showInLine, showText } from '../../lib/model/one-line.ts';
import { todayNow } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { IssueFiles } from './issue-files.tsx';
import { useIssueName } from './issue-name.ts';
import { TaskState } from './task-state.tsx';
import { TodoLines } from './todo-list.tsx';
import { useBothEditions } from './use-both-editions.ts';
import { usePlace } from './use-place.ts';
import { useTask } from './use-task.ts';

interface Props {
  shown: DraftShown;
  press: BriefingPress | null;
  /** As which it is issued, in words; null where it has no number. */
  title: string | null;
  /** Leads to where something is seen to, away from here. */
  wayTo(todo: Todo): (() => void) | null;
  onClose(): void;
}

/** Issues a briefing: what will be issued, what must be looked at first, and what came of it. */
export function IssueDialog({ shown, press, title, wayTo, onClose }: Props) {
  const { session, words: common } = useApp();
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { issue } = briefingIssue;
  const [editions, setEditions] = useState<ReadonlySet<Edition>>(new Set(EDITIONS));
  const [asked, setAsked] = useState(false);
  const { task, start, stop } = useTask<Issuing, Entry<'issue'>>();
  const all = useBothEditions(shown, editions);
  // What has nothing to say is no trouble: a line holds all of it.
  const todo = all.filter(({ code }) => code !== 'emptySection');
  const silent = all.flatMap(({ code, about }) => (code === 'emptySection' ? showInLine(about) : []));
  const isBlocked = todo.some(({ blocks }) => blocks);
  const lacks = editions.size === 0 ? issue.needsEdition : isBlocked ? issue.blocked : null;
  const isWorking = task.is === 'working';
  // What it was said to be when the person came, or pressed last: another window may have issued it meanwhile.
  const agreed = useRef(shown.number);
  const act = () => {
    setAsked(true);
    const number = agreed.current;
    agreed.current = shown.number;
    if (lacks || isWorking || !press || !number) return;
    const chosen = EDITIONS.filter((edition) => editions.has(edition));
    const wish = { briefing: shown.briefing.id, editions: chosen, number };
    void start((onProgress, signal) => issueBriefing(session, press, wish, onProgress, signal));
  };
  if (task.is === 'done') return <IssuedNow issue={task.result} onClose={onClose} />;
  const tick = (edition: Edition) => {
    const next = new Set(editions);
    if (!next.delete(edition)) next.add(edition);
    setEditions(next);
  };
  return (
    <Dialog title={title ?? issue.titlePlain} onClose={onClose}>
      <div class="bf-form-part">
        <IssueFacts shown={shown} />
        <fieldset class="bf-kinds">
          <legend class="t13 q">{issue.editions}</legend>
          {EDITIONS.map((edition) => (
            <label key={edition} class="bf-tick">
              <input
                type="checkbox"
                checked={editions.has(edition)}
                disabled={isWorking}
                onChange={() => tick(edition)}
              />
              <span>{words.editions[edition]}</span>
            </label>
          ))}
        </fieldset>
        <SecrecyWarning shown={shown} />
        <section aria-label={issue.todo}>
          <h3 class="t13 q">{todo.length > 0 ? issue.todo : issue.fine}</h3>
          <TodoLines briefing={shown.briefing.id} todo={todo} wayTo={wayTo} />
        </section>
        {silent.length > 0 && <p class="t13 q">{words.outline.emptyAre(silent.join(words.between))}</p>}
        <p class="t13 q">{issue.how}</p>
        <TaskState
          task={task}
          says={(at) => (at ? issue.progress(issue.steps[at.step], at.done, at.of) : issue.steps.compose)}
          onStop={stop}
        />
        {asked && lacks && (
          <p class="t13 verm" role="alert">
            {lacks}
          </p>
        )}
      </div>
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {common.common.cancel}
        </button>
        <button type="button" class="btn main" aria-disabled={isWorking || lacks !== null} onClick={act}>
          {title ?? issue.titlePlain}
        </button>
      </div>
    </Dialog>
  );
}

/** What will stand on it: number, day, signature. */
function IssueFacts({ shown }: { shown: DraftShown }) {
  const { briefingIssue } = useDeskWords();
  const { issue } = briefingIssue;
  const nameOf = useIssueName();
  const { number, office } = shown;
  return (
    <dl class="dl bf-facts">
      <dt>{issue.number}</dt>
      <dd>{number ? nameOf(number) : '–'}</dd>
      <dt>{issue.date}</dt>
      <dd class="num">{todayNow()}</dd>
      <dt>{issue.signature}</dt>
      <dd class="anyword">
        {showText(office?.body.signature ?? '') || showText(office?.body.name ?? '') || issue.noSignature}
      </dd>
    </dl>
  );
}

/** Principle 8: what is classified doesn't belong on a device that nobody approved. */
function SecrecyWarning({ shown }: { shown: DraftShown }) {
  const { briefingIssue, briefingOffice } = useDeskWords();
  const secrecy = shown.office?.body.secrecy;
  if (!secrecy || secrecy === 'internal') return null;
  return <p class="ask red">{briefingIssue.issue.secrecy(briefingOffice.secrecies[secrecy])}</p>;
}

/** What was issued: its files, and the ways on from here. */
function IssuedNow({ issue, onClose }: { issue: Entry<'issue'>; onClose(): void }) {
  const { briefingIssue } = useDeskWords();
  const nameOf = useIssueName();
  const to = usePlace();
  return (
    <Dialog title={briefingIssue.issue.done(nameOf(issue.body))} onClose={onClose}>
      <IssueFiles issue={issue} />
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {briefingIssue.issue.close}
        </button>
        <button
          type="button"
          class="btn main"
          onClick={() => {
            onClose();
            to({ at: 'issue', issue: issue.id });
          }}
        >
          {briefingIssue.issue.look}
        </button>
      </div>
    </Dialog>
  );
}
