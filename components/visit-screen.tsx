import { useEffect, useRef, useState } from 'preact/hooks';
import { remove } from '../lib/app/notes.ts';
import { checklistProgress } from '../lib/app/progress.ts';
import { setCurrentVisit, type VisitLine } from '../lib/app/visits.ts';
import { type Entry, watchVisit } from '../lib/app/watch.ts';
import { showLine } from '../lib/model/one-line.ts';
import type { Kind } from '../lib/model/records.ts';
import { shownTime } from '../lib/model/time.ts';
import { AppContext, type Route, useApp, VISIT_TABS, type VisitTab } from './ui/context.ts';
import { Dialog } from './ui/dialog.tsx';
import { Icon } from './ui/icon.tsx';
import { useKeys } from './ui/keys.ts';
import { SaveLabel } from './ui/save-label.tsx';
import { SaveTrouble } from './ui/save-trouble.tsx';
import { useWatch } from './ui/use-watch.ts';
import { Composer } from './visit/composer.tsx';
import { NotesTab } from './visit/notes-tab.tsx';
import './visit/visit.css';
import { later } from './ui/later.tsx';
import { useUnderVisit } from './under-visit.ts';

const AskedPart = later(() => import('./review/asked-part.tsx').then((part) => part.AskedPart));
const ChecklistBar = later(() => import('./checklist/checklist-tab.tsx').then((part) => part.ChecklistBar));
const ChecklistTab = later(() => import('./checklist/checklist-tab.tsx').then((part) => part.ChecklistTab));
const FindingsBar = later(() => import('./findings/findings-tab.tsx').then((part) => part.FindingsBar));
const FindingsCount = later(() => import('./findings/findings-count.tsx').then((part) => part.FindingsCount));
const FindingsTab = later(() => import('./findings/findings-tab.tsx').then((part) => part.FindingsTab));
const FinishBar = later(() => import('./finish/finish-tab.tsx').then((part) => part.FinishBar));
const FinishTab = later(() => import('./finish/finish-tab.tsx').then((part) => part.FinishTab));
const ConflictCard = later(() => import('./history/conflict-card.tsx').then((part) => part.ConflictCard));
const LacksCount = later(() => import('./finish/lacks-count.tsx').then((part) => part.LacksCount));
const HistoryDialog = later(() => import('./history/history-dialog.tsx').then((part) => part.HistoryDialog));
const KeysDialog = later(() => import('./settings/keys-dialog.tsx').then((part) => part.KeysDialog));
const PeopleBar = later(() => import('./people/people-tab.tsx').then((part) => part.PeopleBar));
const PeopleTab = later(() => import('./people/people-tab.tsx').then((part) => part.PeopleTab));
const TagsBar = later(() => import('./tags/tags-tab.tsx').then((part) => part.TagsBar));
const TagsTab = later(() => import('./tags/tags-tab.tsx').then((part) => part.TagsTab));
const ExportDialog = later(() => import('./visit/export-dialog.tsx').then((part) => part.ExportDialog));
const UnitDialog = later(() => import('./visit/unit-dialog.tsx').then((part) => part.UnitDialog));

/** What people said and brought; quotations are notes, and counted there. */
const SAID = ['evaluation', 'topic', 'complaint', 'practice', 'case'] as const;

interface Shown {
  entry: Entry<Kind>;
  field: string;
  label: string;
}

/** One visit: who, since when, whether it is saved; its tabs; and what is always reachable at the bottom. */
export function VisitScreen({ route }: { route: Extract<Route, { screen: 'visit' }> }) {
  const { session, words, go, run, singleKeys } = useApp();
  const read = useWatch<VisitLine | null>((on) => watchVisit(session, route.visit, on), [route.visit], route.line);
  const [history, setHistory] = useState<Shown | null>(null);
  const [conflict, setConflict] = useState<Shown | null>(null);
  const [open, setOpen] = useState<'export' | 'keys' | 'unit' | null>(null);
  // The hand goes to the composer next, unless the person came for something else.
  const arriving = useArriving(route);
  const show = (tab: VisitTab) => go({ screen: 'visit', visit: route.visit, tab });

  useEffect(() => void setCurrentVisit(session, route.visit), [route.visit]);
  // Keys that waited for a part come at once: each is a step, though nothing was drawn between them.
  const tab = useRef(route.tab);
  tab.current = route.tab;
  useKeys((name) => {
    const step = name === '[' ? -1 : name === ']' ? 1 : 0;
    if (name === '?' && singleKeys) setOpen('keys');
    else if (step !== 0) {
      const next = VISIT_TABS.indexOf(tab.current) + step + VISIT_TABS.length;
      tab.current = VISIT_TABS[next % VISIT_TABS.length] ?? 'notes';
      show(tab.current);
    } else return false;
    return true;
  });
  const { line, app, packKnown } = useUnderVisit(read);
  if (line === undefined) return <div aria-busy="true" />;
  if (line === null || line.visit.shelf === 'deleted') return <Gone />;

  const onHistory = (entry: Entry<Kind>, field: string, label: string) => setHistory({ entry, field, label });
  const onConflict = (field: string, entry: Entry<Kind> = line.visit, label: string = field) =>
    setConflict({ entry, field, label });
  const shared = { line, onHistory, onConflict, ...(route.focus && { focus: route.focus }) };
  return (
    <AppContext.Provider value={app}>
      <header class="top">
        <div class="bar">
          <button type="button" class="ib" aria-label={words.home.toHome} onClick={() => go({ screen: 'home' })}>
            <Icon name="back" />
          </button>
          <div class="min0">
            <h1 class="cut">{unitName(line, words)}</h1>
            <div class="sub">
              <span class="cut">{subtitle(line, words)}</span>
              <SaveLabel />
            </div>
          </div>
          <VisitMenu
            line={line}
            onOpen={setOpen}
            onDelete={() => run(() => remove(session, line.visit).then(() => go({ screen: 'home' })))}
          />
        </div>
        <Tabs line={line} packKnown={packKnown} tab={route.tab} onShow={show} />
      </header>
      <main key={route.tab} id="visit-main" tabIndex={-1}>
        <SaveTrouble />
        {route.tab === 'notes' && <NotesTab {...shared} />}
        {route.tab !== 'notes' && !packKnown && <div aria-busy="true" />}
        {route.tab === 'checklist' && packKnown && <ChecklistTab {...shared} />}
        {route.tab === 'tags' && packKnown && <TagsTab {...shared} />}
        {route.tab === 'findings' && packKnown && <FindingsTab {...shared} />}
        {route.tab === 'people' && packKnown && <PeopleTab {...shared} />}
        {route.tab === 'finish' && packKnown && <FinishTab {...shared} review={<AskedPart visit={route.visit} />} />}
      </main>
      <footer class="foot">
        {route.tab === 'notes' && <Composer line={line} autofocus={arriving} />}
        {route.tab === 'checklist' && packKnown && <ChecklistBar line={line} />}
        {route.tab === 'tags' && packKnown && <TagsBar line={line} />}
        {route.tab === 'findings' && packKnown && <FindingsBar line={line} />}
        {route.tab === 'people' && packKnown && <PeopleBar line={line} />}
        {route.tab === 'finish' && packKnown && <FinishBar line={line} onExport={() => setOpen('export')} />}
      </footer>
      {history && <HistoryDialog {...history} onClose={() => setHistory(null)} />}
      {conflict && (
        <Dialog title={words.visit.conflict} onClose={() => setConflict(null)}>
          <ConflictCard {...conflict} onDone={() => setConflict(null)} />
        </Dialog>
      )}
      {open === 'export' && <ExportDialog line={line} onClose={() => setOpen(null)} />}
      {open === 'keys' && <KeysDialog onClose={() => setOpen(null)} />}
      {open === 'unit' && line.unit && <UnitDialog unit={line.unit} onClose={() => setOpen(null)} />}
    </AppContext.Provider>
  );
}

/** True until another tab has been shown: then the focus stays where the person put it. */
function useArriving(route: Extract<Route, { screen: 'visit' }>): boolean {
  const [left, setLeft] = useState(route.focus !== undefined);
  useEffect(() => {
    if (route.tab !== 'notes') setLeft(true);
  }, [route.tab]);
  return !left;
}

function unitName({ unit }: VisitLine, words: ReturnType<typeof useApp>['words']): string {
  if (!unit) return words.home.noUnit;
  return unit.shelf === 'deleted' ? words.home.removedUnit(showLine(unit.body.name)) : showLine(unit.body.name);
}

function subtitle(line: VisitLine, words: ReturnType<typeof useApp>['words']): string {
  const { body } = line.visit;
  const kept = Object.keys(words.common.facts).filter((fact) => body[`method.${fact}`] === 'kept').length;
  const since = words.visit.since(shownTime(body.began).time);
  const covert = body.covert === true ? [words.finish.covert] : [];
  const facts = kept > 0 ? [words.visit.facts(kept)] : [];
  return [since, ...covert, ...(body.handed ? [words.home.handed] : facts)].join(words.common.sep);
}

interface TabsProps {
  line: VisitLine;
  packKnown: boolean;
  tab: VisitTab;
  onShow(tab: VisitTab): void;
}

function Tabs({ line, packKnown, tab, onShow }: TabsProps) {
  const { session, words } = useApp();
  const { rated, total } = checklistProgress(session, line);
  const tags = line.suspected + line.confirmed;
  const said = SAID.reduce((sum, kind) => sum + (line.visit.counts?.[kind] ?? 0), 0);
  const counts = {
    notes: `${line.notes}`,
    checklist: packKnown ? `${rated}/${total}` : '',
    tags: `${tags}`,
    findings: <FindingsCount line={line} />,
    people: `${said}`,
    finish: packKnown && <LacksCount line={line} />,
  };
  return (
    <nav class="tabs" aria-label={words.visit.tabs}>
      {VISIT_TABS.map((one) => (
        <button key={one} type="button" aria-current={one === tab ? 'page' : undefined} onClick={() => onShow(one)}>
          {words.visit.tab[one]}
          <span>{counts[one]}</span>
        </button>
      ))}
    </nav>
  );
}

function VisitMenu({
  line,
  onOpen,
  onDelete,
}: {
  line: VisitLine;
  onOpen(what: 'export' | 'keys' | 'unit'): void;
  onDelete(): void;
}) {
  const { words, undo } = useApp();
  const [open, setOpen] = useState(false);
  const pick = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <>
      <button
        type="button"
        class="ib"
        aria-label={words.common.more}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Dialog title={line.unit ? showLine(line.unit.body.name) : words.home.noUnit} onClose={() => setOpen(false)}>
          <div class="menu">
            <button type="button" class="btn line" onClick={pick(() => onOpen('export'))}>
              {words.visit.exportPdf}
            </button>
            <button type="button" class="btn line" onClick={pick(() => onOpen('unit'))}>
              {words.visit.editUnit}
            </button>
            <button type="button" class="btn line" onClick={pick(undo)}>
              {words.common.undo} <kbd>Ctrl Z</kbd>
            </button>
            <button type="button" class="btn line" onClick={pick(() => onOpen('keys'))}>
              {words.visit.keys} <kbd>?</kbd>
            </button>
            <button type="button" class="btn warn" onClick={pick(onDelete)}>
              {words.visit.deleteVisit}
            </button>
            <button type="button" class="btn text" onClick={() => setOpen(false)}>
              {words.common.close}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Gone() {
  const { words, go } = useApp();
  return (
    <main class="empty">
      <p>
        <b>{words.visit.gone}</b>
      </p>
      <button type="button" class="btn main" onClick={() => go({ screen: 'home' })}>
        {words.home.toHome}
      </button>
    </main>
  );
}
