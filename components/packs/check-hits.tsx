import { useMemo } from 'preact/hooks';
import { selfCheck } from '../../lib/app/desk/packs.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  pack: Pack;
  /** One item alone; else all of the pack's. */
  item?: string;
  /** Opens an item; none where there is no way there. */
  onItem?(id: string): void;
}

/** What a pack's own check points out: items that judge by traces (S06, S34). Nothing where there is nothing. */
export function CheckHits({ pack, item, onItem }: Props) {
  const { packs } = useDeskWords();
  const hits = useMemo(() => selfCheck(pack).filter((hit) => !item || hit.item === item), [pack, item]);
  if (hits.length === 0) return null;
  return (
    <div class="packs-text">
      <p class="amber">{packs.hitHow}</p>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.item} ${hit.field} ${hit.field === 'how' ? '' : `${hit.language} ${hit.at}`}`}>
            {onItem ? (
              <button type="button" class="btn text" onClick={() => onItem(hit.item)}>
                {hit.item}
              </button>
            ) : (
              <b>{hit.item}</b>
            )}{' '}
            {hit.field === 'how'
              ? packs.traces.papersOnly
              : packs.hit(packs.fields[hit.field], hit.word, packs.traces[hit.reason])}
          </li>
        ))}
      </ul>
    </div>
  );
}
