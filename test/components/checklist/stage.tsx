import { configure, render, screen } from '@testing-library/preact';
import { useEffect, useState } from 'preact/hooks';
import { vi } from 'vitest';
import { type App, AppContext, type Route } from '../../../components/ui/context.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit, type VisitLine } from '../../../lib/app/visits.ts';
import { watchVisit } from '../../../lib/app/watch.ts';
import { type Language, wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile } from '../../fixtures/profile.ts';

// Two cores, shared: a query by role over 27 items takes a while.
configure({ asyncUtilTimeout: 8000 });

/** Locks as a page of its own has them: every name is free once, until it is released. */
function fakeLocks(): void {
  const held = new Set<string>();
  const request = async (name: string, _: unknown, act: (lock: object | null) => Promise<void> | undefined) => {
    if (held.has(name)) return act(null);
    held.add(name);
    return Promise.resolve(act({})).finally(() => held.delete(name));
  };
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
}

/** A fresh installation with one visit to a village. */
export async function village(
  type: string | undefined = 'villageCommunity',
): Promise<{ session: Session; visit: string }> {
  fakeLocks();
  const { session } = await freshProfile();
  const visit = await startVisit(session, { name: '河东村', ...(type && { type }) });
  return { session, visit };
}

interface Part {
  session: Session;
  visit: string;
  language?: Language;
  singleKeys?: boolean;
  focus?: string;
  /** The tab and its bar. */
  part(line: VisitLine, focus: string | undefined): preact.ComponentChildren;
}

/** Shows a part of the screen with a real session, as the visit's frame does. @returns what it asked of the app */
export async function show({ session, visit, language = 'zh-CN', singleKeys = true, focus, part }: Part) {
  const asked = { go: vi.fn<(route: Route) => void>(), say: vi.fn(), fail: vi.fn() };
  const app: App = {
    session,
    visits: [],
    undo: () => undefined,
    words: wordsOf(language),
    language,
    setLanguage: () => undefined,
    route: { screen: 'home' },
    ...asked,
    run: (act) => void act().catch(asked.fail),
    singleKeys,
    setSingleKeys: () => undefined,
  };
  const view = render(
    <AppContext.Provider value={app}>
      <Live session={session} visit={visit} part={(line) => part(line, focus)} />
    </AppContext.Provider>,
  );
  await screen.findByTestId('shown');
  // Keys are listened to once the screen is painted.
  await new Promise((done) => setTimeout(done, 100));
  return { ...asked, view };
}

function Live({
  session,
  visit,
  part,
}: {
  session: Session;
  visit: string;
  part(line: VisitLine): preact.ComponentChildren;
}) {
  const [line, setLine] = useState<VisitLine | null>(null);
  useEffect(
    () =>
      watchVisit(session, visit, {
        value: setLine,
        failed: (failure) => {
          throw failure;
        },
      }),
    [],
  );
  if (!line) return null;
  return <div data-testid="shown">{part(line)}</div>;
}
