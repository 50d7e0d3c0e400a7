import { foldLook } from '../model/look-alike.ts';
import { en } from './en.ts';
import { zhCN } from './zh-cn.ts';

/** How the program speaks of whoever works here and of those who have no name, and how people speak of themselves. */
const OURS = [zhCN, en].flatMap(({ finish }) => [finish.meToo, ...Object.values(finish.makers)]);
const WORDS: ReadonlySet<string> = new Set(
  [
    ...OURS,
    ...[
      '我',
      '我自己',
      '我本人',
      '本人',
      '自己',
      '自己人',
      '俺',
      '咱',
      '你',
      '您',
      '你自己',
      '你本人',
      '本机',
      '这台设备',
    ],
    ...['I', 'me', 'myself', 'my self', 'mine', 'self', 'oneself', 'you', 'yourself', 'this device', 'own'],
  ].map(folded),
);

/** What stands in brackets behind a name, as a role does. */
const BRACKET = /[\p{Ps}<].*$/su;

/**
 * Whether somebody's name would be read as the program's word for whoever works here, in either language, also with
 * signs that can't be seen, in wide letters or ones that look alike, or with a role behind it.
 */
export function readsAsOneself(name: string): boolean {
  const whole = name.normalize('NFKC');
  return [whole, whole.replace(BRACKET, '')].some((one) => WORDS.has(folded(one)));
}

/** Letters and digits alone, in one case and by how they look. */
function folded(text: string): string {
  return foldLook(text).replace(/[^\p{L}\p{N}]/gu, '');
}
