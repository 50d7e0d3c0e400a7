import { useState } from 'preact/hooks';
import { startCampaign } from '../../lib/app/desk/campaign.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isComposing } from '../ui/keys.ts';

/** Begins a campaign with a version of a pack. */
export function BeginCampaign({ pack, onClose }: { pack: Pack; onClose(): void }) {
  const { session, run, say, undo, words } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const [name, setName] = useState(text(pack.seed.campaign.name));
  const begin = async () => {
    await startCampaign(session, name, pack);
    onClose();
    say(packs.begun(name.trim()), { label: words.common.undo, run: undo });
  };
  return (
    <Dialog title={packs.beginTitle(`${text(pack.title)} ${pack.version}`)} onClose={onClose}>
      <form
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') run(begin);
        }}
      >
        <p class="t14">{packs.beginHow}</p>
        <label class="t13 q blk" for="campaign-begun">
          {packs.campaignName}
        </label>
        <input
          id="campaign-begun"
          class="field"
          required
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <div class="da">
          <button type="button" class="btn line" onClick={onClose}>
            {words.common.cancel}
          </button>
          <button type="submit" class="btn main">
            {packs.begin}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
