import type { DeskWords } from './desk-zh-cn.ts';
import { campaign } from './en/campaign.ts';
import { desk } from './en/desk.ts';
import { draws } from './en/draws.ts';
import { packs } from './en/packs.ts';
import { units } from './en/units.ts';
import { visits } from './en/visits.ts';

/** The desk's words in English. */
export const deskEn: DeskWords = { desk, visits, units, draws, packs, campaign };
