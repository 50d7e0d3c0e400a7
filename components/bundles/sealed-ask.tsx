import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';
import { PassphraseField } from './passphrase-field.tsx';

interface Props {
  /** A passphrase was tried and didn't open it. */
  wrong: boolean;
  leave: ComponentChildren;
  onTry(passphrase: string): void;
}

/** Asks for the passphrase of a file that our key doesn't open. */
export function SealedAsk({ wrong, leave, onTry }: Props) {
  const { bundles: words } = useDeskWords();
  const [typed, setTyped] = useState('');
  return (
    <form
      class="bundle-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') onTry(typed);
      }}
    >
      <p class={wrong ? 'ask red' : 'ask'}>{wrong ? words.wrongPassphrase : words.sealedAsk}</p>
      <PassphraseField label={words.passphrase} value={typed} first onType={setTyped} />
      <div class="bundle-acts">
        <button type="submit" class="btn main" disabled={typed === ''}>
          {words.unseal}
        </button>
        {leave}
      </div>
    </form>
  );
}
