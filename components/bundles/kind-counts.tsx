import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { kindWord } from './record-name.tsx';

/** What people ask for first comes first; what a file names beside these comes after, in its own order. */
const ORDER = 'visit note tag evidence finding step task unit member draw pack campaign team'.split(' ');

/** How many records of each kind a file brings, and how many it changes and takes away; nothing where it does none of it. */
export function KindCounts({ effects }: Pick<Incoming, 'effects'>) {
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const sums = new Map<string, { fresh: number; changed: number; gone: number }>();
  for (const { kind, fresh, changed, gone } of effects.flatMap(({ kinds }) => kinds)) {
    const before = sums.get(kind) ?? { fresh: 0, changed: 0, gone: 0 };
    sums.set(kind, {
      fresh: before.fresh + fresh,
      changed: before.changed + changed,
      gone: before.gone + gone,
    });
  }
  const rankOf = (kind: string) => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);
  const said = [...sums]
    .filter(([, { fresh, changed, gone }]) => fresh + changed + gone > 0)
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([kind, { fresh, changed, gone }]) => team.kindCount(kindWord(words, kind), fresh, changed, gone));
  return said.length > 0 ? <p class="bundle-pad t13">{`${team.byKind} ${said.join(' · ')}`}</p> : null;
}
