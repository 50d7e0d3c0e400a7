import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../../lib/app/session.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Language } from '../../lib/i18n/language.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import { showText } from '../../lib/model/one-line.ts';

/** Where a page of the program stands. */
export type Route =
  | { screen: 'home' }
  | { screen: 'start' }
  | {
      screen: 'visit';
      visit: string;
      tab: VisitTab;
      focus?: string;
      /** What is known of the visit already: shown until the store answers. */
      line?: VisitLine;
    }
  | { screen: 'settings' }
  /** A page of the desk, with the record that is open beside its list; `focus` is what in it is to be brought into view. */
  | { screen: 'desk'; page: DeskPage; open?: string; focus?: string };
export const DESK_PAGES = [
  'visits',
  'units',
  'compare',
  'findings',
  'tags',
  'voices',
  'draws',
  'bundles',
  'briefing',
  'packs',
  'campaign',
] as const;
export type DeskPage = (typeof DESK_PAGES)[number];
export const VISIT_TABS = ['notes', 'checklist', 'tags', 'findings', 'people', 'finish'] as const;
export type VisitTab = (typeof VISIT_TABS)[number];

/** What every part of the screen may ask for. */
export interface App {
  session: Session;
  /** The newest visits as they were at the opening: shown until the store answers. */
  visits: readonly VisitLine[];
  words: Words;
  language: Language;
  setLanguage(language: Language): void;
  route: Route;
  go(route: Route): void;
  /** Says one line at the bottom; with an act, the line offers it (撤回). */
  say(line: string, act?: { label: string; run(): void }): void;
  /** Says what went wrong, in words a person can act on. */
  fail(error: unknown): void;
  /** Undoes the newest act and says what that was. */
  undo(): void;
  /** Runs an act of a person and says so if it fails. */
  run(act: () => Promise<unknown>): void;
  singleKeys: boolean;
  setSingleKeys(on: boolean): void;
}

export const AppContext = createContext<App | null>(null);

/** The app that the part stands in. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('outside of the app');
  return app;
}

/** The words of the screen's language. */
export const useWords = (): Words => useApp().words;

/** A text of a pack in the screen's language. */
export function usePackText(): (pair: { zh: string; en: string }) => string {
  const { language } = useApp();
  return (pair) => showText(language === 'en' ? pair.en : pair.zh);
}
