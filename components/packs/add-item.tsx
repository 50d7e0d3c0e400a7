import { useState } from 'preact/hooks';
import { addToDraft, type PackDraft } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Adds an item to a draft: its section is chosen here, since its number follows from it; the rest is written beside the list. */
export function AddItem({ draft, onAdded }: { draft: PackDraft; onAdded(id: string): void }) {
  const { session, run, words } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const [open, setOpen] = useState(false);
  const [section, setSection] = useState(draft.base.sections[0]?.id ?? '');
  const add = async () => {
    const id = await addToDraft(session, draft, section);
    setOpen(false);
    onAdded(id);
  };
  return (
    <>
      <button type="button" class="btn line" onClick={() => setOpen(true)}>
        {packs.add}
      </button>
      {open && (
        <Dialog title={packs.add} onClose={() => setOpen(false)}>
          <label class="t13 q blk" for="added-section">
            {packs.addTo}
          </label>
          <select
            id="added-section"
            class="fbtn"
            value={section}
            onChange={(event) => setSection(event.currentTarget.value)}
          >
            {draft.base.sections.map(({ id, title }) => (
              <option key={id} value={id}>{`${id} ${text(title)}`}</option>
            ))}
          </select>
          <div class="da">
            <button type="button" class="btn line" onClick={() => setOpen(false)}>
              {words.common.cancel}
            </button>
            <button type="button" class="btn main" onClick={() => run(add)}>
              {packs.add}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
