import { useState } from 'preact/hooks';
import { adoptVersion } from '../../lib/app/desk/packs.ts';
import { openDraft, type Pack } from '../../lib/app/desk/packs-draft.ts';
import { fileOfPack, handOutFile } from '../../lib/app/desk/packs-file.ts';
import { DRAFT_VERSION } from '../../lib/app/packs-in-force.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { BackButton } from './back-button.tsx';
import { BeginCampaign } from './begin-campaign.tsx';
import type { PackPlace } from './place.ts';

interface Props {
  pack: Pack;
  onBack(): void;
  onAbout(): void;
  onPlace(place: PackPlace): void;
}

/** The head of a version's page: what it is, and what can be done with it. */
export function VersionHead({ pack, onBack, onAbout, onPlace }: Props) {
  const { session, language, run, say } = useApp();
  const { packs } = useDeskWords();
  const [beginning, setBeginning] = useState(false);
  const { id, version } = session.pack;
  const inForce = pack.id === id && pack.version === version;
  const save = async (format: 'json' | 'xlsx') => {
    const file = await fileOfPack(pack, format, language);
    handOutFile(file);
    say(packs.exported(file.name));
  };
  const edit = async () => {
    await openDraft(session, pack);
    onPlace({ pack: pack.id, version: DRAFT_VERSION });
  };
  return (
    <PageHead pack={pack} version={pack.version} onBack={onBack}>
      {inForce && <span class="chip packs-now">{packs.inForce}</span>}
      <span class="grow" />
      <button type="button" class="btn text" onClick={onAbout}>
        {packs.about}
      </button>
      <button type="button" class="btn text" onClick={() => run(() => save('json'))}>
        {packs.exportJson}
      </button>
      <button type="button" class="btn text" onClick={() => run(() => save('xlsx'))}>
        {packs.exportXlsx}
      </button>
      <button type="button" class="btn line" onClick={() => run(edit)}>
        {packs.edit}
      </button>
      <button type="button" class="btn line" onClick={() => setBeginning(true)}>
        {packs.begin}
      </button>
      {pack.id === id && !inForce && (
        <button type="button" class="btn main" onClick={() => run(() => adoptVersion(session, pack.id, pack.version))}>
          {packs.use}
        </button>
      )}
      {beginning && <BeginCampaign pack={pack} onClose={() => setBeginning(false)} />}
    </PageHead>
  );
}

interface PageHeadProps {
  pack: Pack;
  version: string;
  onBack(): void;
  children: preact.ComponentChildren;
}

/** The name of what is open, with the way back to all versions. */
export function PageHead({ pack, version, onBack, children }: PageHeadProps) {
  const text = usePackText();
  return (
    <header class="ph">
      <BackButton onBack={onBack} />
      <h1 class="packs-name">
        {text(pack.title)} <span class="num">{version}</span>
      </h1>
      {children}
    </header>
  );
}
