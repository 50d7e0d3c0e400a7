import { en } from './en.ts';
import { type Words, zhCN } from './zh-cn.ts';

/** The languages of the screen. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCN;
}

/**
 * The language to begin with: Chinese for any Chinese browser, else English.
 * @param browser the browser's own, such as zh-TW or en-GB
 */
export function languageFor(browser: string): Language {
  return browser.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
