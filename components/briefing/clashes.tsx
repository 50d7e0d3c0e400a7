import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Clash, watchClashes } from '../../lib/app/briefing/numbering.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { useWhen } from '../ui/use-when.ts';
import { usePlace } from './use-place.ts';
import { VoidDialog } from './void-dialog.tsx';

/** Numbers that were given twice, which only a merge shows: each with both issues, to declare one of them void. */
export function Clashes() {
  const { session } = useApp();
  const clashes = useWatch<Clash[]>((on) => watchClashes(session, on), [session]);
  const [voiding, setVoiding] = useState<Entry<'issue'> | null>(null);
  const settled = useRef(false);
  // The card goes with what was settled: the keys go to the next one, else to the list beneath.
  useLayoutEffect(() => {
    if (!settled.current || document.activeElement !== document.body) return;
    settled.current = false;
    document.querySelector<HTMLElement>('.bf-clash button, main [data-at][tabindex="0"]')?.focus();
  }, [clashes]);
  if (!clashes || clashes.length === 0) return null;
  return (
    <>
      {clashes.map((clash) => (
        <ClashCard key={`${clash.office} ${clash.year} ${clash.number}`} clash={clash} onVoid={setVoiding} />
      ))}
      {voiding && (
        <VoidDialog issue={voiding} onClose={() => setVoiding(null)} onDone={() => (settled.current = true)} />
      )}
    </>
  );
}

function ClashCard({ clash, onVoid }: { clash: Clash; onVoid(issue: Entry<'issue'>): void }) {
  const { briefingDesk: words } = useDeskWords();
  const when = useWhen();
  const to = usePlace();
  const number = words.issueOf(clash.year, clash.number);
  return (
    <section class="ask bf-clash" aria-label={words.clash.title}>
      <div class="min0">
        <p>
          <b>{words.clash.title}</b> {words.clash.says(number, clash.issues.length)}
        </p>
        <ul>
          {clash.issues.map((issue) => {
            const title = showLine(issue.body.title) || words.list.untitled;
            const said = words.bySaid(showLine(issue.body.by), when(issue.body.at.device));
            return (
              <li key={issue.id} class="bf-clash-line">
                <span class="anyword">
                  {title} <span class="q">{said}</span>
                </span>
                <button
                  type="button"
                  class="btn text"
                  aria-label={`${words.clash.look} ${title} ${said}`}
                  onClick={() => to({ at: 'issue', issue: issue.id })}
                >
                  {words.clash.look}
                </button>
                <button
                  type="button"
                  class="btn text"
                  aria-label={`${words.clash.void} ${title} ${said}`}
                  onClick={() => onVoid(issue)}
                >
                  {words.clash.void}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
