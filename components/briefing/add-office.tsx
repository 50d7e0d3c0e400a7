import { useRef, useState } from 'preact/hooks';
import { createOffice } from '../../lib/app/briefing/offices.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';

interface Props {
  onAdded(office: string): void;
  onClose(): void;
}

/** Asks what an office is called, and makes it. */
export function AddOffice({ onAdded, onClose }: Props) {
  const { session, words: all, run } = useApp();
  const { briefingOffice } = useDeskWords();
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const lacks = name.trim() === '';
  const add = async () => {
    setAsked(true);
    if (lacks) return field.current?.focus();
    const office = await createOffice(session, name.trim());
    onClose();
    onAdded(office);
  };
  return (
    <Dialog title={briefingOffice.addTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <label class="bf-stack" for="bf-office-name">
          <span>{briefingOffice.addName}</span>
          <input
            ref={field}
            id="bf-office-name"
            class="field"
            type="text"
            maxLength={200}
            value={name}
            aria-invalid={asked && lacks}
            aria-describedby="bf-office-how"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p id="bf-office-how" class="t13 q">
          {briefingOffice.addHow}
        </p>
        {asked && lacks && (
          <p class="t13 verm" role="alert">
            {briefingOffice.needsName}
          </p>
        )}
        <div class="da">
          <button type="button" class="btn line" onClick={onClose}>
            {all.common.cancel}
          </button>
          <button type="submit" class="btn main">
            {briefingOffice.add}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
