import { originsOf } from '../../lib/app/findings.ts';
import { type Entry, watchLinked } from '../../lib/app/findings-links.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';

/** What a finding is made from and rests on, with a way to each. */
export function FindingLinks({ finding, visit }: { finding: Entry<'finding'>; visit: Entry<'visit'> }) {
  const { session, go } = useApp();
  const { findings } = useLaterWords();
  const origins = originsOf(finding);
  const ids = origins.filter(({ set }) => set !== 'items').map(({ id }) => id);
  const linked = useWatch<Entry<Kind>[]>((on) => watchLinked(session, ids, on), [ids.join()]);
  const items = origins.filter(({ set }) => set === 'items');
  const there = linked ?? [];
  if (items.length + there.length === 0) return null;
  const tabOf = { note: 'notes', tag: 'tags', material: 'findings' } as const;
  const setOf = { note: 'notes', tag: 'tags', material: 'materials' } as const;
  return (
    <div class="meta">
      {items.map(({ id }) => (
        <button
          key={id}
          type="button"
          class="btn text link"
          onClick={() => go({ screen: 'visit', visit: finding.body.visit ?? visit.id, tab: 'checklist', focus: id })}
        >
          {findings.from.items} {id}
        </button>
      ))}
      {there.map(({ id, kind, parent }) => {
        if (kind !== 'note' && kind !== 'tag' && kind !== 'material') return null;
        return (
          <button
            key={id}
            type="button"
            class="btn text link"
            onClick={() => go({ screen: 'visit', visit: parent, tab: tabOf[kind], focus: id })}
          >
            {findings.from[setOf[kind]]}
          </button>
        );
      })}
    </div>
  );
}
