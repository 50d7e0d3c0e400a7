import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepShownPack } from '../lib/app/pack-kept.ts';
import { surelyUnder, underVisit, withoutPack } from '../lib/app/pack-shown.ts';
import type { Session } from '../lib/app/session.ts';
import type { VisitLine } from '../lib/app/visits.ts';
import { type App, useApp } from './ui/context.ts';

/** So long a visit is shown, in milliseconds, before its version is stored: the first word comes first. */
const PAUSE = 2000;

interface Under {
  line: VisitLine | null | undefined;
  app: App;
  /** False until it is known which version of the pack the visit stands under: till then no word of any is shown. */
  packKnown: boolean;
}

/**
 * A visit, and the app as its parts see it: with the version of the pack that the visit stands under. Where that has to
 * be read first, whoever writes a note doesn't wait for it; and a visit that goes over to another version is shown as it
 * was until the other one is there.
 */
export function useUnderVisit(line: VisitLine | null | undefined): Under {
  const app = useApp();
  const [found, setFound] = useState<{ key: string; session: Session } | null>(null);
  const shown = useRef<{ line: VisitLine; session: Session } | null>(null);
  const key = line ? `${line.visit.id} ${line.visit.body.campaign} ${line.visit.body.packVersion}` : '';
  const sure = line ? surelyUnder(app.session, line.visit) : null;
  useEffect(() => {
    if (line && !sure) underVisit(app.session, line.visit).then((session) => setFound({ key, session }), app.fail);
  }, [app.session, key]);

  const own = sure ?? (found?.key === key ? found.session : null);
  if (line && own) shown.current = { line, session: own };
  const standing = line && shown.current?.line.visit.id === line.visit.id ? shown.current : null;
  const session = standing?.session ?? null;
  useEffect(() => {
    if (!session) return;
    const timer = setTimeout(() => whenIdle(() => app.run(() => keepShownPack(session))), PAUSE);
    return () => clearTimeout(timer);
  }, [session?.pack]);
  // Who asks for the app is drawn anew with each new one: the same as long as nothing has changed.
  const under = useMemo(() => {
    if (session === app.session) return app;
    return { ...app, session: session ?? withoutPack(app.session) };
  }, [app, session]);
  return { line: standing?.line ?? line, app: under, packKnown: session !== null };
}

/** Does something where the person pauses: it must not hold up a key. Older cores have no idle callback. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 3000 });
  else act();
}
