import type { Field } from '../../lib/app/desk/compare-field.ts';
import { minShareOf } from '../../lib/app/desk/visits-detail.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Mark } from '../ui/icon.tsx';
import { SHOWN_DROP } from './heat-key.ts';
import { look } from './place.ts';

const LOOKS = [
  ['good', 'g1'],
  ['fairlyGood', 'g2'],
  ['fair', 'g3'],
  ['poor', 'g4'],
] as const;

interface Props {
  field: Field;
  unvisited: number;
  /** Whether a mark stands on no ground. */
  hasStray: boolean;
}

/** The marks of a heat map, and how its figures are made. */
export function HeatLegend({ field, unvisited, hasStray }: Props) {
  const { words } = useApp();
  const { compare } = useDeskWords();
  const { heat } = compare;
  const { grades } = words.common;
  const { counting, order } = look.value;
  return (
    <>
      {LOOKS.map(([grade, face]) => (
        <span key={grade} class={`g ${face}`}>
          <Mark grade={grade} /> {grades[grade]}
        </span>
      ))}
      {(['notSeen', 'notApplicable'] as const).map((grade) => (
        <span key={grade} class="st8 q">
          <Mark grade={grade} /> {grades[grade]}
        </span>
      ))}
      <span class="st8 q">
        <b>·</b> {compare.said.nothing}
      </span>
      {hasStray && <span class="st8 q">{heat.strayKey}</span>}
      <details>
        <summary>{heat.how(Math.round(minShareOf(field.pack) * 100))}</summary>
        <p>{counting === 'newest' ? heat.howNewest : heat.howSeries}</p>
        <p>{heat.blank}</p>
        {order === 'parent' && <p>{heat.howDrop(SHOWN_DROP)}</p>}
        {unvisited > 0 && <p>{heat.unvisited(unvisited)}</p>}
      </details>
    </>
  );
}
