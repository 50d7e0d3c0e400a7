import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type PackChoice, packChoices, startCampaign } from '../../lib/app/desk/campaign.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isComposing } from '../ui/keys.ts';

/** Begins another campaign with a name and a pack. */
export function StartDialog({ onClose }: { onClose(): void }) {
  const { session, words, run, fail, say, undo } = useApp();
  const { campaign } = useDeskWords();
  const text = usePackText();
  const [packs, setPacks] = useState<readonly PackChoice[]>([session.pack]);
  const [pack, setPack] = useState(session.pack.id);
  const [lacks, setLacks] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const begun = useRef(false);
  useLayoutEffect(() => name.current?.focus(), []);
  useEffect(() => {
    packChoices(session).then(setPacks, fail);
  }, []);
  const begin = () => {
    const typed = name.current?.value.trim() ?? '';
    const chosen = packs.find(({ id }) => id === pack);
    setLacks(typed === '');
    if (typed === '') name.current?.focus();
    if (typed === '' || !chosen || begun.current) return;
    begun.current = true;
    run(async () => {
      try {
        await startCampaign(session, typed, chosen);
      } finally {
        begun.current = false;
      }
      say(campaign.used(typed), { label: words.common.undo, run: undo });
      onClose();
    });
  };
  return (
    <Dialog title={campaign.start} onClose={onClose}>
      <div class="set">
        <label for="new-campaign">{campaign.name}</label>
        <input
          ref={name}
          id="new-campaign"
          class="field"
          type="text"
          autocomplete="off"
          maxLength={100}
          aria-invalid={lacks}
          aria-describedby={lacks ? 'new-campaign-lacks' : 'new-campaign-how'}
          onInput={() => setLacks(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) begin();
          }}
        />
        {lacks && (
          <p class="t13 verm" role="alert" id="new-campaign-lacks">
            {campaign.nameNeeded}
          </p>
        )}
      </div>
      <div class="set">
        <label for="new-campaign-pack">{campaign.pack}</label>
        <select
          id="new-campaign-pack"
          class="field"
          value={pack}
          onChange={(event) => setPack(event.currentTarget.value)}
        >
          {packs.map(({ id, title, version }) => (
            <option key={id} value={id}>
              {campaign.packVersion(text(title), version)}
            </option>
          ))}
        </select>
      </div>
      <p class="t13 q" id="new-campaign-how">
        {campaign.startHow}
      </p>
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {words.common.cancel}
        </button>
        <button type="button" class="btn main" onClick={begin}>
          {campaign.begin}
        </button>
      </div>
    </Dialog>
  );
}
