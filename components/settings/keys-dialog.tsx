import { useEffect, useRef, useState } from 'preact/hooks';
import { captureShortcut } from '../../lib/app/device.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import './settings.css';

type KeyName = keyof Words['settings']['keyNames'];

/** The keys of the panel (ui.md, Keys), by where they act. */
const GROUPS: readonly [keyof Words['settings']['keyGroups'], readonly (readonly [string, KeyName])[]][] = [
  [
    'everywhere',
    [
      ['/', 'search'],
      ['N', 'start'],
      ['↑ ↓ J K', 'move'],
      ['[ ]', 'tabs'],
      ['?', 'sheet'],
      ['Esc', 'leave'],
      ['Ctrl Z', 'undo'],
      ['1 2', 'side'],
    ],
  ],
  [
    'composer',
    [
      ['Enter', 'save'],
      ['Shift Enter', 'line'],
      ['Alt K', 'kind'],
      ['Alt P', 'protect'],
      ['Alt I', 'item'],
    ],
  ],
  [
    'checklist',
    [
      ['1–4', 'grade'],
      ['0', 'notApplicable'],
      ['9', 'notSeen'],
      ['C', 'comment'],
      ['T', 'tag'],
      ['U', 'next'],
    ],
  ],
  [
    'people',
    [
      ['1 2 3', 'tally'],
      ['⌫', 'untap'],
      ['/', 'addLine'],
    ],
  ],
];

/** The sheet of shortcuts, with the one that the browser holds. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const { words, singleKeys, fail } = useApp();
  const { settings, common } = words;
  const [capture, setCapture] = useState<string | null>(null);
  useEffect(() => {
    captureShortcut().then(setCapture, fail);
  }, []);
  // A long sheet is read from its top: the focus would else go to the button at its end, and the view with it.
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <Dialog title={settings.keys} onClose={onClose}>
      <div ref={top} tabIndex={-1} />
      {!singleKeys && <p class="t13 amber">{settings.keysOff}</p>}
      {GROUPS.map(([group, keys]) => (
        <section key={group} aria-label={settings.keyGroups[group]}>
          <h3 class="keygroup">{settings.keyGroups[group]}</h3>
          <dl class="keys">
            {keys.map(([key, name]) => (
              <div key={name}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{settings.keyNames[name]}</dd>
              </div>
            ))}
            {group === 'everywhere' && capture !== null && (
              <div>
                <dt>{capture ? <kbd>{capture}</kbd> : '–'}</dt>
                <dd>
                  {settings.keyNames.capture}
                  {capture === '' && ` ${settings.noShortcut}`}
                </dd>
              </div>
            )}
          </dl>
        </section>
      ))}
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {common.close}
        </button>
      </div>
    </Dialog>
  );
}
