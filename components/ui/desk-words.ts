import { type DeskWords, deskWordsOf } from '../../lib/i18n/desk.ts';
import { useApp } from './context.ts';

/** The desk's words in the screen's language. */
export const useDeskWords = (): DeskWords => deskWordsOf(useApp().language);
