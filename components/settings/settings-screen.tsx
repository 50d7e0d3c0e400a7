import { useEffect, useState } from 'preact/hooks';
import { spaceLeft, version, watchRecordCount } from '../../lib/app/device.ts';
import { LANGUAGES } from '../../lib/i18n/language.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { SaveTrouble } from '../ui/save-trouble.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { BackupPanel } from './backup-panel.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LossCard } from './loss-card.tsx';
import { NameField } from './name-field.tsx';
import { RestorePanel } from './restore-panel.tsx';
import './settings.css';

/** Below this much free space a person is told, in bytes. */
const LOW = 300 * 1024 * 1024;

/** What a person can choose, what keeps their work safe, and plain words about both. */
export function SettingsScreen() {
  const { words, go, language, setLanguage, singleKeys, setSingleKeys } = useApp();
  const { settings, home } = words;
  const [keys, setKeys] = useState(false);
  useKeys((name) => {
    if (name === 'Escape') go({ screen: 'home' });
    else if (name === '?' && singleKeys) setKeys(true);
    else return false;
    return true;
  });
  const switches = [
    { value: 'on', name: settings.on },
    { value: 'off', name: settings.off },
  ] as const;
  return (
    <>
      <header class="top">
        <div class="bar">
          <button type="button" class="ib" aria-label={home.toHome} onClick={() => go({ screen: 'home' })}>
            <Icon name="back" />
          </button>
          <h1>{settings.title}</h1>
          <span />
        </div>
      </header>
      <main>
        <SaveTrouble />
        <NameField />
        <div class="set">
          <p>{settings.language}</p>
          <Choices
            label={settings.language}
            class="pair"
            choices={LANGUAGES.map((value) => ({ value, name: settings.languages[value] }))}
            value={language}
            onChoose={(chosen) => chosen && setLanguage(chosen)}
          />
        </div>
        <div class="set">
          <p>{settings.singleKeys}</p>
          <p class="t13 q" id="single-keys">
            {settings.singleKeysHow}
          </p>
          <div class="setacts">
            <Choices
              label={settings.singleKeys}
              describedBy="single-keys"
              class="pair"
              choices={switches}
              value={singleKeys ? 'on' : 'off'}
              onChoose={(chosen) => chosen && setSingleKeys(chosen === 'on')}
            />
            <button type="button" class="btn text" onClick={() => setKeys(true)}>
              {settings.showKeys}
            </button>
          </div>
        </div>
        <BackupPanel />
        <RestorePanel />
        <LossCard again />
        <DevicePart />
        <AboutPart />
      </main>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  );
}

/** What is on this device, how much room is left, and who can read it. */
function DevicePart() {
  const { session, words, fail } = useApp();
  const { settings } = words;
  const count = useWatch<number>((on) => watchRecordCount(session, on), [session]);
  const [free, setFree] = useState<number | null>(null);
  useEffect(() => {
    spaceLeft().then(setFree, fail);
  }, []);
  return (
    <section aria-label={settings.device}>
      <h2 class="day">{settings.device}</h2>
      <div class="set">
        <p>
          {count !== undefined && settings.records(count)}
          {free !== null && `${words.common.sep}${settings.free(free)}`}
        </p>
        {free !== null && free < LOW && <p class="amber t13">{settings.freeLow}</p>}
        <p>{settings.notSealed}</p>
        <p>{settings.stays}</p>
        {session.journal.stopped === null ? (
          <p class="t13 q">{settings.journalOn}</p>
        ) : (
          <p class="t13 amber">{settings.journalOff}</p>
        )}
      </div>
    </section>
  );
}

/** The program, the pack, and on what the pack rests, each document with its authority. */
function AboutPart() {
  const { session, words } = useApp();
  const text = usePackText();
  const { settings } = words;
  const { pack } = session;
  return (
    <section aria-label={settings.about}>
      <h2 class="day">{settings.about}</h2>
      <div class="set">
        <p>{settings.version(version())}</p>
        <p>{settings.pack(text(pack.title), pack.version)}</p>
        <p class="t13 q">{settings.sources}</p>
        <ul class="sources">
          {pack.docs.map((doc) => (
            <li key={doc.id}>
              {doc.id} {text(doc.title)}
              <br />
              <b>{settings.authorities[doc.authority]}</b>
              {!doc.soleBasis && `${words.common.sep}${settings.supportOnly}`}
              <br />
              <span class="q">{text(doc.note)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
