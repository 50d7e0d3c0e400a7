import type { DeskWords } from './desk-zh-cn.ts';
import { briefingDesk } from './en/briefing-desk.ts';
import { briefingIssue } from './en/briefing-issue.ts';
import { briefingOffice } from './en/briefing-office.ts';
import { bundles } from './en/bundles.ts';
import { bundlesCame } from './en/bundles-came.ts';
import { bundlesChanges } from './en/bundles-changes.ts';
import { bundlesStaying } from './en/bundles-staying.ts';
import { bundlesTeam } from './en/bundles-team.ts';
import { campaign } from './en/campaign.ts';
import { compare } from './en/compare.ts';
import { desk } from './en/desk.ts';
import { disputes } from './en/disputes.ts';
import { draws } from './en/draws.ts';
import { findingsDesk } from './en/findings-desk.ts';
import { packs } from './en/packs.ts';
import { recordFields } from './en/record-fields.ts';
import { reviewDesk } from './en/review-desk.ts';
import { search } from './en/search.ts';
import { tagsDesk } from './en/tags-desk.ts';
import { units } from './en/units.ts';
import { views } from './en/views.ts';
import { visits } from './en/visits.ts';
import { voices } from './en/voices.ts';

/** The desk's words in English. */
export const deskEn: DeskWords = {
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
