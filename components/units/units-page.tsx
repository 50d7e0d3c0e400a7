import { useCallback, useState } from 'preact/hooks';
import { type UnitList, watchUnits } from '../../lib/app/desk/units-list.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useFiles } from '../ui/use-files.ts';
import { useWatch } from '../ui/use-watch.ts';
import { AddUnit } from './add-unit.tsx';
import { RosterImport } from './roster-import.tsx';
import { UnitListPane } from './unit-list.tsx';
import { UnitPane } from './unit-pane.tsx';
import './units.css';

/** The desk's page of units: their list, one of them beside it, and bringing a roster in, by a button or by dropping its file. */
export function UnitsPage({ open }: { open?: string }) {
  const { session, go } = useApp();
  const { units } = useDeskWords();
  const list = useWatch<UnitList>((on) => watchUnits(session, on), []);
  const [at, setAt] = useState<'list' | 'adding' | 'importing'>('list');
  const [dropped, setDropped] = useState<readonly File[]>([]);
  const show = useCallback((id: string | null) => go({ screen: 'desk', page: 'units', ...(id && { open: id }) }), [go]);
  const bringIn = (files: readonly File[]) => {
    setDropped(files);
    setAt('importing');
  };
  const { drop } = useFiles(bringIn);
  if (!list) return <PageLoading words={units.loading} />;
  if (at === 'importing') return <RosterImport list={list} first={dropped} onEnd={() => setAt('list')} />;
  return (
    <main class={open ? 'split units two' : 'split units'} {...drop}>
      <UnitListPane
        lines={list.lines}
        open={open ?? null}
        onOpen={show}
        onAdd={() => setAt('adding')}
        onImport={() => bringIn([])}
      />
      {open && <UnitPane key={open} id={open} list={list} onOpen={show} />}
      {at === 'adding' && <AddUnit lines={list.lines} onOpen={show} onClose={() => setAt('list')} />}
    </main>
  );
}
