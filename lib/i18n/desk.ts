import { campaign as campaignEn } from './en/campaign.ts';
import { desk as deskEn } from './en/desk.ts';
import { draws as drawsEn } from './en/draws.ts';
import { packs as packsEn } from './en/packs.ts';
import { units as unitsEn } from './en/units.ts';
import { visits as visitsEn } from './en/visits.ts';
import type { Language } from './language.ts';
import { campaign } from './zh-cn/campaign.ts';
import { desk } from './zh-cn/desk.ts';
import { draws } from './zh-cn/draws.ts';
import { packs } from './zh-cn/packs.ts';
import { units } from './zh-cn/units.ts';
import { visits } from './zh-cn/visits.ts';

/** The words that the desk needs beyond those of the panel, which must not wait for them. */
export const deskZhCN = { desk, visits, units, draws, packs, campaign };
export type DeskWords = typeof deskZhCN;

export const deskEnglish: DeskWords = {
  desk: deskEn,
  visits: visitsEn,
  units: unitsEn,
  draws: drawsEn,
  packs: packsEn,
  campaign: campaignEn,
};

/** The desk's words of a language. */
export function deskWordsOf(language: Language): DeskWords {
  return language === 'en' ? deskEnglish : deskZhCN;
}
