import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Opening } from '../lib/app/opening.ts';
import { type Pack, watchPack } from '../lib/app/pack-shown.ts';
import { writeSettings } from '../lib/app/preferences.ts';
import { mayBeOfStore } from '../lib/app/reasons.ts';
import type { Session } from '../lib/app/session.ts';
import type { Language } from '../lib/i18n/language.ts';
import { wordsOf } from '../lib/i18n/language.ts';
import type { FailureScreen } from './settings/failure-screen.tsx';
import { type App, AppContext, type Route } from './ui/context.ts';
import { explain } from './ui/explain.ts';
import { useKeys } from './ui/keys.ts';
import { loadTheRest } from './ui/later.tsx';
import { type Line, Toast } from './ui/toast.tsx';

/** Acts whose effect is gone from sight, or lies elsewhere: these are told, with the way back. */
const TOLD: ReadonlySet<string> = new Set([
  'noteRemoved',
  'tagRemoved',
  'evidenceRemoved',
  'visitRemoved',
  'noteKept',
  'noteAdded',
  'handedOver',
  'takenBack',
  'restored',
  'unitsBroughtIn',
  'unitsMerged',
  'unitsParted',
  'packAdopted',
  'drawn',
  'tasks',
  'viewRemoved',
  'findingsChanged',
  'findingsStepped',
  'visitsRemoved',
  'unitsChanged',
  'tagsChanged',
  'findingStep',
  'findingRemoved',
  'remarkRemoved',
  'materialRemoved',
  'unitRemoved',
  'evaluationRemoved',
  'topicRemoved',
  'complaintRemoved',
  'practiceRemoved',
  'caseRemoved',
  'passedOn',
  'commentRemoved',
  'visitAccepted',
  'visitReturned',
  'visitReopened',
  'adjudicated',
  'ratingSettled',
  'conflictsSettled',
  'keyDecided',
  'leadTrusted',
  'enrolled',
]);

/** So much of a problem names it. */
const NAMED = 24;

interface Props {
  opened: Promise<Opening>;
  /** Where it begins. */
  first: Route;
  Screen: ComponentType<{ route: Route }>;
}

/** A page of the program, from opening the store to the screen that is shown. */
export function AppFrame({ opened, ...rest }: Props) {
  const [opening, setOpening] = useState<Opening | null>(null);
  useLayoutEffect(() => void opened.then(setOpening), []);
  if (!opening) return <div id="app-loading" aria-busy="true" />;
  if (opening.is === 'failed') return <Failed failure={opening.failure} />;
  return <Opened opening={opening} {...rest} />;
}

/** Why the store could not be opened. Outside of the app, which there is none of without a store. */
function Failed({ failure }: { failure: Extract<Opening, { is: 'failed' }>['failure'] }) {
  const [Part, setPart] = useState<typeof FailureScreen | null>(null);
  useEffect(() => {
    void import('./settings/failure-screen.tsx').then((part) => setPart(() => part.FailureScreen));
  }, []);
  return Part && <Part failure={failure} />;
}

/** The session with the pack in force, also when another one is chosen while this page is open. */
function useSession(opened: Session): Session {
  const [session, setSession] = useState(opened);
  useEffect(() => {
    const take = (pack: Pack) =>
      setSession((now) => (pack.id === now.pack.id && pack.version === now.pack.version ? now : { ...opened, pack }));
    let stop = () => {};
    // What was read at the opening holds until the person has begun.
    const timer = setTimeout(() => {
      stop = watchPack(opened, { value: take, failed: console.error });
    }, 1000);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [opened]);
  return session;
}

function Opened({ opening, first, Screen }: Omit<Props, 'opened'> & { opening: Extract<Opening, { is: 'open' }> }) {
  const session = useSession(opening.session);
  const [settings, setSettings] = useState(opening.settings);
  const [route, setRoute] = useState<Route>(first);
  const [line, setLine] = useState<Line | null>(null);
  const words = wordsOf(settings.language);

  useEffect(() => {
    document.documentElement.lang = settings.language;
    document.title = words.common.name;
  }, [settings.language]);

  useEffect(() => {
    const load = () => void loadTheRest().catch(console.error);
    // Only where the person pauses: loading must not hold up a key. Older cores have no idle callback.
    const timer = setTimeout(
      () => ('requestIdleCallback' in globalThis ? requestIdleCallback(load, { timeout: 3000 }) : load()),
      1500,
    );
    return () => clearTimeout(timer);
  }, []);

  const change = (part: Partial<typeof settings>) => {
    const next = { ...settings, ...part };
    setSettings(next);
    writeSettings(session, next).catch(fail);
  };
  const say: App['say'] = (text, act) => setLine({ text, ...(act && { act }) });
  const fail: App['fail'] = (error) => {
    console.error(error);
    setLine({ text: explain(error, words), failed: true, ofStore: mayBeOfStore(error) });
  };
  const run: App['run'] = (act) => {
    act().catch(fail);
  };
  const undo: App['undo'] = () =>
    run(async () => {
      const name = await session.undo.undo();
      say(name ? words.common.undoDone(words.common.undone[name]) : words.common.nothingToUndo);
    });
  useEffect(
    () =>
      session.undo.onAct((name, about) => {
        // What shows its effect where it was done needs no line over the work; Ctrl+Z undoes it all the same.
        if (!TOLD.has(name)) return;
        const [first] = about;
        const told = words.common.undone[name];
        const what = first === undefined ? told : words.common.losesGround(told, first.slice(0, NAMED), about.length);
        say(what, { label: words.common.undo, run: undo });
      }),
    [settings.language],
  );
  useKeys((name) => {
    if (name === 'Ctrl+z') undo();
    return name === 'Ctrl+z';
  });

  const app: App = {
    session,
    visits: opening.visits,
    words,
    language: settings.language,
    setLanguage: (language: Language) => change({ language }),
    route,
    go: setRoute,
    say,
    fail,
    undo,
    run,
    singleKeys: settings.singleKeys,
    setSingleKeys: (singleKeys) => change({ singleKeys }),
  };
  return (
    <AppContext.Provider value={app}>
      <Screen route={route} />
      {line && <Toast line={line} onEnd={() => setLine(null)} />}
    </AppContext.Provider>
  );
}
