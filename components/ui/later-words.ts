import { type LaterWords, laterWordsOf } from '../../lib/i18n/later.ts';
import { useApp } from './context.ts';

/** The words of the panel's later parts, in the screen's language. */
export const useLaterWords = (): LaterWords => laterWordsOf(useApp().language);
