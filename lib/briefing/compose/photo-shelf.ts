import type { Edition } from '../../model/briefing.ts';
import type { Block } from '../blocks/blocks.ts';
import type { SheetPhoto } from './sheet.ts';

/** The photos of a draft, each taken once, by whoever stands first. */
export interface PhotoShelf {
  /** A block with those of `refs` that weren't taken yet; none where there are none. They are numbered when shown. */
  take(refs: readonly string[]): Block[];
  /** How many there are in all, in either edition. */
  readonly count: number;
}

/** Puts photos on the shelf. In the anonymous edition none may be taken. */
export function fillShelf(all: readonly SheetPhoto[], edition: Edition): PhotoShelf {
  const photos = new Map(all.map((photo) => [photo.ref, photo]));
  const left = new Map(edition === 'named' ? photos : []);
  return {
    take: (refs) => {
      const fresh = [...new Set(refs)].flatMap((ref) => left.get(ref) ?? []);
      for (const { ref } of fresh) left.delete(ref);
      if (fresh.length === 0) return [];
      const entries = fresh.map(({ ref, caption, width, height }) => ({ ref, caption, width, height }));
      return [{ kind: 'photos', photos: entries }];
    },
    count: photos.size,
  };
}
