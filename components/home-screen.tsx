import { useEffect, useRef, useState } from 'preact/hooks';
import { type CampaignShown, seedShown, watchCampaignShown } from '../lib/app/campaign-shown.ts';
import { openDesk } from '../lib/app/open-desk.ts';
import { needsName } from '../lib/app/people.ts';
import type { Hit } from '../lib/app/search.ts';
import { setCurrentVisit, type VisitLine } from '../lib/app/visits.ts';
import { WINDOW, watchVisits } from '../lib/app/watch.ts';
import { isOwnVisit, type OwnIds, ownIdsAtOpening, watchOwnIds } from '../lib/app/whose.ts';
import { shownTime, todayNow } from '../lib/model/time.ts';
import { useApp, usePackText } from './ui/context.ts';
import { Icon } from './ui/icon.tsx';
import { useKeys } from './ui/keys.ts';
import { moveRowFocus } from './ui/row-focus.ts';
import { SaveTrouble } from './ui/save-trouble.tsx';
import { useWatch } from './ui/use-watch.ts';
import './home/home.css';
import { Inbox } from './home/inbox.tsx';
import { Urgent } from './home/urgent.tsx';
import { useCounted } from './home/use-counted.ts';
import { HitRow, VisitRow } from './home/visit-row.tsx';
import { later } from './ui/later.tsx';

const BackupReminder = later(() => import('./settings/backup-reminder.tsx').then((part) => part.BackupReminder));
const FirstRun = later(() => import('./settings/first-run.tsx').then((part) => part.FirstRun));
const KeysDialog = later(() => import('./settings/keys-dialog.tsx').then((part) => part.KeysDialog));
const Reminders = later(() => import('./home/reminders.tsx').then((part) => part.Reminders));
const ReturnedList = later(() => import('./review/returned-list.tsx').then((part) => part.ReturnedList));
const TodayTasks = later(() => import('./home/today-tasks.tsx').then((part) => part.TodayTasks));
const LossCard = later(() => import('./settings/loss-card.tsx').then((part) => part.LossCard));

/** The rows of its lists, among which the arrow keys move. */
const ROWS = 'main .v';

const NOBODY: OwnIds = new Set();

/** The first screen: what is open, what was done today and before, a search, and one button to start. */
export function HomeScreen() {
  const { session, visits, words, go, fail, singleKeys } = useApp();
  const [limit, setLimit] = useState(WINDOW);
  const [typed, setTyped] = useState('');
  const [keys, setKeys] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const lines = useWatch<readonly VisitLine[]>((on) => watchVisits(session, limit, on), [limit], visits);
  const settled = useSettled();
  const own =
    useWatch<OwnIds>(
      (on) => (settled ? watchOwnIds(session, on) : () => undefined),
      [session.db, settled],
      ownIdsAtOpening(session),
    ) ?? NOBODY;
  const found = useSearch(typed);
  const [asksName, setAsksName] = useState(false);
  useEffect(() => void (settled && needsName(session).then(setAsksName, fail)), [settled]);
  useEffect(() => void setCurrentVisit(session, null), []);
  useKeys((name) => {
    if (name === 'ArrowDown' || (singleKeys && name === 'j')) return moveRowFocus(ROWS, 1);
    if (name === 'ArrowUp' || (singleKeys && name === 'k')) return moveRowFocus(ROWS, -1);
    if (!singleKeys) return false;
    if (name === '/') search.current?.focus();
    else if (name === 'n') go({ screen: 'start' });
    else if (name === '?') setKeys(true);
    else return false;
    return true;
  });

  return (
    <>
      <header class="top">
        <div class="bar home">
          <div class="min0">
            <h1>{words.common.name}</h1>
            <CampaignName settled={settled} />
          </div>
          <button type="button" class="btn text" onClick={() => openDesk()}>
            {words.home.desk}
          </button>
          <button
            type="button"
            class="ib"
            aria-label={words.home.settings}
            title={words.home.settings}
            onClick={() => go({ screen: 'settings' })}
          >
            <Icon name="more" />
          </button>
        </div>
        <div class="search">
          <Icon name="find" />
          <input
            ref={search}
            class="field"
            type="search"
            aria-label={words.home.search}
            placeholder={words.home.search}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key === 'ArrowDown' && moveRowFocus(ROWS, 1)) event.preventDefault();
            }}
          />
        </div>
      </header>
      <main>
        <SaveTrouble />
        {typed.trim() === '' ? (
          <>
            {settled && <LossCard />}
            <Urgent all={settled} />
            {settled && <Reminders />}
            {asksName && <FirstRun onDone={() => setAsksName(false)} />}
            {settled && <BackupReminder />}
            {settled && <ReturnedList />}
            {settled && <TodayTasks />}
            <Inbox />
            {lines && <Lists lines={lines} own={own} settled={settled} />}
            {lines && lines.length >= limit && (
              <button type="button" class="btn text wide" onClick={() => setLimit(limit + WINDOW)}>
                {words.home.earlier}
              </button>
            )}
          </>
        ) : (
          <Found found={found} own={own} />
        )}
      </main>
      <footer class="foot">
        <button type="button" class="btn main wide" onClick={() => go({ screen: 'start' })}>
          {words.home.start} {singleKeys && <kbd>N</kbd>}
        </button>
        <Offline />
      </footer>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  );
}

/** What the campaign and its team are called, and its days: the pack's names until the list stands. */
function CampaignName({ settled }: { settled: boolean }) {
  const { session, words } = useApp();
  const text = usePackText();
  const shown =
    useWatch<CampaignShown>(
      (on) => (settled ? watchCampaignShown(session, on) : () => undefined),
      [session, settled],
    ) ?? seedShown(session);
  const days = shown.begins || shown.ends ? [`${shown.begins ?? ''} – ${shown.ends ?? ''}`] : [];
  return <p class="sub cut">{[text(shown.campaign), text(shown.team), ...days].join(words.common.sep)}</p>;
}

/** What is open, one's own before others', today's, and earlier days', each newest first. */
function Lists({ lines: read, own, settled }: { lines: readonly VisitLine[]; own: OwnIds; settled: boolean }) {
  const { words, go } = useApp();
  const lines = useCounted(read, settled);
  if (lines.length === 0) {
    return (
      <div class="empty">
        <p>
          <b>{words.home.empty}</b>
        </p>
        <p class="q t14">{words.home.emptyHow}</p>
        <button type="button" class="btn main" onClick={() => go({ screen: 'start' })}>
          {words.home.start}
        </button>
      </div>
    );
  }
  const today = todayNow();
  const isOwn = ({ visit }: VisitLine) => isOwnVisit(visit, own);
  const rows = { own, withDay: today };
  const open = lines.filter(({ visit }) => !visit.body.handed);
  const handed = lines.filter(({ visit }) => visit.body.handed);
  const day = (line: VisitLine) => shownTime(line.visit.body.began).date;
  return (
    <>
      <List title={words.home.open} lines={open.filter(isOwn)} {...rows} />
      <List title={words.home.openOthers} lines={open.filter((line) => !isOwn(line))} {...rows} />
      <List title={words.home.today(today)} lines={handed.filter((line) => day(line) === today)} own={own} />
      <List title={words.home.before} lines={handed.filter((line) => day(line) !== today)} {...rows} />
    </>
  );
}

/** Whose visit it is, where it is not one's own. */
const ownerOf = ({ visit }: VisitLine, own: OwnIds): string | null => (isOwnVisit(visit, own) ? null : visit.body.by);

interface ListProps {
  title: string;
  lines: readonly VisitLine[];
  own: OwnIds;
  withDay?: string;
}

function List({ title, lines, own, withDay }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="day">
        {title} <span>{lines.length}</span>
      </h2>
      {lines.map((line) => (
        <VisitRow key={line.visit.id} line={line} owner={ownerOf(line, own)} {...(withDay && { today: withDay })} />
      ))}
    </section>
  );
}

function Found({ found, own }: { found: { hits: Hit[]; more: boolean } | null; own: OwnIds }) {
  const { words } = useApp();
  const lines = useCounted(
    (found?.hits ?? []).map(({ line }) => line),
    true,
  );
  if (!found) return <p class="empty q">{words.home.searching}</p>;
  if (found.hits.length === 0) return <p class="empty q">{words.home.nothingFound}</p>;
  return (
    <section aria-label={words.home.found(found.hits.length)}>
      <h2 class="day">
        <span role="status">{words.home.found(found.hits.length)}</span>
      </h2>
      {found.hits.map((hit, at) => (
        <HitRow
          key={`${hit.line.visit.id} ${hit.note?.id}`}
          hit={{ ...hit, line: lines[at] ?? hit.line }}
          owner={ownerOf(hit.line, own)}
        />
      ))}
      {found.more && <p class="empty q t13">{words.home.moreFound}</p>}
    </section>
  );
}

/** Searches a moment after the last key; an older answer never replaces a newer one. */
function useSearch(typed: string) {
  const { session, fail } = useApp();
  const [found, setFound] = useState<{ hits: Hit[]; more: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    setFound(null);
    const timer = setTimeout(() => {
      import('../lib/app/search.ts')
        .then(({ searchVisits }) => searchVisits(session, typed))
        .then((result) => current && setFound(result), fail);
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return found;
}

/** False until the list stands and the page has a moment: what may come later must not keep the first word waiting. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

/** Offline is no error: a grey word. */
function Offline() {
  const { words } = useApp();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const listen = () => setOnline(navigator.onLine);
    addEventListener('online', listen);
    addEventListener('offline', listen);
    return () => {
      removeEventListener('online', listen);
      removeEventListener('offline', listen);
    };
  }, []);
  return (
    <p class="t13 q fs">
      {online ? (
        <span />
      ) : (
        <span class="st8">
          <Icon name="off" small />
          {words.home.offline}
        </span>
      )}
      <span>{words.home.onDevice}</span>
    </p>
  );
}
