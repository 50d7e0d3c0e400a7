import { canonicalName } from './canonical-name.ts';
import type { Nearness } from './plan.ts';

/** Something with a name: a known unit. */
export interface NamedUnit {
  id: string;
  name: string;
  formerly?: readonly string[];
}

export interface NearUnit {
  id: string;
  name: string;
  near: Nearness;
}

/** From so many characters on, one that differs may be a slip; in 红星村 and 红旗村 it is the name. */
const EDIT_FROM = 5;
/** What tells units apart where it is one character: 第一小学 and 第二小学, 上河村 and 下河村. */
const TELLING = /[0-9a-z一二三四五六七八九十百东西南北上下大小新老旧前后中内外左右甲乙丙丁]/;
/** A key that so many names share says nothing; it also bounds the work. */
const MOST_ALIKE = 40;
const MOST_CANDIDATES = 5;

/**
 * Finds names that are nearly the same as one that is asked for. Names are filed under themselves with one character
 * left out (as in SymSpell's deletions), so that 10,000 names against 10,000 are looked up, not compared pair by pair.
 */
export class NearNames {
  readonly #byForm = new Map<string, NamedUnit[]>();
  readonly #byEnding = new Map<string, NamedUnit[]>();
  readonly #byDeletion = new Map<string, NamedUnit[]>();
  readonly #canonical = new Map<string, string>();
  readonly #byFormer = new Map<string, NamedUnit[]>();

  constructor(units: readonly NamedUnit[]) {
    for (const unit of units) {
      const name = canonicalName(unit.name);
      this.#canonical.set(unit.id, name);
      file(this.#byForm, name, unit);
      for (const ending of endings(name)) file(this.#byEnding, ending, unit);
      if (name.length >= EDIT_FROM - 1) for (const key of deletions(name)) file(this.#byDeletion, key, unit);
      for (const former of unit.formerly ?? []) file(this.#byFormer, canonicalName(former), unit);
    }
  }

  /**
   * Units whose name is written in another form, lacks or has a place in front, was once this one, or is one character
   * apart; the likeliest first, at most 5.
   * @param fits leaves out what is known to be another unit
   */
  find(asked: string, fits: (id: string) => boolean): NearUnit[] {
    const name = canonicalName(asked);
    const found = new Map<string, NearUnit>();
    const take = (units: readonly NamedUnit[] | undefined, near: Nearness) => {
      if (!units || units.length > MOST_ALIKE) return;
      for (const unit of units) {
        if (!found.has(unit.id) && fits(unit.id)) found.set(unit.id, { id: unit.id, name: unit.name, near });
      }
    };
    take(this.#byForm.get(name), 'form');
    take(this.#byFormer.get(name), 'former');
    take(this.#byEnding.get(name), 'form');
    for (const ending of endings(name)) take(this.#byForm.get(ending), 'form');
    if (name.length >= EDIT_FROM - 1) {
      for (const key of deletions(name)) {
        const alike = this.#byDeletion.get(key);
        if (!alike || alike.length > MOST_ALIKE) continue;
        take(
          alike.filter((unit) => isSlip(name, this.#canonical.get(unit.id) ?? '')),
          'edit',
        );
      }
    }
    return [...found.values()].slice(0, MOST_CANDIDATES);
  }
}

function file(index: Map<string, NamedUnit[]>, key: string, unit: NamedUnit): void {
  const filed = index.get(key);
  if (filed) filed.push(unit);
  else index.set(key, [unit]);
}

/** A name without the places in front of it: 青山镇红星村 also ends in 红星村. Too short an end says nothing. */
function endings(name: string): string[] {
  const found: string[] = [];
  for (let at = 1; at <= name.length - 3; at++) {
    if (/[省市县旗州盟镇乡]/.test(name[at - 1] ?? '') && at >= 2) found.push(name.slice(at));
  }
  return found;
}

function deletions(name: string): Set<string> {
  const keys = new Set([name]);
  for (let at = 0; at < name.length; at++) keys.add(name.slice(0, at) + name.slice(at + 1));
  return keys;
}

/**
 * Whether two names are one slip of the hand apart: a character more, less, other, or two that changed places; and the
 * character isn't one that tells units apart.
 */
function isSlip(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < EDIT_FROM || a === b) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (TELLING.test(x + y)) return false;
  if (x.length <= 1 && y.length <= 1) return true;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}
