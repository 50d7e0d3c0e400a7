import type { Division, DrawRule } from '../../lib/app/desk/draws.ts';

/** A rule as it stands in the form: whatever a person typed, also what is no number. */
export interface RuleDraft {
  types: string[];
  traits: string[];
  places: string[];
  levels: string[];
  members: string[];
  since: 'any' | 'never' | 'before';
  day: string;
  mode: DrawRule['mode'];
  by: Division;
  count: string;
  minimum: string;
  takeAll: boolean;
}

const EMPTY: RuleDraft = {
  types: [],
  traits: [],
  places: [],
  levels: [],
  members: [],
  since: 'any',
  day: '',
  mode: 'plain',
  by: 'type',
  count: '5',
  minimum: '',
  takeAll: false,
};

/** What the form begins with: the rule of the draw that is redone, or none. */
export function draftOf(rule: DrawRule | null): RuleDraft {
  if (!rule) return EMPTY;
  const { types = [], traits = [], places = [], levels = [], members = [], notVisitedSince: since } = rule.filter;
  const day = since === undefined || since === 'never' ? '' : since;
  return {
    ...{ types, traits, places, levels, members, day },
    since: since === undefined ? 'any' : since === 'never' ? 'never' : 'before',
    mode: rule.mode,
    by: rule.mode === 'plain' ? EMPTY.by : rule.by,
    count: String(rule.count),
    minimum: rule.mode === 'proportional' && rule.minimum !== undefined ? String(rule.minimum) : '',
    takeAll: rule.whenShort === 'takeAll',
  };
}

/** The rule that a form says. What is no number or day stays none, so that reading the rule names the field. */
export function ruleOf(draft: RuleDraft): DrawRule {
  const { since, day, mode, by, minimum } = draft;
  const shared = {
    filter: {
      ...some('types', draft.types),
      ...some('traits', draft.traits),
      ...some('levels', draft.levels),
      ...some('places', draft.places),
      ...some('members', draft.members),
      ...(since !== 'any' && { notVisitedSince: since === 'never' ? since : day }),
    },
    whenShort: draft.takeAll ? ('takeAll' as const) : ('refuse' as const),
    count: numberOf(draft.count),
  };
  if (mode === 'plain') return { ...shared, mode };
  if (mode === 'each') return { ...shared, mode, by };
  return { ...shared, mode, by, ...(minimum.trim() !== '' && { minimum: numberOf(minimum) }) };
}

/** Full-width digits are digits. */
const numberOf = (typed: string): number => Number(typed.normalize('NFKC').trim());

function some<K extends string>(name: K, chosen: readonly string[]): { [P in K]?: string[] } {
  return chosen.length > 0 ? ({ [name]: [...chosen] } as { [P in K]: string[] }) : {};
}
