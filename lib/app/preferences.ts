import { LANGUAGES, type Language, languageFor } from '../i18n/language.ts';
import { browserLanguage } from '../platform/doors.ts';
import { writeMeta } from '../store/meta.ts';
import type { Session } from './session.ts';

/** What a person chose on this device. */
export interface Settings {
  language: Language;
  /** Whether single letters act outside of text fields. */
  singleKeys: boolean;
}

/** The settings as they were at the opening; what was never chosen follows the browser. */
export function settingsOf(session: Session): Settings {
  const kept = (session.meta.get('settings') ?? {}) as Partial<Settings>;
  const language = LANGUAGES.find((one) => one === kept.language) ?? languageFor(browserLanguage());
  return { language, singleKeys: kept.singleKeys ?? true };
}

/** Keeps the settings. @throws StoreFailure */
export async function writeSettings(session: Session, settings: Settings): Promise<void> {
  await writeMeta(session.db, 'settings', settings);
}
