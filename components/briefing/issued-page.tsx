import { useMemo, useState } from 'preact/hooks';
import { type BriefingLine, startCorrection, watchBriefings } from '../../lib/app/briefing/briefings.ts';
import { recompose } from '../../lib/app/briefing/issue.ts';
import { isVoid } from '../../lib/app/briefing/issues-read.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Edition } from '../../lib/model/briefing.ts';
import { showLine, showText } from '../../lib/model/one-line.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { GonePage } from './gone-page.tsx';
import { IssueFiles, useOpened } from './issue-files.tsx';
import { editionsOf, useIssueName } from './issue-name.ts';
import { PageHead } from './page-head.tsx';
import { TaskState } from './task-state.tsx';
import { usePlace } from './use-place.ts';
import { usePress } from './use-press.ts';
import { useRowOpened } from './use-returned.ts';
import { useTask } from './use-task.ts';
import { VoidDialog } from './void-dialog.tsx';

/** The keys go to the page's title, once the dialog has given them back to a button that goes. */
const focusTitle = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.bf-head h1')?.focus({ preventScroll: true }));
};

/** What was issued: its files, its versions, and whether it can be composed again. */
export function IssuedPage({ id }: { id: string }) {
  const { session } = useApp();
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const lines = useWatch<BriefingLine[]>((on) => watchBriefings(session, on), [session]);
  const issues = useMemo(() => (lines ?? []).flatMap((line) => line.issues), [lines]);
  if (!lines) return <PageLoading words={words.loading} />;
  const issue = issues.find((one) => one.id === id);
  const line = lines.find((one) => one.issues.some((other) => other.id === id));
  if (!issue || !line) return <GonePage says={briefingIssue.issued.gone} />;
  return <Issued issue={issue} issues={issues} line={line} />;
}

interface Props {
  issue: Entry<'issue'>;
  issues: readonly Entry<'issue'>[];
  line: BriefingLine;
}

function Issued({ issue, issues, line }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { issued } = briefingIssue;
  const nameOf = useIssueName();
  const to = usePlace();
  useRowOpened('briefings', issue.id);
  const [voiding, setVoiding] = useState(false);
  const { body } = issue;
  const isCorrected = issues.some((other) => other.body.corrects === issue.id && !isVoid(other.body.void));
  const state = isVoid(body.void) ? 'void' : isCorrected ? 'corrected' : 'issued';
  const correct = async () => {
    const briefing = await startCorrection(session, issue.id);
    to({ at: 'draft', briefing, edition: 'named' });
  };
  return (
    <main class="bf-page">
      <PageHead title={nameOf(body)} escapes says={words.list.states[state]}>
        {line.entry.shelf === 'live' && (
          <button
            type="button"
            class="btn line"
            onClick={() => to({ at: 'draft', briefing: body.briefing, edition: 'named' })}
          >
            {issued.toDraft}
          </button>
        )}
        {!isVoid(issue.body.void) && (
          <button type="button" class="btn warn" onClick={() => setVoiding(true)}>
            {issued.void}
          </button>
        )}
        <button type="button" class="btn main" title={issued.correctHow} onClick={() => run(correct)}>
          {issued.correct}
        </button>
      </PageHead>
      <div class="bf-scroll">
        <h2 class="bf-issue-title anyword">{showText(body.title) || words.list.untitled}</h2>
        {isVoid(issue.body.void) && <p class="ask red anyword">{words.voiding.said(showText(body.void ?? ''))}</p>}
        <dl class="dl bf-facts">
          <dt>{issued.office}</dt>
          <dd>{line.office ?? words.list.noOffice}</dd>
          <dt>{issued.by}</dt>
          <dd>{showLine(body.by) || '–'}</dd>
          <dt>{issued.when}</dt>
          <dd class="num">{Object.values(shownTime(body.at)).join(' ')}</dd>
        </dl>
        <Chain issue={issue} issues={issues} />
        <h2 class="h3 bf-flush">{issued.files}</h2>
        <IssueFiles issue={issue} />
        <Recompose issue={issue} />
      </div>
      {voiding && <VoidDialog issue={issue} onClose={() => setVoiding(false)} onDone={focusTitle} />}
    </main>
  );
}

/** The versions of an issue: the one that this corrects, and those that correct it. */
function Chain({ issue, issues }: Omit<Props, 'line'>) {
  const { briefingIssue } = useDeskWords();
  const { issued } = briefingIssue;
  const nameOf = useIssueName();
  const to = usePlace();
  const before = issues.find(({ id }) => id === issue.body.corrects);
  const after = issues.filter(({ body }) => body.corrects === issue.id);
  if (!before && after.length === 0) return null;
  const link = (other: Entry<'issue'>, says: string) => (
    <li key={other.id}>
      <button type="button" class="bf-to" onClick={() => to({ at: 'issue', issue: other.id })}>
        {says}
      </button>
    </li>
  );
  return (
    <section aria-label={issued.chain}>
      <h2 class="h3 bf-flush">{issued.chain}</h2>
      <ul>
        {before && link(before, issued.corrects(nameOf(before.body)))}
        {after.map((other) => link(other, issued.corrected(nameOf(other.body))))}
      </ul>
    </section>
  );
}

type Compared = Awaited<ReturnType<typeof recompose>>;

/** Composes what was frozen once more and compares: the issued file stays as it is. */
function Recompose({ issue }: { issue: Entry<'issue'> }) {
  const { session } = useApp();
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { issued } = briefingIssue;
  const press = usePress();
  const opened = useOpened(issue.id);
  const { task, start, stop } = useTask<never, readonly (Compared & { edition: Edition })[]>();
  if (opened && !opened.snapshot) return <p class="ask calm">{issued.noSnapshot}</p>;
  const compare = () => {
    if (!press || task.is === 'working') return;
    void start(async (_, signal) => {
      const found: (Compared & { edition: Edition })[] = [];
      for (const edition of editionsOf(issue)) {
        signal.throwIfAborted();
        found.push({ ...(await recompose(session, press, issue.id, edition)), edition });
      }
      return found;
    });
  };
  return (
    <section class="bf-form-part" aria-label={issued.recompose}>
      <p>
        <button type="button" class="btn line" aria-disabled={!press || task.is === 'working'} onClick={compare}>
          {issued.recompose}
        </button>
      </p>
      <TaskState task={task} says={() => issued.recomposing} onStop={stop} />
      {task.is === 'done' && (
        <div role="status">
          {task.result.map(({ edition, pages, same }) => (
            <p key={edition} class={same ? 'green' : 'amber'}>
              {words.editions[edition]} {same ? issued.same(pages) : issued.differs(pages)}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
