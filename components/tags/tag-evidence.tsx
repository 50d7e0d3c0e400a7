import { useState } from 'preact/hooks';
import { attach, linkEvidence, nameOfEvidence } from '../../lib/app/evidence.ts';
import { evidenceOf, membersOf } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EvidenceDialog } from '../ui/evidence-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { useFiles } from '../ui/use-files.ts';

interface Props {
  tag: Entry<'tag'>;
  /** All evidence of the visit. */
  evidence: readonly Entry<'evidence'>[];
}

/** Takes files that are chosen, dropped or pasted as evidence of a tag. */
export function useTagFiles(tag: Entry<'tag'>) {
  const { session, run } = useApp();
  const [storing, setStoring] = useState(false);
  const files = useFiles((list) =>
    run(async () => {
      setStoring(true);
      try {
        for (const file of list) await attach(session, tag.parent, file, { kind: 'tag', id: tag.id });
      } finally {
        setStoring(false);
      }
    }),
  );
  return { ...files, storing };
}

/** The evidence of a tag, and the ways to add some: a file, or what the visit has already. */
export function TagEvidence({ tag, evidence, files }: Props & { files: ReturnType<typeof useTagFiles> }) {
  const { words } = useApp();
  const [picking, setPicking] = useState(false);
  const [open, setOpen] = useState<Entry<'evidence'> | null>(null);
  const own = evidenceOf(tag, evidence);
  return (
    <>
      {own.length > 0 && (
        <div class="meta">
          {own.map((one) => (
            <Thumb key={one.id} evidence={one} onOpen={() => setOpen(one)} />
          ))}
        </div>
      )}
      <div class="tools files">
        <label class="tool" aria-busy={files.storing}>
          <Icon name={files.storing ? 'clock' : 'photo'} />
          {files.storing ? words.tags.storing : words.tags.chooseFile}
          <input type="file" multiple class="sr" onChange={files.onChoose} />
        </label>
        {evidence.length > 0 && (
          <button type="button" class="btn text" onClick={() => setPicking(true)}>
            {words.tags.fromVisit(evidence.length)}
          </button>
        )}
        <span class="t12 qq">{words.tags.pasteHint}</span>
      </div>
      {picking && <EvidencePicker tag={tag} evidence={evidence} onClose={() => setPicking(false)} />}
      {open && <EvidenceDialog evidence={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Links what the visit has already, or takes the link away. */
function EvidencePicker({ tag, evidence, onClose }: Props & { onClose(): void }) {
  const { session, words, run } = useApp();
  const linked = membersOf(tag.body, 'evidence');
  return (
    <Dialog title={words.tags.pickTitle} onClose={onClose}>
      <ul class="evpicks">
        {evidence.map((one) => (
          <li key={one.id}>
            <label class="evpick">
              <input
                type="checkbox"
                checked={linked.includes(one.id)}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  run(() => linkEvidence(session, tag, one.id, on));
                }}
              />
              <Thumb evidence={one} />
              <span class="anyword">{nameOfEvidence(one) || words.visit.evidence}</span>
            </label>
          </li>
        ))}
      </ul>
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {words.tags.done}
        </button>
      </div>
    </Dialog>
  );
}
