import { useEffect, useState } from 'preact/hooks';
import { type Opening, openPanelSession } from '../lib/app/opening.ts';
import { readSettings, writeSettings } from '../lib/app/preferences.ts';
import type { Language } from '../lib/i18n/language.ts';
import { wordsOf } from '../lib/i18n/language.ts';
import { HomeScreen } from './home/home-screen.tsx';
import { StartScreen } from './home/start-screen.tsx';
import { FailureScreen } from './settings/failure-screen.tsx';
import { FirstRun } from './settings/first-run.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { type App, AppContext, type Route } from './ui/context.ts';
import { explain } from './ui/explain.ts';
import { useKeys } from './ui/keys.ts';
import { type Line, Toast } from './ui/toast.tsx';
import { VisitScreen } from './visit/visit-screen.tsx';

/** The panel, from opening the store to the screen that is shown. */
export function Panel() {
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    void openPanelSession().then(setOpening);
  }, []);
  if (!opening) return <div id="app-loading" aria-busy="true" />;
  if (opening.is === 'failed') return <FailureScreen failure={opening.failure} />;
  return <Opened opening={opening} />;
}

function Opened({ opening }: { opening: Extract<Opening, { is: 'open' }> }) {
  const { session } = opening;
  const [settings, setSettings] = useState(opening.settings);
  const [route, setRoute] = useState<Route>({ screen: 'home' });
  const [line, setLine] = useState<Line | null>(null);
  const [needsName, setNeedsName] = useState(opening.needsName);
  const words = wordsOf(settings.language);

  useEffect(() => {
    document.documentElement.lang = settings.language;
    document.title = words.common.name;
  }, [settings.language]);

  const change = (part: Partial<typeof settings>) => {
    setSettings((before) => ({ ...before, ...part }));
    void readSettings(session).then((before) => writeSettings(session, { ...before, ...part }));
  };
  const say: App['say'] = (text, act) => setLine({ text, ...(act && { act }) });
  const fail: App['fail'] = (error) => {
    console.error(error);
    setLine({ text: explain(error, words), failed: true });
  };
  const run: App['run'] = (act) => {
    act().catch(fail);
  };
  const undo = async () => {
    const name = await session.undo.undo();
    say(name ? words.common.undoDone(words.common.undone[name]) : words.common.nothingToUndo);
  };
  useEffect(
    () => session.undo.onAct((name) => say(words.common.undone[name], { label: words.common.undo, run: () => run(undo) })),
    [settings.language],
  );
  useKeys((name) => {
    if (name === 'Ctrl+z') run(undo);
    return name === 'Ctrl+z';
  }, [settings.language]);

  const app: App = {
    session,
    words,
    language: settings.language,
    setLanguage: (language: Language) => change({ language }),
    route,
    go: setRoute,
    say,
    fail,
    run,
    singleKeys: settings.singleKeys,
    setSingleKeys: (singleKeys) => change({ singleKeys }),
  };
  return (
    <AppContext.Provider value={app}>
      {needsName ? <FirstRun onDone={() => setNeedsName(false)} /> : <Screen route={route} />}
      {line && <Toast line={line} onEnd={() => setLine(null)} />}
    </AppContext.Provider>
  );
}

function Screen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'start':
      return <StartScreen />;
    case 'visit':
      return <VisitScreen key={route.visit} route={route} />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return <HomeScreen />;
  }
}
