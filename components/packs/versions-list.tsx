import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type VersionLine, watchVersions } from '../../lib/app/desk/packs.ts';
import { handOutFile, templateFile } from '../../lib/app/desk/packs-file.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { type Column, DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import type { PackPlace } from './place.ts';

interface Props {
  /** Where the person comes back from: a version (`<pack>@<version>`) or the import; its row, or button, gets the focus. */
  from: string | null;
  onImport(): void;
  onPlace(place: PackPlace): void;
}

const IMPORT = 'import';
const idOf = ({ pack, version }: VersionLine) => `${pack}@${version}`;

/** The versions of packs that are to be had, and which is in use. */
export function VersionsList({ from, onImport, onPlace }: Props) {
  const { session, language } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const lines = useWatch<VersionLine[]>((on) => watchVersions(session, on), [session]);
  const columns = useMemo(() => columnsOf(packs, text), [language]);
  // Open for one drawing, which nobody sees: then it closes, and the list brings the focus back to its row.
  const [open, setOpen] = useState(from === IMPORT ? null : from);
  useLayoutEffect(() => {
    if (lines) setOpen(null);
  }, [lines]);
  if (!lines) return <div aria-busy="true" />;
  const versionOf = (line: VersionLine) => (line.from === 'draft' ? packs.draft : line.version);
  return (
    <div class="split">
      <DataList
        label={packs.title}
        name="packs"
        rows={lines}
        idOf={idOf}
        nameOf={(line) => packs.found(text(line.title), versionOf(line))}
        columns={columns}
        textOf={(line) => `${line.title.zh} ${line.title.en} ${line.pack} ${line.version}`}
        open={open}
        onOpen={(id) => {
          const line = lines.find((one) => idOf(one) === id);
          if (line) onPlace(line);
        }}
        acts={<Acts isBack={from === IMPORT} onImport={onImport} />}
        empty={
          <>
            <p>{packs.none}</p>
            <button type="button" class="btn main" onClick={onImport}>
              {packs.import}
            </button>
          </>
        }
      />
    </div>
  );
}

function Acts({ isBack, onImport }: { isBack: boolean; onImport(): void }) {
  const { session, language, run, say } = useApp();
  const { packs } = useDeskWords();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBack) button.current?.focus();
  }, []);
  const takeTemplate = async () => {
    const file = await templateFile(session, language);
    handOutFile(file);
    say(packs.exported(file.name));
  };
  return (
    <>
      <button type="button" class="btn line" onClick={() => run(takeTemplate)}>
        {packs.template}
      </button>
      <button ref={button} type="button" class="btn main" onClick={onImport}>
        {packs.import}
      </button>
    </>
  );
}

function columnsOf(
  packs: ReturnType<typeof useDeskWords>['packs'],
  text: ReturnType<typeof usePackText>,
): Column<VersionLine>[] {
  return [
    { key: 'name', title: packs.name, cell: (line) => text(line.title), sort: (line) => text(line.title) },
    {
      key: 'version',
      title: packs.version,
      width: '80px',
      cell: (line) => (line.from === 'draft' ? packs.draft : line.version),
      sort: ({ version }) => version,
    },
    {
      key: 'standing',
      title: packs.standing,
      width: '72px',
      cell: ({ inForce }) => inForce && <b>{packs.inForce}</b>,
      sort: ({ inForce }) => (inForce ? 0 : null),
    },
    { key: 'origin', title: packs.origin, cell: ({ from }) => packs.from[from], sort: ({ from }) => packs.from[from] },
    { key: 'items', title: packs.items, align: 'end', cell: ({ items }) => items, sort: ({ items }) => items },
    { key: 'kept', title: packs.kept, cell: ({ on }) => on, sort: ({ on }) => on },
  ];
}
