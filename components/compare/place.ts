import { type Signal, signal } from '@preact/signals';
import type { Against, Counting } from '../../lib/app/desk/compare-cells.ts';
import type { CoverGroup } from '../../lib/app/desk/compare-counts.ts';
import type { Narrowing } from '../../lib/app/desk/compare-filter.ts';
import type { HeatOrder } from '../../lib/app/desk/compare-heat.ts';

export const PICTURES = ['heat', 'trend', 'tags', 'evaluation', 'drop', 'coverage'] as const;
export type PictureName = (typeof PICTURES)[number];

/** How a person looks at pictures; it outlives the page. */
export interface Look {
  narrowing: Narrowing;
  against: Against;
  counting: Counting;
  order: HeatOrder;
  cover: CoverGroup;
  table: boolean;
}

/** The look of the moment. */
export const look: Signal<Look> = signal<Look>({
  narrowing: {},
  against: 'items',
  counting: 'newest',
  order: 'parent',
  cover: 'type',
  table: false,
});

/** Changes some of the look. */
export const setLook = (to: Partial<Look>): void => {
  look.value = { ...look.value, ...to };
};

/** The picture that an address names (`trend`, `trend.<unit>`), with the unit that it is of. */
export function pictureOf(open: string | undefined): { picture: PictureName; unit: string | null } {
  const [name, unit] = (open ?? '').split('.');
  return { picture: PICTURES.find((one) => one === name) ?? 'heat', unit: unit || null };
}
