import { useState } from 'preact/hooks';
import type { KeyRow } from '../../lib/app/bundle/address-book.ts';
import { useCalled } from '../ui/called.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWhen } from '../ui/use-when.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { useNameOfKey } from './key-words.ts';
import { Name } from './name.tsx';
import { RosterDialog } from './roster-dialog.tsx';

interface Props {
  row: KeyRow;
  /** All keys of the address book. */
  book: readonly KeyRow[];
  /** Whether its owner has a roster that this device could go by, and doesn't. */
  hasRoster: boolean;
}

/** Somebody's key: since when it is known, what was decided about it, and deciding anew. */
export function KeyCard({ row, book, hasRoster }: Props) {
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const when = useWhen();
  const [open, setOpen] = useState<'compare' | 'roster' | null>(null);
  const { state } = row;
  const nameOf = useNameOfKey(book);
  const called = useCalled();
  const name = nameOf(row.key) || words.unnamed;
  const hasOther = book.some((other) => other.person === row.person && other.key !== row.key);
  const facts = [
    row.firstSeen > 0 ? words.firstSeen(when(row.firstSeen)) : team.neverCame,
    ...(row.by ? [team.byRoster(nameOf(row.by))] : []),
    ...(hasOther ? [words.changedToo] : []),
  ];
  return (
    <div class="bundle-key">
      <p class="min0">
        <Name none={words.unnamed}>{called(row.person, row.name)}</Name>{' '}
        <b class={state === 'confirmed' ? 'green' : state === 'refused' ? 'verm' : 'amber'}>
          {words.standingShort[state]}
        </b>
        <span class="blk t13 q anyword">{facts.join(' · ')}</span>
      </p>
      <span class="bundle-keyacts">
        {hasRoster && (
          <button type="button" class="btn line" aria-label={team.goByWho(name)} onClick={() => setOpen('roster')}>
            {team.goByShort}
          </button>
        )}
        <button type="button" class="btn line" aria-label={team.compareWho(name)} onClick={() => setOpen('compare')}>
          {words.compare}
        </button>
      </span>
      {open === 'compare' && <CompareDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'roster' && <RosterDialog lead={row} onClose={() => setOpen(null)} />}
    </div>
  );
}
