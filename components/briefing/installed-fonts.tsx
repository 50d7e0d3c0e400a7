import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { canListFonts, type InstalledFont, listInstalledFonts } from '../../lib/app/briefing/installed-fonts.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** Offers the fonts that the computer has, where the browser lets a page ask for them. */
export function InstalledFonts({ onPick }: { onPick(font: InstalledFont): void }) {
  const { run } = useApp();
  const { font: words } = useDeskWords().briefingOffice;
  const [fonts, setFonts] = useState<readonly InstalledFont[] | null>(null);
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => list.current?.focus(), [fonts]);
  const look = async () => {
    // Takes seconds where there are many.
    setBusy(true);
    setSaid(words.looking);
    const found = await listInstalledFonts().finally(() => {
      setBusy(false);
      setSaid('');
    });
    setFonts(found);
    setChosen(0);
    if (!found) setSaid(words.notAllowed);
    else if (found.length === 0) setSaid(words.noFonts);
    else setSaid(words.found(found.length, found.filter(({ isFangSong }) => isFangSong).length));
  };
  if (!canListFonts()) return null;
  const font = fonts?.[chosen];
  return (
    <>
      {font ? (
        <>
          <label class="t13" for={id}>
            {words.installed}
          </label>
          <p class="bf-acts">
            <select
              id={id}
              class="field"
              value={chosen}
              ref={list}
              onChange={(event) => setChosen(Number(event.currentTarget.value))}
            >
              {fonts.map(({ name }, at) => (
                <option key={at} value={at}>
                  {showInLine(name)}
                </option>
              ))}
            </select>
            <button type="button" class="btn line" onClick={() => onPick(font)}>
              {words.use}
            </button>
          </p>
        </>
      ) : (
        <p class="bf-acts">
          <button type="button" class="btn text" aria-disabled={busy} onClick={() => !busy && run(look)}>
            {words.look}
          </button>
        </p>
      )}
      <p class="t13" role="status">
        {said}
      </p>
    </>
  );
}
