import { deskEn } from './desk-en.ts';
import { type DeskWords, deskZhCN } from './desk-zh-cn.ts';
import type { Language } from './language.ts';

export type { DeskWords } from './desk-zh-cn.ts';

/** The desk's words of a language. */
export function deskWordsOf(language: Language): DeskWords {
  return language === 'en' ? deskEn : deskZhCN;
}
