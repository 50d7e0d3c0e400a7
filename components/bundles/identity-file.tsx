import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { bundleFault } from '../../lib/app/bundle/faults.ts';
import { IdentityTaken, IdentityUnreadable, loadIdentity, saveIdentity } from '../../lib/app/bundle/identity-file.ts';
import { giveFile } from '../../lib/app/device.ts';
import type { DeskWords } from '../../lib/i18n/desk.ts';
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

/** How a form stands: what it says, whether that is bad, and then which field is to be typed anew, if any is. */
interface Said {
  busy: boolean;
  text: string;
  bad: boolean;
  field?: keyof typeof FIELDS;
}
const FIELDS = { file: 'input[type="file"]', passphrase: 'input[type="password"]' };
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
      const bad = whyNot(error, words);
      setSaid({ ...QUIET, ...bad });
      if (!bad) fail(error);
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

/** Why a file was not loaded, as far as whoever chose it can do something about it; null for any other fault. */
function whyNot(error: unknown, words: DeskWords['bundles']): Pick<Said, 'text' | 'bad' | 'field'> | null {
  if (error instanceof IdentityTaken) return { text: words.identityTaken, bad: true };
  if (error instanceof IdentityUnreadable) return { text: words.identityUnreadable, bad: true, field: 'file' };
  const fault = bundleFault(error);
  if (fault?.reason === 'wrongKey') return { text: words.identityWrong, bad: true, field: 'passphrase' };
  return fault && { text: words.refusals[fault.reason], bad: true, field: 'file' };
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
  const form = useRef<HTMLFormElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Whoever went elsewhere while it worked is left there.
    const free = document.activeElement === document.body || form.current?.contains(document.activeElement);
    if (said.text === '' || !free) return;
    const next = said.field ? form.current?.querySelector<HTMLElement>(FIELDS[said.field]) : closing.current;
    next?.focus();
  }, [said]);
  return (
    <form
      ref={form}
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
        {/* Not disabled while it works: the focus would be lost. */}
        <button type="submit" class="btn main" disabled={!ready && !said.busy} aria-disabled={said.busy || undefined}>
          {act}
        </button>
        <button ref={closing} type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
      </div>
    </form>
  );
}
