import { type Signal, signal } from '@preact/signals';
import type { Template } from '../../lib/model/briefing.ts';
import type { Period } from './period.ts';

/** What is chosen for a briefing that isn't begun yet; it outlives a look at another page. */
export interface StartDraft {
  readonly template: Template;
  /** null until one is chosen: then the day that was last spent in the field. */
  readonly period: Period | null;
  /** null until one is chosen: then that of the newest briefing; '' for none yet. */
  readonly office: string | null;
  readonly unit: string | null;
  /** The visits that are ticked; null for all of the period. */
  readonly visits: ReadonlySet<string> | null;
}

/** What nobody has chosen yet. */
export const NOTHING_CHOSEN: StartDraft = {
  template: 'briefing',
  period: null,
  office: null,
  unit: null,
  visits: null,
};

/** The choice of the moment. */
export const startDraft: Signal<StartDraft> = signal(NOTHING_CHOSEN);

/** Changes some of the choice. */
export const setStart = (to: Partial<StartDraft>): void => {
  startDraft.value = { ...startDraft.value, ...to };
};
