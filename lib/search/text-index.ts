import { endsOf } from '../model/merge-chain.ts';
import { SEARCHED_KINDS, type SearchedKind } from './fields.ts';
import { wordsOf } from './fold.ts';
import { findPassages, type Passage } from './passages.ts';
import type { SearchRecord } from './record.ts';
import { Shelf } from './shelf.ts';

/** A record that a search found. */
export interface Hit extends Pick<SearchRecord, 'id' | 'kind' | 'parent'> {
  passages: Passage[];
  /** As the record has it; '' for one that was told back to back. */
  on: string;
  guarded: boolean;
  /** The visit that it belongs to, with its day; for a visit itself. */
  visit: { id: string; on: string } | null;
  /** The unit that stands for it now; for a unit itself, or the one that it was merged into. */
  unit: { id: string; name: string; gone: boolean } | null;
}

/** What a search found of one kind. */
export interface HitGroup {
  kind: SearchedKind;
  /** How many there are in all. */
  count: number;
  /** The newest of them, newest first, as many as were asked for. */
  hits: Hit[];
}

/** What a search found: the kinds of which there is something, in the order of `SEARCHED_KINDS`. */
export interface Found {
  /** False where nothing was asked: white space, or signs that nobody sees. */
  asked: boolean;
  groups: HitGroup[];
  /** How many records were looked through, by kind. */
  searched: Record<string, number>;
}

/** Which part of the hits is wanted. */
export interface Wanted {
  /** Hits of this kind alone; the others are counted all the same. */
  only: SearchedKind | null;
  /** How many of each kind at the most. */
  limit: number;
}

/**
 * The text of all records, held in memory and looked through from end to end for each question: exact, whatever the
 * language, and always what was put in last. A scan of 10,000 notes takes about a millisecond.
 */
export class TextIndex {
  #shelves = new Map<SearchedKind, Shelf>(SEARCHED_KINDS.map((kind) => [kind, new Shelf()]));
  #byId = new Map<string, SearchRecord>();
  #gone = new Set<string>();

  /** Adds records, or puts them in the place of those with their ids. */
  put(records: readonly SearchRecord[]): void {
    for (const record of records) {
      if (record.gone) {
        this.drop([record.id]);
        this.#gone.add(record.id);
      } else {
        this.#gone.delete(record.id);
        this.#shelves.get(record.kind)?.put(record);
      }
      this.#byId.set(record.id, record);
    }
  }

  /** Takes records out, where they are here. */
  drop(ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.#byId.get(id);
      if (known) this.#shelves.get(known.kind)?.drop(id);
      this.#byId.delete(id);
      this.#gone.delete(id);
    }
  }

  /** Takes everything out. */
  clear(): void {
    for (const kind of SEARCHED_KINDS) this.#shelves.set(kind, new Shelf());
    this.#byId.clear();
    this.#gone.clear();
  }

  /** The records that hold each word of a query, in any of their fields. */
  search(query: string, { only, limit }: Wanted): Found {
    const words = wordsOf(query);
    const groups: HitGroup[] = [];
    const searched: Found['searched'] = {};
    for (const [kind, shelf] of this.#shelves) {
      if (shelf.records.length === 0) continue;
      searched[kind] = shelf.records.length;
      if (words.length === 0) continue;
      const { count, first } = this.#scan(shelf, words, only === null || only === kind ? limit : 0);
      if (count > 0) groups.push({ kind, count, hits: first.map((record) => this.#hit(record, words)) });
    }
    return { asked: words.length > 0, groups, searched };
  }

  #scan({ records, folded }: Shelf, words: readonly string[], limit: number): { count: number; first: SearchRecord[] } {
    const first: SearchRecord[] = [];
    let count = 0;
    const someGone = this.#gone.size > 0;
    const [longest = '', ...others] = words;
    // Plain loops: ten thousand closures a key would take longer than the looking.
    for (let at = 0; at < folded.length; at++) {
      const text = folded[at] as string;
      if (!text.includes(longest) || (others.length > 0 && !holdsAll(text, others))) continue;
      if (someGone && this.#isUnderGone(records[at] as SearchRecord)) continue;
      count += 1;
      if (count <= limit) first.push(records[at] as SearchRecord);
    }
    return { count, first };
  }

  /** A unit that was taken away leaves its visits standing. */
  #isUnderGone({ parent }: SearchRecord): boolean {
    return this.#gone.has(parent) && this.#byId.get(parent)?.kind !== 'unit';
  }

  #hit(record: SearchRecord, words: readonly string[]): Hit {
    const { id, kind, parent, texts, on, guarded = false } = record;
    const visit = this.#above(record, 'visit');
    const unit = this.#survivor(this.#above(record, 'unit'));
    return {
      id,
      kind,
      parent,
      passages: findPassages(texts, words),
      on: guarded ? '' : on,
      guarded,
      visit: visit && { id: visit.id, on: visit.on.slice(0, 10) },
      unit: unit && {
        id: unit.id,
        name: unit.texts.find(({ field }) => field === 'name')?.text ?? '',
        gone: unit.gone ?? false,
      },
    };
  }

  /** The record of a kind that this one stands under, or is. */
  #above(record: SearchRecord, kind: SearchedKind): SearchRecord | null {
    let at: SearchRecord | undefined = record;
    // A finding's step, the finding, its unit: no record stands deeper.
    for (let depth = 0; at && depth < 4; depth++) {
      if (at.kind === kind) return at;
      at = this.#byId.get(at.parent);
    }
    return null;
  }

  /** The unit that stands for another now; none stands for one that was merged into what is gone. */
  #survivor(unit: SearchRecord | null): SearchRecord | null {
    return unit?.into ? (this.#byId.get(endsOf(this.#next)(unit.id)) ?? unit) : unit;
  }

  #next = (id: string): string | null => {
    const into = this.#byId.get(this.#byId.get(id)?.into ?? '');
    return into && !into.gone ? into.id : null;
  };
}

function holdsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
