import { useEffect, useRef, useState } from 'preact/hooks';
import { dropFont, FontRefused, isFontHere, keepFont } from '../../lib/app/briefing/offices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFiles } from '../ui/use-files.ts';
import { InstalledFonts } from './installed-fonts.tsx';

/** An office's own 仿宋: chosen as a file or from the computer's fonts, and refused by name where it can't be used. */
export function FontField({ office }: { office: Entry<'office'> }) {
  const { session, run, fail } = useApp();
  const { briefingDesk, briefingOffice } = useDeskWords();
  const { font: words } = briefingOffice;
  const [state, setState] = useState<{ busy: boolean; said: string; refused: string }>({
    busy: false,
    said: '',
    refused: '',
  });
  const input = useRef<HTMLInputElement>(null);
  const { font } = office.body;
  const [isHere, setHere] = useState(true);
  useEffect(() => {
    setHere(true);
    if (font) isFontHere(font.sha256).then(setHere, fail);
  }, [font?.sha256]);
  const take = async (read: () => Promise<File>) => {
    setState({ busy: true, said: words.busy, refused: '' });
    try {
      const file = await read();
      await keepFont(session, office.id, file);
      setState({ busy: false, said: words.kept(showInLine(file.name)), refused: '' });
    } catch (error) {
      const refused = error instanceof FontRefused ? words.refused[error.reason](showInLine(error.file)) : '';
      setState({ busy: false, said: '', refused });
      if (refused === '') throw error;
    }
  };
  const files = useFiles(([file]) => file && run(() => take(async () => file)));
  return (
    <div class="bf-form-part" {...files.drop}>
      <p class="t13 q" id="office-font-how">
        {words.how}
      </p>
      <p class="anyword">{font ? words.is(showInLine(font.name), font.size) : words.none}</p>
      {font && !isHere && <p class="ask anyword">{briefingDesk.page.fontNotHere(showInLine(font.name))}</p>}
      <p class="bf-acts">
        <input
          ref={input}
          type="file"
          hidden
          accept=".ttf,.otf,font/ttf,font/otf"
          aria-label={words.pick}
          onChange={files.onChoose}
        />
        <button
          type="button"
          class="btn line"
          aria-disabled={state.busy}
          aria-describedby="office-font-how"
          onClick={() => !state.busy && input.current?.click()}
        >
          {font ? words.change : words.pick}
        </button>
        {font && (
          <button type="button" class="btn text" onClick={() => run(() => dropFont(session, office.id))}>
            {words.drop}
          </button>
        )}
      </p>
      <InstalledFonts onPick={(font) => !state.busy && run(() => take(() => font.read()))} />
      <p class="t13" role="status">
        {state.said}
      </p>
      {state.refused !== '' && (
        <p class="ask red" role="alert">
          {state.refused}
        </p>
      )}
    </div>
  );
}
