import { useEffect, useState } from 'preact/hooks';
import {
  adoptVersion,
  checkVersion,
  compareWithForce,
  keepVersion,
  UsedItemsGone,
  type VersionCheck,
  VersionTaken,
} from '../../lib/app/desk/packs.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { BeginCampaign } from './begin-campaign.tsx';
import { ChangeList } from './change-list.tsx';
import { CheckHits } from './check-hits.tsx';
import type { PackPlace } from './place.ts';

/** A sound pack from a file: what it would change, and what can be done with it. */
export function FoundPack({ pack, onPlace }: { pack: Pack; onPlace(place: PackPlace): void }) {
  const { session, fail, say } = useApp();
  const { packs } = useDeskWords();
  const [check, look] = useCheck(pack);
  const [beginning, setBeginning] = useState(false);
  const changes = compareWithForce(session, pack);
  const keep = (then: (isNew: boolean) => unknown) => {
    // Another window was faster: what stands in the way now is said as it is before a press.
    const refused = (error: unknown) =>
      error instanceof VersionTaken || error instanceof UsedItemsGone ? look() : fail(error);
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
      <CheckHits pack={pack} />
      {check === null ? null : check.standing === 'taken' || check.usedGone.length > 0 ? (
        <Refused pack={pack} check={check} />
      ) : (
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
      )}
      {beginning && <BeginCampaign pack={pack} onClose={() => setBeginning(false)} />}
    </>
  );
}

/** What stands in the way of keeping a version; null until that is known. @returns it, and what looks again */
function useCheck(pack: Pack): [VersionCheck | null, () => void] {
  const { session, fail } = useApp();
  const [check, setCheck] = useState<VersionCheck | null>(null);
  const look = () => void checkVersion(session, pack).then(setCheck, fail);
  useEffect(() => {
    setCheck(null);
    look();
  }, [pack]);
  return [check, look];
}

/** Why a version can't be kept, before anybody presses: there is nothing to press then. */
function Refused({ pack, check: { standing, usedGone } }: { pack: Pack; check: VersionCheck }) {
  const { packs } = useDeskWords();
  const text = usePackText();
  return (
    <p class="ask red" role="alert">
      {standing === 'taken' ? packs.taken(text(pack.title), pack.version) : packs.usedGone(packs.list(usedGone))}
    </p>
  );
}
