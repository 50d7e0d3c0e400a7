import { checklist } from './zh-cn/checklist.ts';
import { common } from './zh-cn/everywhere.ts';
import { finish } from './zh-cn/finish.ts';
import { home } from './zh-cn/home.ts';
import { settings } from './zh-cn/settings.ts';
import { tags } from './zh-cn/tags.ts';
import { visit } from './zh-cn/visit.ts';

/** Every word on the screen, in Chinese: the first language, whose shape the others follow. */
export const zhCN = { common, home, visit, checklist, tags, finish, settings };

/** The shape of the words in every language. */
export type Words = typeof zhCN;
