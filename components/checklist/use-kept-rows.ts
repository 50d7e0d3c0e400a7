import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { answerField, type PackItem } from '../../lib/app/checklist.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { commentField } from './item-comment.tsx';

/** Draws a row, or gives the one that was drawn last where nothing that it rests on has changed. */
type DrawRow = (item: PackItem, rest: readonly unknown[], draw: () => VNode) => VNode;

/**
 * Keeps the rows of a checklist as they were drawn: an element that is the same as before is passed over, and of 200
 * items two change when a person goes on to the next. What a row asks the app for it hears of by itself.
 * @returns takes what a row shows beside its own fields of the visit, compared one by one
 */
export function useKeptRows(line: VisitLine): DrawRow {
  const kept = useRef(new Map<string, { basis: readonly unknown[]; row: VNode }>());
  return (item, rest, draw) => {
    const basis = [item, ...ownFields(line, item), ...rest];
    const known = kept.current.get(item.id);
    if (known?.basis.length === basis.length && known.basis.every((part, at) => part === basis[at])) return known.row;
    const row = draw();
    kept.current.set(item.id, { basis, row });
    return row;
  };
}

/**
 * All of a visit that is about one item: its answer and its comment, and where an edit of them goes. A value changes
 * with the change that set it, and so does a disagreement: the heads of a field tell of both.
 */
function ownFields({ visit }: VisitLine, item: PackItem): unknown[] {
  const fields = [answerField(item), commentField(item.id)];
  return [visit.id, visit.body.unit, ...fields.map((field) => visit.heads[field]?.join())];
}
