import { briefingDesk } from './zh-cn/briefing-desk.ts';
import { briefingIssue } from './zh-cn/briefing-issue.ts';
import { briefingOffice } from './zh-cn/briefing-office.ts';
import { bundles } from './zh-cn/bundles.ts';
import { bundlesCame } from './zh-cn/bundles-came.ts';
import { bundlesChanges } from './zh-cn/bundles-changes.ts';
import { bundlesStaying } from './zh-cn/bundles-staying.ts';
import { bundlesTeam } from './zh-cn/bundles-team.ts';
import { campaign } from './zh-cn/campaign.ts';
import { compare } from './zh-cn/compare.ts';
import { desk } from './zh-cn/desk.ts';
import { disputes } from './zh-cn/disputes.ts';
import { draws } from './zh-cn/draws.ts';
import { findingsDesk } from './zh-cn/findings-desk.ts';
import { packs } from './zh-cn/packs.ts';
import { recordFields } from './zh-cn/record-fields.ts';
import { reviewDesk } from './zh-cn/review-desk.ts';
import { search } from './zh-cn/search.ts';
import { tagsDesk } from './zh-cn/tags-desk.ts';
import { units } from './zh-cn/units.ts';
import { views } from './zh-cn/views.ts';
import { visits } from './zh-cn/visits.ts';
import { voices } from './zh-cn/voices.ts';

/** The words that the desk needs beyond those of the panel, which must not wait for them: in Chinese, whose shape the others follow. */
export const deskZhCN = {
  desk,
  visits,
  voices,
  views,
  findingsDesk,
  tagsDesk,
  units,
  draws,
  briefingDesk,
  briefingIssue,
  briefingOffice,
  bundles,
  bundlesCame,
  bundlesChanges,
  bundlesStaying,
  bundlesTeam,
  disputes,
  packs,
  campaign,
  compare,
  recordFields,
  reviewDesk,
  search,
};

/** The shape of the desk's words in every language. */
export type DeskWords = typeof deskZhCN;
