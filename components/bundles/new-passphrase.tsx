import { useDeskWords } from '../ui/desk-words.ts';
import { PassphraseField } from './passphrase-field.tsx';

/** A passphrase shorter than this is found by trying. */
const LEAST = 8;

/** A passphrase as it is typed, twice. */
export interface Typed {
  readonly once: string;
  readonly again: string;
}

/** Nothing typed yet. */
export const NOT_TYPED: Typed = { once: '', again: '' };

/** Whether it can be used: long enough, and the same both times. */
export const isReady = ({ once, again }: Typed): boolean => once.length >= LEAST && once === again;

interface Props {
  typed: Typed;
  onType(typed: Typed): void;
}

/** A new passphrase, typed twice: nobody can read it back. */
export function NewPassphrase({ typed, onType }: Props) {
  const { bundles: words } = useDeskWords();
  const { once, again } = typed;
  const short = once !== '' && once.length < LEAST;
  const differ = again !== '' && once !== again && !once.startsWith(again);
  return (
    <>
      <PassphraseField
        label={words.passphrase}
        value={once}
        isNew
        onType={(text) => onType({ ...typed, once: text })}
      />
      <PassphraseField
        label={words.passphraseTwice}
        value={again}
        isNew
        onType={(text) => onType({ ...typed, again: text })}
      />
      <p role="status" class={short || differ ? 't13 amber' : 't13 q'}>
        {differ ? words.passphraseDiffer : short ? words.passphraseShort : words.passphraseHow}
      </p>
    </>
  );
}
