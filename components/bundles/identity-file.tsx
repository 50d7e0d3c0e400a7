import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { bundleFault } from '../../lib/app/bundle/faults.ts';
import { IdentityTaken, IdentityUnreadable, loadIdentity, saveIdentity } from '../../lib/app/bundle/identity-file.ts';
import { giveFile } from '../../lib/app/device.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { isReady, NewPassphrase, NOT_TYPED } from './new-passphrase.tsx';
import { PassphraseField } from './passphrase-field.tsx';

/** The file with which one goes on at another machine: saved here, or loaded. */
export function IdentityFile() {
  const { bundles: words } = useDeskWords();
  const [open, setOpen] = useState<'save' | 'load' | null>(null);
  const opener = useRef<HTMLButtonElement | null>(null);
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  return (
    <section aria-label={words.moving}>
      <h2 class="h3">{words.moving}</h2>
      <div class="bundle-form">
        <p class="t13 q">{words.movingHow}</p>
        <div class="bundle-acts">
          {(['save', 'load'] as const).map((act) => (
            <button
              key={act}
              type="button"
              class="btn line"
              aria-expanded={open === act}
              onClick={(event) => {
                opener.current = event.currentTarget;
                setOpen(open === act ? null : act);
              }}
            >
              {act === 'save' ? words.saveIdentity : words.loadIdentity}
            </button>
          ))}
        </div>
        {open === 'save' && <SaveForm onClose={close} />}
        {open === 'load' && <LoadForm onClose={close} />}
      </div>
    </section>
  );
}

/** How a form stands: what it says, and whether that is bad. */
interface Said {
  busy: boolean;
  text: string;
  bad: boolean;
}
const QUIET: Said = { busy: false, text: '', bad: false };

function SaveForm({ onClose }: { onClose(): void }) {
  const { session, fail } = useApp();
  const { bundles: words } = useDeskWords();
  const [typed, setTyped] = useState(NOT_TYPED);
  const [said, setSaid] = useState(QUIET);
  const save = async () => {
    setSaid({ ...QUIET, busy: true });
    try {
      giveFile({ blob: await saveIdentity(session, typed.once), name: words.identityName });
      setTyped(NOT_TYPED);
      setSaid({ ...QUIET, text: words.identitySaved });
    } catch (error) {
      setSaid(QUIET);
      fail(error);
    }
  };
  return (
    <KeyForm act={words.saveIdentity} ready={isReady(typed)} said={said} onAct={save} onClose={onClose}>
      <NewPassphrase typed={typed} onType={setTyped} />
    </KeyForm>
  );
}

function LoadForm({ onClose }: { onClose(): void }) {
  const { session, fail } = useApp();
  const { bundles: words } = useDeskWords();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState(QUIET);
  const load = async (from: File) => {
    setSaid({ ...QUIET, busy: true });
    try {
      await loadIdentity(session, from, passphrase);
      setPassphrase('');
      setSaid({ ...QUIET, text: words.identityLoaded });
    } catch (error) {
      const fault = bundleFault(error);
      if (error instanceof IdentityTaken) setSaid({ ...QUIET, text: words.identityTaken, bad: true });
      else if (error instanceof IdentityUnreadable) setSaid({ ...QUIET, text: words.identityUnreadable, bad: true });
      else if (fault?.reason === 'wrongKey') setSaid({ ...QUIET, text: words.wrongPassphrase, bad: true });
      else if (fault) setSaid({ ...QUIET, text: words.refusals[fault.reason], bad: true });
      else {
        setSaid(QUIET);
        fail(error);
      }
    }
  };
  return (
    <KeyForm
      act={words.loadIdentity}
      ready={file !== null && passphrase !== ''}
      said={said}
      onAct={async () => file && load(file)}
      onClose={onClose}
    >
      <label class="bundle-stack">
        {words.identityFile}
        <input
          class="field bundle-filefield"
          type="file"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      <PassphraseField label={words.passphrase} value={passphrase} onType={setPassphrase} />
    </KeyForm>
  );
}

interface FormProps {
  act: string;
  ready: boolean;
  said: Said;
  onAct(): Promise<unknown>;
  onClose(): void;
  children: ComponentChildren;
}

/** Fields, what became of the act, and the act: once at a time. */
function KeyForm({ act, ready, said, onAct, onClose, children }: FormProps) {
  const { words: all } = useApp();
  const { bundles: words } = useDeskWords();
  return (
    <form
      class="bundle-inner"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !said.busy) void onAct();
      }}
    >
      {children}
      <div role="status">
        {said.busy && <p class="t13">{words.working}</p>}
        {said.text && <p class={said.bad ? 'ask red' : 'ask calm'}>{said.text}</p>}
      </div>
      <div class="bundle-acts">
        <button type="submit" class="btn main" disabled={!ready || said.busy}>
          {act}
        </button>
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
      </div>
    </form>
  );
}
