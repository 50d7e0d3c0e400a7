import type { Template } from '../../lib/model/briefing.ts';

/** Presets of a briefing's period. */
export const PRESETS = ['today', 'yesterday', 'week', 'month', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** Two days, each with itself; null for no bound. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

/** No bounds. */
export const ALL_DAYS: Period = { from: null, until: null };

const DAY = 86_400_000;
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The period of a preset. @param today such as 2023-11-14; weeks begin on Monday */
export function periodOf(preset: Preset, today: string): Period {
  const time = Date.parse(`${today}T00:00:00Z`);
  if (preset === 'all') return ALL_DAYS;
  if (preset === 'today') return { from: today, until: today };
  if (preset === 'yesterday') return { from: dayAt(time - DAY), until: dayAt(time - DAY) };
  if (preset === 'month') return { from: `${today.slice(0, 8)}01`, until: today };
  const since = (new Date(time).getUTCDay() + 6) % 7;
  return { from: dayAt(time - since * DAY), until: today };
}

/** The preset that a period is; null for one of its own. */
export function presetOf(period: Period, today: string): Preset | null {
  const found = PRESETS.find((preset) => {
    const { from, until } = periodOf(preset, today);
    return from === period.from && until === period.until;
  });
  return found ?? null;
}

/** Whether a day lies in a period. A visit whose day is not known lies only in one without bounds. */
export const isIn = ({ from, until }: Period, day: string): boolean =>
  day === '' ? from === null && until === null : (from === null || day >= from) && (until === null || day <= until);

/** Kinds that are written of a day's visits; the others look back over all that there is. */
const OF_A_DAY: ReadonlySet<Template> = new Set(['briefing', 'feedback']);

/**
 * The period that is offered before somebody chooses one: the day in the field that is being written up, which late at
 * night is the day before.
 * @param days those of the visits that there are
 */
export function periodAtFirst(template: Template, days: readonly string[], today: string): Period {
  const near = OF_A_DAY.has(template) ? (['today', 'yesterday'] as const) : [];
  const found = near.map((preset) => periodOf(preset, today)).find(({ from }) => from && days.includes(from));
  return found ?? periodOf('all', today);
}
