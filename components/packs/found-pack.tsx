import { useState } from 'preact/hooks';
import { adoptVersion, compareWithForce, keepVersion, VersionTaken } from '../../lib/app/desk/packs.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { BeginCampaign } from './begin-campaign.tsx';
import { ChangeList } from './change-list.tsx';
import type { PackPlace } from './place.ts';

/** A sound pack from a file: what it would change, and what can be done with it. */
export function FoundPack({ pack, onPlace }: { pack: Pack; onPlace(place: PackPlace): void }) {
  const { session, fail, say } = useApp();
  const { packs } = useDeskWords();
  const [taken, setTaken] = useState(false);
  const [beginning, setBeginning] = useState(false);
  const changes = compareWithForce(session, pack);
  const keep = (then: (isNew: boolean) => unknown) => {
    const refused = (error: unknown) => (error instanceof VersionTaken ? setTaken(true) : fail(error));
    keepVersion(session, pack).then(then).catch(refused);
  };
  const show = (isNew: boolean) => {
    say(isNew ? packs.keptNow(pack.version) : packs.keptAlready);
    onPlace({ pack: pack.id, version: pack.version });
  };
  const use = async () => {
    await adoptVersion(session, pack.id, pack.version);
    onPlace({ pack: pack.id, version: pack.version });
  };
  return (
    <>
      {changes ? (
        <>
          <p class="t13">{packs.comparedWith(session.pack.version)}</p>
          <ChangeList older={session.pack} newer={pack} changes={changes} />
        </>
      ) : (
        <p class="t13">{packs.otherThanForce}</p>
      )}
      {taken && (
        <p class="ask red" role="alert">
          {packs.taken(pack.id, pack.version)}
        </p>
      )}
      <div class="da">
        <button type="button" class="btn line" onClick={() => keep(show)}>
          {packs.keep}
        </button>
        <button type="button" class="btn line" onClick={() => keep(() => setBeginning(true))}>
          {packs.begin}
        </button>
        {changes && (
          <button type="button" class="btn main" onClick={() => keep(use)}>
            {packs.keepAndUse}
          </button>
        )}
      </div>
      {beginning && <BeginCampaign pack={pack} onClose={() => setBeginning(false)} />}
    </>
  );
}
