import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useFiles } from '../ui/use-files.ts';
import { ImportPane } from './import-pane.tsx';
import type { PackPlace } from './place.ts';
import { VersionPage } from './version-page.tsx';
import { VersionsList } from './versions-list.tsx';
import './packs.css';

/** The desk's page of packs. Its address is `#packs/<pack>@<version>@<item>`. */
export function PacksPage({ open }: { open?: string }) {
  const { go, say } = useApp();
  const { packs } = useDeskWords();
  const [pack = '', version, beside] = open?.split('@') ?? [];
  const show = (to?: string) => go({ screen: 'desk', page: 'packs', ...(to && { open: to }) });
  const onPlace = (to: PackPlace) => show([to.pack, to.version, ...(to.beside ? [to.beside] : [])].join('@'));
  const place: PackPlace = { pack, version: version ?? '', ...(beside && { beside }) };
  const [dropped, setDropped] = useState<File | null>(null);
  const files = useFiles(([file, ...others]) => {
    setDropped(file ?? null);
    if (file && others.length > 0) say(packs.onlyFirst(file.name, others.length));
    if (open !== 'import') show('import');
  });
  useEffect(() => {
    if (open !== 'import') setDropped(null);
  }, [open]);
  // Where the person was before the list of versions is shown again: the focus goes there.
  const from = useRef<string | null>(null);
  if (open) from.current = version ? `${pack}@${version}` : open;
  return (
    <main class="packs" {...files.drop}>
      {open === 'import' ? (
        <ImportPane dropped={dropped} onBack={() => show()} onPlace={onPlace} />
      ) : version ? (
        <VersionPage key={`${pack}@${version}`} place={place} onPlace={onPlace} onBack={() => show()} />
      ) : (
        <VersionsList from={from.current} onImport={() => show('import')} onPlace={onPlace} />
      )}
    </main>
  );
}
