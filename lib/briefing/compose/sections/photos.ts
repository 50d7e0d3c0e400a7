import type { BlocksPart } from '../draft.ts';
import { unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { type PartMaker, type SectionText, slug } from '../parts.ts';

/** The photos that stand beside nothing else, visit by visit. There are none in the anonymous edition. */
export function composePhotos(frame: Frame, parts: PartMaker): SectionText {
  const { visits, photos, words } = frame;
  return {
    parts: visits.flatMap(({ id, unit, sheet }): BlocksPart[] => {
      const shown = photos.take(sheet.photos.map(({ ref }) => ref));
      if (shown.length === 0) return [];
      const name = words.charts.photosOf(unitText(frame, unit), sheet.began.date);
      const line = { kind: 'paragraph' as const, text: name, size: 'small' as const, keep: true, from: [id] };
      return [parts.blocks(`visit-${slug(id)}`, name, [line, ...shown], [id])];
    }),
  };
}
