import { useId } from 'preact/hooks';
import type { Addressee, Closing } from '../../lib/app/bundle/addressees.ts';
import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useMemberName } from '../ui/member-name.ts';
import { handOutDraft } from './hand-out-draft.ts';
import { NewPassphrase, type Typed } from './new-passphrase.tsx';

const CLOSINGS = ['keys', 'passphrase', 'open'] as const;
/** So much of a name fits a list of choices. */
const SHOWN = 60;

interface Props {
  people: readonly Addressee[];
  /** Null for whoever may open it. */
  to: Addressee | null;
  typed: Typed;
  onType(typed: Typed): void;
}

/** To whom a file goes, and how it is closed. */
export function ClosingFields({ people, to, typed, onType }: Props) {
  const { bundles: words } = useDeskWords();
  const memberName = useMemberName();
  const hint = useId();
  const nameOf = ({ member }: Addressee) => [...memberName(member)].slice(0, SHOWN).join('');
  const { closing } = handOutDraft.value;
  const choose = (person: string) => {
    const found = people.find((one) => one.person === person);
    const keys = (found?.keys.length ?? 0) > 0;
    // To somebody whose key is known it is sealed to them, unless a person says otherwise; nothing is left open by itself.
    const next: Closing['is'] = keys ? 'keys' : closing === 'keys' ? 'passphrase' : closing;
    handOutDraft.value = { ...handOutDraft.value, to: person, closing: next };
  };
  return (
    <>
      <label class="bundle-stack">
        {words.to}
        <select class="field" value={to?.person ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{words.anybody}</option>
          {people.map((one) => (
            <option key={one.person} value={one.person}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <p class="t13 q">{words.toHow}</p>
      <div class="bundle-stack">
        <span>{words.closing}</span>
        <Choices
          label={words.closing}
          class="seg"
          describedBy={hint}
          choices={CLOSINGS.map((value) => ({ value, name: words.closings[value] }))}
          value={closing}
          onChoose={(value) => {
            if (value) handOutDraft.value = { ...handOutDraft.value, closing: value };
          }}
        />
      </div>
      <div id={hint}>
        <ClosingHint closing={closing} to={to} />
      </div>
      {closing === 'passphrase' && <NewPassphrase typed={typed} onType={onType} />}
    </>
  );
}

function ClosingHint({ closing, to }: { closing: Closing['is']; to: Addressee | null }) {
  const { bundles: words } = useDeskWords();
  if (closing === 'open') return <p class="ask">{words.openHow}</p>;
  if (closing !== 'keys') return null;
  if (!to) return <p class="ask">{words.anybodyNoKey}</p>;
  if (to.keys.length === 0) return <p class="ask">{words.noKey}</p>;
  return to.confirmed ? null : <p class="ask">{words.keyUnsure}</p>;
}
