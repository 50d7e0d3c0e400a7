import type { DeskPage } from './context.ts';

/** The desk's pages of the kinds of record that have one of their own; the others are read in their visit or at their unit. */
export const KIND_PAGES: Readonly<Partial<Record<string, DeskPage>>> = {
  finding: 'findings',
  tag: 'tags',
  evaluation: 'voices',
  topic: 'voices',
  complaint: 'voices',
  practice: 'voices',
  case: 'voices',
};

/** Kinds that stand under no unit: the page of the campaign has them. */
export const OF_CAMPAIGN: ReadonlySet<string> = new Set(['member', 'team', 'campaign']);
