import { useEffect, useState } from 'preact/hooks';
import { openIssued } from '../../lib/app/briefing/issue.ts';
import { giveFile } from '../../lib/app/device.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { openFile } from './open-file.ts';

export type Opened = Awaited<ReturnType<typeof openIssued>>;

/** An issue with its files as far as they are on this device; null until that is known. */
export function useOpened(id: string): Opened | null {
  const { session, fail } = useApp();
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    let gone = false;
    openIssued(session, id).then((found) => {
      if (!gone) setOpened(found);
    }, fail);
    return () => {
      gone = true;
    };
  }, [session.db, id]);
  return opened;
}

/** The files of an issue, each to be saved or opened, with the hash that it was kept by. */
export function IssueFiles({ issue }: { issue: Entry<'issue'> }) {
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { issued } = briefingIssue;
  const opened = useOpened(issue.id);
  return (
    <section aria-label={issued.files} aria-busy={opened === null}>
      <ul class="bf-files">
        {(opened?.files ?? []).map(({ edition, file, name }) => {
          const kept = issue.body[`file.${edition}`];
          return (
            <li key={edition}>
              <p>
                <b>{words.editions[edition]}</b> {kept && <span class="q">{issued.file(kept.pages, kept.size)}</span>}
              </p>
              {kept && (
                <p class="t12 q">
                  {issued.hash} <span class="bf-hash">{kept.sha256}</span>
                </p>
              )}
              {file ? (
                <p class="bf-acts">
                  <button type="button" class="btn line" onClick={() => giveFile({ blob: file, name })}>
                    {issued.save}
                  </button>
                  <button type="button" class="btn text" onClick={() => openFile(file)}>
                    {issued.open}
                  </button>
                </p>
              ) : (
                <p class="ask calm">{issued.notHere}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
