import fc from 'fast-check';
import { momentNow } from '../../../lib/model/time.ts';
import { commit, type Edit } from '../../../lib/store/commit.ts';
import type { Database, RecordRow } from '../../../lib/store/schema.ts';
import { idOf } from '../changes/builders.ts';
import { NOW, writerAt } from './stage.ts';

/** Two visits, and what stands under them, by number. */
const VISITS = [idOf(100), idOf(101)];
const KINDS = ['note', 'tag', 'evidence'] as const;

const number = fc.nat({ max: 5 });
const deed = fc.oneof(
  fc.record({ do: fc.constant('make' as const), of: number, draft: fc.boolean() }),
  fc.record({ do: fc.constant('delete' as const), of: number }),
  fc.record({ do: fc.constant('undelete' as const), of: number }),
  fc.record({ do: fc.constant('status' as const), of: number, status: fc.constantFrom('suspected', 'confirmed') }),
  fc.record({ do: fc.constant('keep' as const), of: number }),
  fc.record({ do: fc.constant('visit' as const), of: fc.nat({ max: 1 }) }),
);
export type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
/** What people do to a handful of records, whether it makes sense or not. */
export const deeds = fc.array(deed, { maxLength: 25 });

function editFor(one: Deed): Edit {
  if (one.do === 'visit') {
    const began = momentNow(NOW);
    return {
      rec: VISITS[one.of] ?? '',
      kind: 'visit',
      parent: idOf(200),
      field: '*',
      value: { unit: idOf(200), began },
    };
  }
  const kind = KINDS[one.of % 3] ?? 'note';
  const of = { rec: idOf(one.of), kind, parent: VISITS[one.of % 2] ?? null };
  const value = { note: 'text', tag: 'tag', evidence: 'name' }[kind];
  if (one.do === 'delete') return { ...of, field: 'deleted', value: momentNow(NOW) };
  if (one.do === 'undelete') return { ...of, field: 'deleted', value: null };
  if (one.do === 'status' && kind === 'tag') return { ...of, field: 'status', value: one.status };
  if (one.do === 'make' && kind === 'note') return { ...of, field: '*', value: { text: '', draft: one.draft } };
  if (one.do === 'keep' && kind === 'note') return { ...of, field: 'draft', value: false };
  return { ...of, field: value, value: one.do };
}

/** Does them, some in one transaction. Without having seen anything, so that there are conflicts too. */
export async function doAll(db: Database, all: readonly Deed[], window: string, at = NOW): Promise<void> {
  // Nobody writes under a visit that they don't have.
  const visits = ([0, 1] as const).map((of) => editFor({ do: 'visit', of }));
  await commit(db, visits, writerAt(at - 1000, { window }));
  for (const [index, one] of all.entries()) {
    const blind = index % 4 === 0 ? { seen: [] } : {};
    const more = index % 5 === 0 ? [editFor({ do: 'visit', of: 1 })] : [];
    await commit(db, [{ ...editFor(one), ...blind }, ...more], writerAt(at + index * 1000, { window }));
  }
}

/** Every count on a row that is not what one finds by counting. */
export async function countsThatLie(db: Database): Promise<unknown[]> {
  const rows = await db.records.toArray();
  return rows.flatMap((parent) => {
    const kept = JSON.stringify(
      Object.entries(parent.counts ?? {})
        .filter(([, count]) => count !== 0)
        .sort(),
    );
    const found = JSON.stringify([...counted(rows, parent.id)].sort());
    return kept === found ? [] : [{ parent: parent.id, kept, found }];
  });
}

function counted(rows: readonly RecordRow[], parent: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parent: under, kind, body } of rows) {
    if (under !== parent || body.deleted || body.draft === true) continue;
    const name = kind === 'tag' ? `tag.${String(body.status)}` : kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
