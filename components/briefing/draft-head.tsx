import type { DraftShown, Todo } from '../../lib/app/briefing/drafts.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import { EDITIONS } from '../../lib/model/briefing.ts';
import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { More } from './draft-more.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
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
  const title = number ? words.issueShort(number.number) : words.templates[briefing.body.template];
  return (
    <>
      <PageHead title={title} says={briefing.body.corrects ? words.draft.correcting : words.draft.draft}>
        <Choices
          label={words.edition}
          class="seg bf-editions"
          value={edition}
          choices={EDITIONS.map((value) => ({ value, name: words.editions[value] }))}
          onChoose={(next) => next && to({ at: 'draft', briefing: briefing.id, edition: next })}
        />
        <More shown={shown} onVisits={onVisits} onSetup={() => onOpen('setup')} />
        <button type="button" class="btn line" onClick={() => onOpen('export')}>
          {words.draft.export}
        </button>
        <button type="button" class="btn main" onClick={() => onOpen('issue')}>
          {number ? words.draft.issueAs(number.number) : words.draft.issue}
        </button>
      </PageHead>
      {open === 'export' && <ExportDialog shown={shown} press={press} onClose={close} />}
      {open === 'setup' && <SetupDialog shown={shown} onClose={close} />}
      {open === 'issue' && (
        <IssueDialog
          shown={shown}
          press={press}
          title={number ? briefingIssue.issue.title(words.issueOf(number.year, number.number)) : null}
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
