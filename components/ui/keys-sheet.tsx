import { useEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { useDeskWords } from './desk-words.ts';
import { Dialog } from './dialog.tsx';

/** The desk's keys. */
export function KeysSheet({ onClose }: { onClose(): void }) {
  const { words, singleKeys } = useApp();
  const { desk } = useDeskWords();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <Dialog title={desk.keysTitle} onClose={onClose}>
      {!singleKeys && <p class="t13 amber">{words.settings.keysOff}</p>}
      <dl class="keys">
        {desk.keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div class="da">
        <button type="button" class="btn main" ref={close} onClick={onClose}>
          {words.common.close}
        </button>
      </div>
    </Dialog>
  );
}
