import { useMemo } from 'preact/hooks';
import { membersOf } from '../../lib/app/checklist.ts';
import { type Entry, watchEvidence, watchLinkedNotes, watchTags } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';

/** What stands behind one item. */
export interface Facts {
  notes: Entry<'note'>[];
  tags: Entry<'tag'>[];
  /** Pieces of evidence that hang on its notes and tags, each once. */
  evidence: number;
}

const NOTHING: Facts = { notes: [], tags: [], evidence: 0 };

/**
 * What stands behind the items of a visit, live.
 * @returns the linked notes (undefined before the first answer, so that nothing is called thin too early), and by item
 */
export function useFacts(visit: string): { notes: Entry<'note'>[] | undefined; of(item: string): Facts } {
  const { session } = useApp();
  const notes = useWatch<Entry<'note'>[]>((on) => watchLinkedNotes(session, visit, on), [visit]);
  const tags = useWatch<Entry<'tag'>[]>((on) => watchTags(session, visit, on), [visit]);
  const evidence = useWatch<Entry<'evidence'>[]>((on) => watchEvidence(session, visit, on), [visit]);
  const byItem = useMemo(() => sort(notes ?? [], tags ?? [], evidence ?? []), [notes, tags, evidence]);
  return { notes, of: (item) => byItem.get(item) ?? NOTHING };
}

function sort(notes: Entry<'note'>[], tags: Entry<'tag'>[], evidence: Entry<'evidence'>[]): Map<string, Facts> {
  const there = new Set(evidence.map((one) => one.id));
  const pieces = new Map<string, Set<string>>();
  const byItem = new Map<string, Facts>();
  const add = (item: string, entry: Entry<'note' | 'tag'>) => {
    const facts = byItem.get(item) ?? { notes: [], tags: [], evidence: 0 };
    if (entry.kind === 'note') facts.notes.push(entry as Entry<'note'>);
    else facts.tags.push(entry as Entry<'tag'>);
    const seen = pieces.get(item) ?? new Set<string>();
    for (const id of membersOf(entry.body, 'evidence')) if (there.has(id)) seen.add(id);
    pieces.set(item, seen);
    byItem.set(item, { ...facts, evidence: seen.size });
  };
  for (const entry of [...notes, ...tags]) for (const item of membersOf(entry.body, 'items')) add(item, entry);
  return byItem;
}
