import { addIssue, type Draft } from './draft.ts';
import { foldCode, foldName } from './fold.ts';
import { NearNames } from './near-names.ts';
import { MappingError, type RosterUnit } from './roster-unit.ts';

/** What a person said of single lines: that it is a new unit, a known one by its id, or is left out. */
export type Decisions = ReadonlyMap<number, 'new' | 'skip' | (string & {})>;

/** The known units by all that a row may name them by. */
export class KnownUnits {
  readonly byId: ReadonlyMap<string, RosterUnit>;
  readonly #byName = new Map<string, RosterUnit[]>();
  readonly #byCode = new Map<string, RosterUnit[]>();

  constructor(readonly all: readonly RosterUnit[]) {
    this.byId = new Map(all.map((unit) => [unit.id, unit]));
    for (const unit of all) {
      push(this.#byName, foldName(unit.name), unit);
      if (unit.code) push(this.#byCode, foldCode(unit.code), unit);
    }
  }

  named(foldedName: string): readonly RosterUnit[] {
    return this.#byName.get(foldedName) ?? [];
  }

  coded(foldedCode: string): readonly RosterUnit[] {
    return foldedCode === '' ? [] : (this.#byCode.get(foldedCode) ?? []);
  }
}

/**
 * Finds the known unit of each row: by code, else by name where parent, place and code don't speak against it. What is
 * not clear is noted as a doubt, and the row then counts as a new unit. Changes the drafts.
 */
export function matchUnits(drafts: readonly Draft[], known: KnownUnits, decided: Decisions): void {
  const open: Draft[] = [];
  for (const draft of drafts) {
    const decision = decided.get(draft.line);
    if (decision === 'new') continue;
    if (decision !== undefined && decision !== 'skip') draft.unit = checkedId(decision, known);
    else if (!matchOne(draft, known)) open.push(draft);
  }
  const matched = new Set(drafts.map(({ unit }) => unit));
  // A unit that has a row of its own is not another row's misspelt one.
  const near = new NearNames(known.all.filter(({ id }) => !matched.has(id)));
  for (const draft of open) {
    const units = near.find(draft.name, (id) => isPossible(draft, known, id));
    if (units.length > 0) addIssue(draft, 'nearName', 'name', { units });
  }
}

function checkedId(id: string, known: KnownUnits): string {
  if (!known.byId.has(id)) throw new MappingError('noSuchUnit', id);
  return id;
}

/** @returns true where the row needs no further search */
function matchOne(draft: Draft, known: KnownUnits): boolean {
  const coded = known.coded(draft.code);
  const named = known.named(draft.name);
  const byCode = coded.length === 1 ? coded[0] : coded.find((unit) => named.includes(unit));
  if (byCode) {
    draft.unit = byCode.id;
    return true;
  }
  if (named.length === 0) return false;
  const stances = named.map((unit) => ({ unit, stance: stanceOf(draft, unit, known) }));
  const agreeing = stances.filter(({ stance }) => stance === 'agrees');
  const clear =
    agreeing.length === 1
      ? agreeing[0]
      : named.length === 1 && stances[0]?.stance === 'silent'
        ? stances[0]
        : undefined;
  if (clear) draft.unit = clear.unit.id;
  else addIssue(draft, 'sameNameElsewhere', 'name', { units: named.slice(0, 5).map(({ id, name }) => ({ id, name })) });
  return true;
}

function isPossible(draft: Draft, known: KnownUnits, id: string): boolean {
  const unit = known.byId.get(id);
  return unit !== undefined && stanceOf(draft, unit, known) !== 'differs';
}

/** Whether code, then parent, then place of a row speak for a unit of its name or against it. */
function stanceOf(draft: Draft, unit: RosterUnit, known: KnownUnits): 'agrees' | 'differs' | 'silent' {
  if (draft.code !== '' && unit.code) return draft.code === foldCode(unit.code) ? 'agrees' : 'differs';
  const parent = unit.parent ? known.byId.get(unit.parent) : undefined;
  if (parent && draft.parentText !== '') {
    const said = foldName(draft.parentText);
    const same =
      said === foldName(parent.name) || (parent.code && foldCode(parent.code) === foldCode(draft.parentText));
    return same ? 'agrees' : 'differs';
  }
  const [here, there] = [foldName(draft.values.place ?? ''), foldName(unit.place ?? '')];
  if (here === '' || there === '') return 'silent';
  return here.includes(there) || there.includes(here) ? 'agrees' : 'differs';
}

/** Files a value under a key of a map of lists. */
export function push<V>(index: Map<string, V[]>, key: string, value: V): void {
  const filed = index.get(key);
  if (filed) filed.push(value);
  else index.set(key, [value]);
}
