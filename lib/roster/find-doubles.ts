import { canonicalName } from './canonical-name.ts';
import { addIssue, type Draft } from './draft.ts';
import { foldName } from './fold.ts';
import { type Decisions, push } from './match-units.ts';

/** Notes rows of the file that are the same unit twice, share a code, or can't be told apart. Changes the drafts. */
export function findDoubles(all: readonly Draft[], decided: Decisions): void {
  // Of what a person called a new unit nobody needs to be told that it may be another.
  const drafts = all.filter(({ line }) => decided.get(line) !== 'new');
  noteSameUnit(drafts);
  for (const group of groupsBy(drafts, ({ name }) => name)) noteSameName(group);
  for (const group of groupsBy(all, ({ code }) => code)) noteSameCode(group);
  for (const group of groupsBy(drafts, formKey)) noteSameForm(group);
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
