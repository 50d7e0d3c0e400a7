import { useEffect, useState } from 'preact/hooks';
import { type CampaignShown, watchCampaignShown } from '../lib/app/campaign-shown.ts';
import type { Opening } from '../lib/app/opening.ts';
import { AppFrame } from './app-frame.tsx';
import { useSharedDrop } from './bundles/shared-drop.ts';
import { SearchHead } from './search/search-head.tsx';
import { DESK_PAGES, type DeskPage, type Route, useApp, usePackText } from './ui/context.ts';
import { useDeskWords } from './ui/desk-words.ts';
import { useKeys } from './ui/keys.ts';
import { later } from './ui/later.tsx';
import { SaveLabel } from './ui/save-label.tsx';
import { SaveTrouble } from './ui/save-trouble.tsx';
import { useWatch } from './ui/use-watch.ts';

const PAGES = {
  visits: later(() => import('./visits-at-desk.tsx').then((part) => part.VisitsAtDesk)),
  units: later(() => import('./units/units-page.tsx').then((part) => part.UnitsPage)),
  compare: later(() => import('./compare/compare-page.tsx').then((part) => part.ComparePage)),
  findings: later(() => import('./findings-at-desk.tsx').then((part) => part.FindingsAtDesk)),
  tags: later(() => import('./tags-desk/tags-page.tsx').then((part) => part.TagsPage)),
  voices: later(() => import('./voices/voices-page.tsx').then((part) => part.VoicesPage)),
  draws: later(() => import('./draws/draws-page.tsx').then((part) => part.DrawsPage)),
  bundles: later(() => import('./bundles-at-desk.tsx').then((part) => part.BundlesAtDesk)),
  briefing: later(() => import('./briefing/briefing-page.tsx').then((part) => part.BriefingPage)),
  packs: later(() => import('./packs/packs-page.tsx').then((part) => part.PacksPage)),
  campaign: later(() => import('./campaign/campaign-page.tsx').then((part) => part.CampaignPage)),
} as const;
const KeysSheet = later(() => import('./ui/keys-sheet.tsx').then((part) => part.KeysSheet));
const SettingsScreen = later(() => import('./settings/settings-screen.tsx').then((part) => part.SettingsScreen));

/** The lead's and the reviewer's desk: a full page. */
export function Desk({ opened }: { opened: Promise<Opening> }) {
  return <AppFrame opened={opened} first={routeOf(location.hash)} Screen={Screen} />;
}

const isPage = (name: string | undefined): name is DeskPage => DESK_PAGES.some((page) => page === name);

const SETTINGS = 'settings';

/** `#units/<id>` is the unit's page: an address can be kept, and the browser's own way back works. */
function routeOf(hash: string): Route {
  const [page, open] = hash.slice(1).split('/');
  if (page === SETTINGS) return { screen: 'settings' };
  return { screen: 'desk', page: isPage(page) ? page : 'visits', ...(open && { open }) };
}

/** Parts that were made for the panel lead home, or to a visit: both are on the first page here. */
function placeAt(route: Route): { page: DeskPage; open?: string } {
  if (route.screen === 'desk') return route;
  return { page: 'visits', ...(route.screen === 'visit' && { open: route.visit }) };
}

function Screen({ route }: { route: Route }) {
  const { go, words, singleKeys } = useApp();
  const { desk } = useDeskWords();
  const [keys, setKeys] = useState(false);
  const at = placeAt(route);
  const settings = route.screen === 'settings';
  useEffect(() => {
    const hash = settings ? `#${SETTINGS}` : `#${at.page}${at.open ? `/${at.open}` : ''}`;
    // The address that the desk was opened by is no step of its own.
    if (location.hash === '') history.replaceState(null, '', hash);
    else if (location.hash !== hash) history.pushState(null, '', hash);
    document.title = `${settings ? desk.settings : desk.pages[at.page]} · ${words.common.name}`;
  }, [at.page, at.open, settings, words]);
  useEffect(() => {
    const back = () => go(routeOf(location.hash));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useKeys((name) => {
    const field = document.querySelector<HTMLInputElement>('.work input[type="search"]');
    if (name === '?' && singleKeys) setKeys(true);
    else if (name === 'f' && singleKeys && field) field.select();
    else return false;
    return true;
  });
  const drop = useSharedDrop();
  const Page = PAGES[at.page];
  return (
    <>
      <DeskNav at={settings ? null : at.page} onKeys={() => setKeys(true)} />
      <div class="work" {...drop}>
        <header class="desk-head">
          <SearchHead />
          <SaveLabel />
        </header>
        <div class="desk-save">
          <SaveTrouble />
        </div>
        {settings ? (
          <div class="narrow">
            <SettingsScreen />
          </div>
        ) : (
          <Page key={at.page} {...(at.open && { open: at.open })} />
        )}
      </div>
      {keys && <KeysSheet onClose={() => setKeys(false)} />}
    </>
  );
}

function DeskNav({ at, onKeys }: { at: DeskPage | null; onKeys(): void }) {
  const { go, words, session, singleKeys } = useApp();
  const { desk } = useDeskWords();
  const text = usePackText();
  const shown = useWatch<CampaignShown>((on) => watchCampaignShown(session, on), [session]);
  return (
    <nav class="desk-nav" aria-label={desk.title}>
      <p class="brand">
        {words.common.name}
        <span>{desk.title}</span>
      </p>
      {DESK_PAGES.map((page) => (
        <button
          key={page}
          type="button"
          aria-current={page === at ? 'page' : undefined}
          onClick={() => go({ screen: 'desk', page })}
        >
          {desk.pages[page]}
        </button>
      ))}
      <button type="button" aria-current={at === null ? 'page' : undefined} onClick={() => go({ screen: 'settings' })}>
        {desk.settings}
      </button>
      <div class="st">
        <button type="button" class="keysline" onClick={onKeys}>
          {desk.keysTitle} {singleKeys && <kbd>?</kbd>}
        </button>
        {shown && <span>{[text(shown.campaign), text(shown.team)].join(words.common.sep)}</span>}
      </div>
    </nav>
  );
}
