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
  if (open === 'import') return <ImportPane onBack={() => show()} onPlace={onPlace} />;
  if (!version) return <VersionsList onImport={() => show('import')} onPlace={onPlace} />;
  const place: PackPlace = { pack, version, ...(beside && { beside }) };
  return <VersionPage key={`${pack}@${version}`} place={place} onPlace={onPlace} onBack={() => show()} />;
}
