import type { BlocksPart, DraftPart, TextPart } from './draft.ts';
import type { DraftWords } from './draft-words.ts';
import { isSaid } from './parts.ts';

/** A text as it is put on a page: of all parts that say the same. */
export interface Told {
  readonly kind: 'text';
  /** The first of them. */
  readonly part: TextPart;
  readonly ids: readonly string[];
  readonly lead: string | undefined;
  readonly text: string;
  readonly from: readonly string[];
}

interface Shown {
  readonly part: DraftPart;
  readonly text?: string;
  readonly from?: readonly string[];
}

/**
 * What several units have in common stands once, where it stood first: 河东村、河西村：…. It is looked for from one heading to
 * the next. Each part stays one by itself: somebody who edits one tells something else of that unit.
 * @param parts with what they show
 */
export function toldOnce(
  parts: readonly Shown[],
  words: Pick<DraftWords, 'list'>,
): (Told | { readonly kind: 'blocks'; readonly part: BlocksPart })[] {
  const groups: (TextGroup | { readonly kind: 'blocks'; readonly part: BlocksPart })[] = [];
  let known = new Map<string, TextGroup>();
  for (const { part, text = '', from = [] } of parts) {
    if (part.kind === 'blocks') {
      groups.push({ kind: 'blocks', part });
      continue;
    }
    if (part.as === 'heading2') known = new Map();
    const key = keyOf(part, text);
    const same = key === null ? undefined : known.get(key);
    const group = same ?? { kind: 'text', part, text, ids: [], who: [], from: [] };
    group.ids.push(part.id);
    if (part.who) group.who.push(part.who);
    group.from.push(...part.from, ...from);
    if (same) continue;
    groups.push(group);
    if (key !== null) known.set(key, group);
  }
  return groups.map((group) => (group.kind === 'blocks' ? group : { ...group, lead: leadOf(group, words) }));
}

interface TextGroup {
  readonly kind: 'text';
  readonly part: TextPart;
  readonly text: string;
  readonly ids: string[];
  readonly who: string[];
  readonly from: string[];
}

/** By what parts say the same; null for what stands by itself, as what photos stand beside. */
function keyOf({ as, lead = '', who = '', keep, runsOn }: TextPart, text: string): string | null {
  if (as !== 'body' || keep === true || !isSaid(text)) return null;
  return JSON.stringify([
    who === '' ? lead : lead.replace(who, ''),
    runsOn === true,
    text.trim().replace(/[。；;，,.]+$/u, ''),
  ]);
}

function leadOf({ part: { lead, who }, who: all }: TextGroup, words: Pick<DraftWords, 'list'>): string | undefined {
  return lead !== undefined && who ? lead.replace(who, () => words.list([...new Set(all)])) : lead;
}
