import { useState } from 'preact/hooks';
import {
  adoptDraft,
  type DraftOutcome,
  dropDraft,
  type Pack,
  type PackDraft,
  previewDraft,
} from '../../lib/app/desk/packs-draft.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ChangeList, fieldWord } from './change-list.tsx';
import { CheckHits } from './check-hits.tsx';
import type { PackPlace } from './place.ts';
import { PageHead } from './version-head.tsx';

interface Props {
  draft: PackDraft;
  onBack(): void;
  onPlace(place: PackPlace): void;
}

/** The head of a draft's page: it becomes a version, or is thrown away. */
export function DraftHead({ draft, onBack, onPlace }: Props) {
  const { session, run, say, undo, words } = useApp();
  const { packs } = useDeskWords();
  const [outcome, setOutcome] = useState<DraftOutcome | null>(null);
  const drop = async () => {
    await dropDraft(session, draft);
    onBack();
    say(packs.dropped, { label: words.common.undo, run: undo });
  };
  const adopt = async (pack: Pack) => {
    await adoptDraft(session, draft, pack);
    setOutcome(null);
    onPlace({ pack: pack.id, version: pack.version });
  };
  const look = async () => setOutcome(await previewDraft(session, draft));
  return (
    <>
      <PageHead pack={draft.base} version={packs.draft} onBack={onBack}>
        <span class="t13 q">{packs.otherBase(draft.base.version)}</span>
        <span class="grow" />
        <button type="button" class="btn line" onClick={() => run(drop)}>
          {packs.dropDraft}
        </button>
        <button type="button" class="btn main" onClick={() => run(look)}>
          {packs.see}
        </button>
      </PageHead>
      {outcome && (
        <Outcome
          draft={draft}
          outcome={outcome}
          onClose={() => setOutcome(null)}
          onAdopt={(pack) => run(() => adopt(pack))}
        />
      )}
    </>
  );
}

interface OutcomeProps {
  draft: PackDraft;
  outcome: DraftOutcome;
  onClose(): void;
  onAdopt(pack: Pack): void;
}

/** What the draft would become, before it does. */
function Outcome({ draft, outcome, onClose, onAdopt }: OutcomeProps) {
  const { session, words } = useApp();
  const { packs } = useDeskWords();
  const goesOver = draft.base.id === session.pack.id;
  const made = 'pack' in outcome && outcome.pack !== draft.base ? outcome.pack : null;
  return (
    <Dialog title={made ? packs.outcome(made.version) : packs.see} onClose={onClose}>
      {'faults' in outcome ? (
        <>
          <p class="t14">{packs.faults(outcome.faults.length)}</p>
          <ul class="packs-lines">
            {outcome.faults.map(({ list, id, field, reason }) => (
              <li key={`${list} ${id} ${field}`}>
                {packs.faultOf(
                  `${list === 'items' ? '' : packs.lists[list]} ${id} ${fieldWord(field, packs)}`.trim(),
                  packs.reasons[reason],
                  '',
                )}
              </li>
            ))}
          </ul>
        </>
      ) : made ? (
        <>
          <ChangeList older={draft.base} newer={made} changes={outcome.changes} />
          <CheckHits pack={made} />
          {goesOver && <p class="t13 q">{packs.adoptHow}</p>}
        </>
      ) : (
        <p class="t14">{packs.nothing}</p>
      )}
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {words.common.close}
        </button>
        {made && (
          <button type="button" class="btn main" onClick={() => onAdopt(made)}>
            {goesOver ? packs.adopt(made.version) : packs.keepAs(made.version)}
          </button>
        )}
      </div>
    </Dialog>
  );
}
