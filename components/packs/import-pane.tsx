import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { type PackFile, readPackFile, SheetError } from '../../lib/app/desk/packs-file.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFiles } from '../ui/use-files.ts';
import { BackButton } from './back-button.tsx';
import { FoundPack } from './found-pack.tsx';
import type { PackPlace } from './place.ts';

/** So many faults are written out: whoever has mended them looks again. */
const LISTED = 200;

type State =
  | { is: 'idle' }
  | { is: 'reading' }
  | { is: 'read'; file: PackFile }
  | { is: 'refused'; fault: SheetError['fault'] };

interface Props {
  /** A file that was dropped on the page: read as if it had been chosen here. */
  dropped: File | null;
  onBack(): void;
  onPlace(place: PackPlace): void;
}

/** Brings a pack in from a file: what is in it, or wrong with it, is shown before anything is kept. */
export function ImportPane({ dropped, onBack, onPlace }: Props) {
  const { fail, words } = useApp();
  const { packs } = useDeskWords();
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const choose = useRef<HTMLInputElement>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const read = ([file]: readonly File[]) => {
    if (!file) return;
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setState({ is: 'reading' });
    readPackFile(file, controller.signal).then(
      (found) => setState({ is: 'read', file: found }),
      (error: unknown) => {
        // Another file was chosen meanwhile, or the page is gone.
        if (stop.current !== controller) return;
        if (error instanceof SheetError) return setState({ is: 'refused', fault: error.fault });
        setState({ is: 'idle' });
        fail(error);
      },
    );
  };
  const files = useFiles(read);
  useEffect(() => {
    if (dropped) read([dropped]);
  }, [dropped]);
  return (
    <section class="packs-import" aria-label={packs.importTitle}>
      <div class="ph">
        <BackButton onBack={onBack} />
        <h1>{packs.importTitle}</h1>
      </div>
      <div class="packs-drop">
        <p class="t14">{packs.importHow}</p>
        <input
          ref={choose}
          type="file"
          hidden
          accept=".json,.xlsx"
          aria-label={packs.choose}
          onChange={files.onChoose}
        />
        <button type="button" class="btn main" onClick={() => choose.current?.click()}>
          {packs.choose}
        </button>
      </div>
      <div role="status">
        {state.is === 'reading' && (
          <p class="t14">
            {packs.reading}{' '}
            <button type="button" class="btn text" onClick={() => stop.current?.abort()}>
              {words.common.cancel}
            </button>
          </p>
        )}
        {state.is === 'refused' && <p class="ask red">{`${packs.table[state.fault]} ${packs.nothingKept}`}</p>}
        {state.is === 'read' &&
          (state.file.is === 'pack' ? <Found pack={state.file.pack} /> : <Faults file={state.file} />)}
      </div>
      {state.is === 'read' && state.file.is === 'pack' && <FoundPack pack={state.file.pack} onPlace={onPlace} />}
    </section>
  );
}

/** Which pack a file holds. */
function Found({ pack }: { pack: Pack }) {
  const { packs } = useDeskWords();
  const text = usePackText();
  return (
    <>
      <h2>{packs.found(text(pack.title), pack.version)}</h2>
      <p class="t13 q">{packs.foundParts(pack.sections.length, pack.items.length, pack.tags.length)}</p>
    </>
  );
}

/** All that is wrong with a file, each with its place. */
function Faults({ file }: { file: Exclude<PackFile, { is: 'pack' }> }) {
  const { packs } = useDeskWords();
  if (file.is === 'notJson') return <p class="ask red">{packs.notJson(file.line, file.column)}</p>;
  const lines =
    file.is === 'faultyFields'
      ? file.faults.map(({ path, reason, value }) => packs.faultOf(packs.atField(path), packs.reasons[reason], value))
      : file.faults.map(({ sheet, row, column, title, reason, value }) =>
          packs.faultOf(packs.atCell(sheet, row, column, title), packs.reasons[reason], value),
        );
  return (
    <>
      <p class="ask red">{packs.faultCount(lines.length)}</p>
      <ol class="packs-lines">
        {lines.slice(0, LISTED).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {lines.length > LISTED && <p class="t13 q">{packs.moreFaults(lines.length - LISTED)}</p>}
    </>
  );
}
