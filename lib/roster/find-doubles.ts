import { canonicalName } from './canonical-name.ts';
import { addIssue, type Draft } from './draft.ts';
import { foldName } from './fold.ts';
import { type Decisions, push } from './match-units.ts';
import { NearNames } from './near-names.ts';

/** Notes rows of the file that are the same unit twice, share a code, or can't be told apart. Changes the drafts. */
export function findDoubles(all: readonly Draft[], decided: Decisions): void {
  // Of what a person called a new unit nobody needs to be told that it may be another.
  const drafts = all.filter(({ line }) => decided.get(line) !== 'new');
  noteSameUnit(drafts);
  for (const group of groupsBy(drafts, ({ name }) => name)) noteSameName(group);
  for (const group of groupsBy(all, ({ code }) => code)) noteSameCode(group);
  for (const group of groupsBy(drafts, formKey)) noteSameForm(group);
  noteNearNames(drafts, all);
}

function groupsBy(drafts: readonly Draft[], keyOf: (draft: Draft) => string): Draft[][] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key !== '') push(groups, key, draft);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const has = (draft: Draft, reason: string) => draft.issues.some((issue) => issue.reason === reason);
const whereabouts = (draft: Draft) => `${foldName(draft.parentText)}|${foldName(draft.values.place ?? '')}`;
/** Of names that are one in canonical form, under one parent: 红旗村 and 红旗村委会. */
const formKey = (draft: Draft) => `${canonicalName(draft.name)}|${foldName(draft.parentText)}`;

/** Two rows that were found to be one known unit. */
function noteSameUnit(drafts: readonly Draft[]): void {
  for (const group of groupsBy(drafts, ({ unit }) => unit ?? '')) {
    for (const draft of group.slice(1)) addIssue(draft, 'duplicateRow', 'name', { lines: [group[0]?.line ?? 0] });
  }
}

/** One name several times: under different parents that is ordinary (中心小学), without a word on where it is not. */
function noteSameName(group: readonly Draft[]): void {
  const first = new Map<string, Draft>();
  for (const draft of group) {
    const where = whereabouts(draft);
    const other = first.get(where);
    if (other && !has(draft, 'duplicateRow')) {
      const apart = other.code !== '' && draft.code !== '' && other.code !== draft.code;
      addIssue(draft, apart ? 'sameNameElsewhere' : 'duplicateRow', 'name', { lines: [other.line] });
    } else if (!other) first.set(where, draft);
  }
  const silent = first.get('|');
  if (silent?.code !== '' || first.size < 2 || has(silent, 'sameNameElsewhere')) return;
  const others = [...first.values()].filter((draft) => draft !== silent).slice(0, 5);
  addIssue(silent, 'sameNameElsewhere', 'name', { lines: others.map(({ line }) => line) });
}

/** One code under different names: every such row is in doubt, since it may be any of them that is wrong. */
function noteSameCode(group: readonly Draft[]): void {
  const [one, two] = group;
  if (!one || !two || group.every(({ name }) => name === one.name)) return;
  for (const draft of group) addIssue(draft, 'duplicateCode', 'code', { lines: [(draft === one ? two : one).line] });
}

function noteSameForm(group: readonly Draft[]): void {
  const [first] = group;
  if (!first) return;
  for (const draft of group.slice(1)) {
    const apart = draft.code !== '' && first.code !== '' && draft.code !== first.code;
    if (draft.name !== first.name && !apart) addIssue(draft, 'nearName', 'name', { lines: [first.line] });
  }
}

/** Doubts about which unit a row is: one of them is enough for a person to look. */
const WHICH = ['sameNameElsewhere', 'nearName', 'duplicateRow'];

/** A new unit whose name is nearly that of a row before it, or of a row whose unit is known. */
function noteNearNames(drafts: readonly Draft[], all: readonly Draft[]): void {
  const byLine = new Map(all.map((draft) => [String(draft.line), draft]));
  const near = new NearNames(all.map(({ line, name }) => ({ id: String(line), name })));
  for (const draft of drafts) {
    if (draft.unit !== null || WHICH.some((reason) => has(draft, reason))) continue;
    const found = near.find(draft.name, (line) => {
      const other = byLine.get(line);
      return other !== undefined && mayBeMeant(draft, other);
    });
    if (found.length > 0) addIssue(draft, 'nearName', 'name', { lines: found.map(({ id }) => Number(id)) });
  }
}

/** Whether a row may be another one misspelt: it is to answer for itself once, and nothing else tells the two apart. */
function mayBeMeant(draft: Draft, other: Draft): boolean {
  if (other === draft || other.name === draft.name || (other.unit === null && other.line > draft.line)) return false;
  const differs = (a: string, b: string) => a !== '' && b !== '' && a !== b;
  if (differs(draft.code, other.code) || differs(foldName(draft.parentText), foldName(other.parentText))) return false;
  const [here, there] = [foldName(draft.values.place ?? ''), foldName(other.values.place ?? '')];
  if (here !== '' && there !== '' && !here.includes(there) && !there.includes(here)) return false;
  return !areTwoNames(canonicalName(draft.name), canonicalName(other.name));
}

/** From so many characters on, without the place in front, one that differs may be a slip. */
const OWN_FROM = 5;
const PLACE = /^.*(?:省|市|县|(?<!社)区|镇|乡|街道)/;

/**
 * Whether what differs is the name itself: 柳河镇红星村 and 柳河镇红旗村, 清源县统计局 and 清源县审计局. A roster is full
 * of such pairs, so here the place in front doesn't count as it does against the known units. Characters that changed
 * places are a slip in any name.
 */
function areTwoNames(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  const place = PLACE.exec(one.slice(0, common))?.[0].length ?? 0;
  const swapped = [...one].sort().join('') === [...other].sort().join('');
  return !swapped && Math.max(one.length, other.length) - place < OWN_FROM;
}
