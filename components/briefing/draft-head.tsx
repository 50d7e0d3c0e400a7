import type { DraftShown, Todo } from '../../lib/app/briefing/drafts.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import { EDITIONS, isLetter } from '../../lib/model/briefing.ts';
import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { More } from './draft-more.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { useIssueName } from './issue-name.ts';
import { PageHead } from './page-head.tsx';
import { SetupDialog } from './setup-dialog.tsx';
import { usePlace } from './use-place.ts';

/** What the head opens. */
export type DraftDialog = 'export' | 'issue' | 'setup';

interface Props {
  shown: DraftShown;
  press: BriefingPress | null;
  /** The dialog that is open. */
  open: DraftDialog | null;
  onOpen(dialog: DraftDialog | null): void;
  onVisits(): void;
  wayTo(todo: Todo): (() => void) | null;
}

/** The editor's head: the edition, what leaves the desk, and issuing. */
export function DraftHead({ shown, press, open, onOpen, onVisits, wayTo }: Props) {
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const to = usePlace();
  const { briefing, edition, number } = shown;
  const close = () => onOpen(null);
  const nameOf = useIssueName();
  const name = number && [words.issueShort(number.number), words.version(number.version)].filter(Boolean).join(' ');
  const before = shown.todo.find(({ code }) => code === 'issuedBefore');
  // What was issued is called as it was; issuing it once more is seldom what is meant.
  const title = before ? words.issueShort(before.count) : (name ?? words.templates[briefing.body.template]);
  const letter = isLetter(briefing.body.template);
  const stands = before ? 'issued' : briefing.body.corrects ? 'correcting' : 'draft';
  return (
    <>
      <PageHead title={title} says={words.draft[stands]}>
        <Choices
          label={words.edition}
          class="seg bf-editions"
          value={edition}
          choices={EDITIONS.map((value) => ({ value, name: words.editions[value] }))}
          onChoose={(next) => next && to({ at: 'draft', briefing: briefing.id, edition: next })}
        />
        <More shown={shown} onVisits={onVisits} onSetup={() => onOpen('setup')} />
        <button type="button" class={letter ? 'btn main' : 'btn line'} onClick={() => onOpen('export')}>
          {words.draft.export}
        </button>
        {!letter && (
          <button type="button" class={before ? 'btn line' : 'btn main'} onClick={() => onOpen('issue')}>
            {name ? words.draft[before ? 'issueAgain' : 'issueAs'](name) : words.draft.issue}
          </button>
        )}
      </PageHead>
      {open === 'export' && <ExportDialog shown={shown} press={press} onClose={close} />}
      {open === 'setup' && <SetupDialog shown={shown} onClose={close} />}
      {open === 'issue' && (
        <IssueDialog
          shown={shown}
          press={press}
          title={number ? briefingIssue.issue.title(nameOf(number)) : null}
          wayTo={(todo) => {
            const way = wayTo(todo);
            if (!way) return null;
            return () => {
              close();
              way();
            };
          }}
          onClose={close}
        />
      )}
    </>
  );
}
