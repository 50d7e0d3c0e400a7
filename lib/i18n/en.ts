import { checklist } from './en/checklist.ts';
import { common } from './en/everywhere.ts';
import { finish } from './en/finish.ts';
import { home } from './en/home.ts';
import { settings } from './en/settings.ts';
import { tags } from './en/tags.ts';
import { visit } from './en/visit.ts';
import type { Words } from './zh-cn.ts';

/** Every word on the screen, in English. */
export const en: Words = { common, home, visit, checklist, tags, finish, settings };
