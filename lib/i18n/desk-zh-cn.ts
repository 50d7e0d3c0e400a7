import { campaign } from './zh-cn/campaign.ts';
import { desk } from './zh-cn/desk.ts';
import { draws } from './zh-cn/draws.ts';
import { packs } from './zh-cn/packs.ts';
import { units } from './zh-cn/units.ts';
import { visits } from './zh-cn/visits.ts';

/** The words that the desk needs beyond those of the panel, which must not wait for them: in Chinese, whose shape the others follow. */
export const deskZhCN = { desk, visits, units, draws, packs, campaign };

/** The shape of the desk's words in every language. */
export type DeskWords = typeof deskZhCN;
