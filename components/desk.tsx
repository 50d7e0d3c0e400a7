import { useEffect } from 'preact/hooks';
import type { Opening } from '../lib/app/opening.ts';
import { AppFrame } from './app-frame.tsx';
import { DESK_PAGES, type DeskPage, type Route, useApp, usePackText } from './ui/context.ts';
import { useDeskWords } from './ui/desk-words.ts';
import { useKeys } from './ui/keys.ts';
import { later } from './ui/later.tsx';
import { SaveLabel } from './ui/save-label.tsx';
import { SaveTrouble } from './ui/save-trouble.tsx';

const PAGES = {
  visits: later(() => import('./visits/visits-page.tsx').then((part) => part.VisitsPage)),
  units: later(() => import('./units/units-page.tsx').then((part) => part.UnitsPage)),
  draws: later(() => import('./draws/draws-page.tsx').then((part) => part.DrawsPage)),
  packs: later(() => import('./packs/packs-page.tsx').then((part) => part.PacksPage)),
  campaign: later(() => import('./campaign/campaign-page.tsx').then((part) => part.CampaignPage)),
} as const;
const SettingsScreen = later(() => import('./settings/settings-screen.tsx').then((part) => part.SettingsScreen));

/** The lead's and the reviewer's desk: a full page. */
export function Desk({ opened }: { opened: Promise<Opening> }) {
  return <AppFrame opened={opened} first={routeOf(location.hash)} Screen={Screen} />;
}

const isPage = (name: string | undefined): name is DeskPage => DESK_PAGES.some((page) => page === name);

/** `#units/<id>` is the unit's page: an address can be kept, and the browser's own way back works. */
function routeOf(hash: string): Route {
  const [page, open] = hash.slice(1).split('/');
  return { screen: 'desk', page: isPage(page) ? page : 'visits', ...(open && { open }) };
}

function Screen({ route }: { route: Route }) {
  const { go, words } = useApp();
  const { desk } = useDeskWords();
  // Parts that were made for the panel lead home: that is the first page here.
  const at: { page: DeskPage; open?: string } = route.screen === 'desk' ? route : { page: 'visits' };
  const settings = route.screen === 'settings';
  useEffect(() => {
    if (settings) return;
    const hash = `#${at.page}${at.open ? `/${at.open}` : ''}`;
    if (location.hash !== hash) history.pushState(null, '', hash);
    document.title = `${desk.pages[at.page]} · ${words.common.name}`;
  }, [at.page, at.open, settings]);
  useEffect(() => {
    const back = () => go(routeOf(location.hash));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useKeys((name) => {
    const field = document.querySelector<HTMLInputElement>('.work input[type="search"]');
    if (name !== 'Ctrl+k' || !field) return false;
    field.focus();
    return true;
  });
  const Page = PAGES[at.page];
  return (
    <>
      <DeskNav at={settings ? null : at.page} />
      <div class="work">
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
    </>
  );
}

function DeskNav({ at }: { at: DeskPage | null }) {
  const { go, words, session } = useApp();
  const { desk } = useDeskWords();
  const text = usePackText();
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
        <span>{text(session.pack.title)}</span>
        <SaveLabel />
      </div>
    </nav>
  );
}
