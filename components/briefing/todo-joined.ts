import type { Todo } from '../../lib/app/briefing/drafts.ts';

/**
 * What must be looked at, the same of many records in one line: hundreds of tags may lack parts. What keeps a briefing
 * from being issued comes first; what stands in its own place stays apart.
 */
export function joinTodo(todo: readonly Todo[]): Todo[] {
  const joined = new Map<string, Todo>();
  for (const one of todo) {
    const key = JSON.stringify([one.code, one.about, one.part, one.section, one.names ?? null]);
    const before = joined.get(key);
    const sum = before && { ...one, count: before.count + one.count, from: [...before.from, ...one.from] };
    joined.set(key, sum ?? one);
  }
  return [...joined.values()].sort((a, b) => Number(b.blocks) - Number(a.blocks));
}

/** What both editions say, once; of a disagreement the one that knows where it stands: a paragraph is in one of them. */
export function saidOnce(todo: readonly Todo[]): Todo[] {
  const placed = new Set(
    todo.flatMap(({ field, section }) => (field !== undefined && section !== null ? [field] : [])),
  );
  const own = todo.filter(({ field, section }) => field === undefined || section !== null || !placed.has(field));
  return [...new Map(own.map((one) => [JSON.stringify(one), one])).values()];
}
