import { useApp } from '../ui/context.ts';
import { ImportPane } from './import-pane.tsx';
import type { PackPlace } from './place.ts';
import { VersionPage } from './version-page.tsx';
import { VersionsList } from './versions-list.tsx';
import './packs.css';

/** The desk's page of packs. Its address is `#packs/<pack>@<version>@<item>`. */
export function PacksPage({ open }: { open?: string }) {
  const { go } = useApp();
  const [pack = '', version, beside] = open?.split('@') ?? [];
  const show = (to?: string) => go({ screen: 'desk', page: 'packs', ...(to && { open: to }) });
  const onPlace = (to: PackPlace) => show([to.pack, to.version, ...(to.beside ? [to.beside] : [])].join('@'));
  const place: PackPlace = { pack, version: version ?? '', ...(beside && { beside }) };
  return (
    <main class="packs">
      {open === 'import' ? (
        <ImportPane onBack={() => show()} onPlace={onPlace} />
      ) : version ? (
        <VersionPage key={`${pack}@${version}`} place={place} onPlace={onPlace} onBack={() => show()} />
      ) : (
        <VersionsList onImport={() => show('import')} onPlace={onPlace} />
      )}
    </main>
  );
}
