/** Texts whose figures stay live, for screens: how they are kept, read and said. */
export type { Figures, LiveText } from '../../briefing/compose/live-text.ts';
export { readLive, sayLive, writeLive } from '../../briefing/compose/live-text.ts';
