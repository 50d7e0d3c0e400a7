import { letStand, type NameIn } from '../../lib/app/briefing/drafts.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  briefing: string;
  names: readonly NameIn[];
  /** One was let stand, and its button goes. */
  onDone?(): void;
}

/** Names of the roster that the anonymous edition holds, each to be said that it may stand. */
export function NamesFound({ briefing, names, onDone }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  return (
    <>
      {names.map((name) => (
        <p key={name.fingerprint} class="ask">
          <span>{words.text.nameFound(showInLine(name.text))}</span>
          <button
            type="button"
            onClick={() => {
              run(() => letStand(session, briefing, name));
              onDone?.();
            }}
          >
            {words.text.letStand}
          </button>
        </p>
      ))}
    </>
  );
}
