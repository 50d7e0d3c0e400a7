import { findings as findingsEn } from './en/findings.ts';
import { leaving as leavingEn } from './en/leaving.ts';
import { people as peopleEn } from './en/people.ts';
import { review as reviewEn } from './en/review.ts';
import type { Language } from './language.ts';
import { findings } from './zh-cn/findings.ts';
import { leaving } from './zh-cn/leaving.ts';
import { people } from './zh-cn/people.ts';
import { review } from './zh-cn/review.ts';

/** The words of parts of the panel that come later than its first word, and which must not wait for them. */
export const laterZhCN = { findings, leaving, people, review };

/** Their shape in every language. */
export type LaterWords = typeof laterZhCN;

/** The same in English. */
export const laterEn: LaterWords = { findings: findingsEn, leaving: leavingEn, people: peopleEn, review: reviewEn };

/** The later words of a language. */
export function laterWordsOf(language: Language): LaterWords {
  return language === 'en' ? laterEn : laterZhCN;
}
