import type { Block } from '../blocks/blocks.ts';
import type { OpenSheet } from './protect.ts';
import type { SheetEvidence, SheetPhoto } from './sheet.ts';
import type { BriefingWords } from './words.ts';

/** The visit's photos, numbered in the order in which they appear, each shown once. */
export interface PhotoBook {
  /** A block with those of `refs` that weren't shown yet; nothing where there are none. */
  place(refs: readonly string[], words: BriefingWords): Block[];
  /** How evidence is named in a line of text: shown photos by their number, others by their caption. */
  name(evidence: readonly SheetEvidence[], words: BriefingWords): string[];
}

/** Numbers photos by where they will stand: tags first, then notes, then the rest, as `composeVisit` sets them. */
export function numberPhotos(sheet: OpenSheet): PhotoBook {
  const photos = new Map(sheet.photos.map((photo) => [photo.ref, photo]));
  const numbers = new Map<string, number>();
  const shown = new Set<string>();
  const number = (ref: string): number => {
    const known = numbers.get(ref) ?? numbers.size + 1;
    numbers.set(ref, known);
    return known;
  };
  return {
    place: (refs, words) => {
      const fresh = refs.flatMap((ref) => photos.get(ref) ?? []).filter(({ ref }) => !shown.has(ref));
      if (fresh.length === 0) return [];
      for (const { ref } of fresh) shown.add(ref);
      const entries = fresh.map(({ ref, caption, width, height }: SheetPhoto) => ({
        ref,
        caption: words.photo(number(ref), caption),
        width,
        height,
      }));
      return [{ kind: 'photos', photos: entries }];
    },
    name: (evidence, words) =>
      evidence.flatMap(({ ref, caption }) => {
        const photo = photos.get(ref);
        if (photo) return [words.photo(number(ref), photo.caption)];
        return caption.trim() === '' ? [] : [caption];
      }),
  };
}
