import { addIssue, type Draft, refuse } from './draft.ts';
import { foldCode, foldName } from './fold.ts';
import { type KnownUnits, push } from './match-units.ts';
import type { ParentRef } from './plan.ts';

/** A unit as one text: a known one by id, a new one by its line. */
type Node = string;
const nodeOf = (draft: Draft): Node => (draft.unit === null ? `line:${draft.line}` : `unit:${draft.unit}`);
const refOf = (node: Node): ParentRef =>
  node.startsWith('line:') ? { line: Number(node.slice(5)) } : { unit: node.slice(5) };

/**
 * Finds the unit above of each row, by name or code, in the file or among the known; refuses rows that would come to
 * stand above themselves. Changes the drafts.
 */
export function resolveParents(drafts: readonly Draft[], known: KnownUnits): void {
  const [byName, byCode] = [new Map<string, Draft[]>(), new Map<string, Draft[]>()];
  for (const draft of drafts) {
    if (draft.name !== '') push(byName, draft.name, draft);
    if (draft.code !== '') push(byCode, draft.code, draft);
  }
  const above = new Map<Node, Node>();
  for (const { id, parent } of known.all) if (parent) above.set(`unit:${id}`, `unit:${parent}`);
  for (const draft of drafts) {
    if (draft.parentText === '') continue;
    const node = findParent(draft, byName, byCode, known);
    if (node === null) continue;
    draft.values.parent = refOf(node);
    above.set(nodeOf(draft), node);
  }
  refuseCircles(drafts, above, known);
  dropRefused(drafts);
}

function findParent(
  draft: Draft,
  byName: ReadonlyMap<string, Draft[]>,
  byCode: ReadonlyMap<string, Draft[]>,
  known: KnownUnits,
): Node | null {
  const [name, code] = [foldName(draft.parentText), foldCode(draft.parentText)];
  const rows = [...(byName.get(name) ?? []), ...(byCode.get(code) ?? [])].map(nodeOf);
  const units = [...known.named(name), ...known.coded(code)].map(({ id }) => `unit:${id}`);
  const own = nodeOf(draft);
  for (const found of [new Set(rows), new Set(units)]) {
    // A unit under another of its own name is possible; under itself only where nothing else is meant.
    if (found.size > 1) found.delete(own);
    const [only] = found;
    if (only !== undefined && found.size === 1) return only;
  }
  const several = rows.length + units.length > 0;
  addIssue(draft, several ? 'ambiguousParent' : 'unknownParent', 'parent', { text: draft.parentText });
  return null;
}

/** Follows every row upwards; what comes back to a node of the same walk is a circle (each node has one parent). */
function refuseCircles(drafts: readonly Draft[], above: ReadonlyMap<Node, Node>, known: KnownUnits): void {
  const draftsOf = new Map<Node, Draft[]>();
  for (const draft of drafts) push(draftsOf, nodeOf(draft), draft);
  const nameOf = (node: Node) => draftsOf.get(node)?.[0]?.values.name ?? known.byId.get(node.slice(5))?.name ?? '';
  const walkOf = new Map<Node, number>();
  drafts.forEach((draft, walk) => {
    const trail: Node[] = [];
    let node: Node | undefined = nodeOf(draft);
    for (; node !== undefined && !walkOf.has(node); node = above.get(node)) {
      walkOf.set(node, walk);
      trail.push(node);
    }
    if (node === undefined || walkOf.get(node) !== walk) return;
    const circle = trail.slice(trail.indexOf(node));
    circle.forEach((member, at) => {
      const names = [...circle.slice(at), ...circle.slice(0, at)].map(nameOf);
      for (const row of draftsOf.get(member) ?? []) {
        refuse(row, 'circularParent', 'parent', { text: row.parentText, names });
      }
    });
  });
}

/** Nothing can be put under a new unit that won't come to be. */
function dropRefused(drafts: readonly Draft[]): void {
  const lines = new Set(drafts.filter(({ refused, unit }) => refused && unit === null).map(({ line }) => line));
  for (const draft of drafts) {
    const { parent } = draft.values;
    if (!parent || !('line' in parent) || !lines.has(parent.line) || draft.refused) continue;
    delete draft.values.parent;
    addIssue(draft, 'unknownParent', 'parent', { text: draft.parentText, lines: [parent.line] });
  }
}
