import { foldForSearch } from './fold.ts';
import type { SearchRecord } from './record.ts';

/** The records of one kind, newest first, each with the folded text that is looked through. */
export class Shelf {
  readonly records: SearchRecord[] = [];
  /** What is looked through, at the place of its record. */
  readonly folded: string[] = [];

  /** Adds a record, or puts it in the place of the one with its id. */
  put(record: SearchRecord): void {
    const { at, found } = this.#find(record.id);
    const folded = foldedOf(record);
    if (found) {
      this.records[at] = record;
      this.folded[at] = folded;
    } else if (at === this.records.length) {
      this.records.push(record);
      this.folded.push(folded);
    } else {
      this.records.splice(at, 0, record);
      this.folded.splice(at, 0, folded);
    }
  }

  /** Takes a record out, where it is here. */
  drop(id: string): void {
    const { at, found } = this.#find(id);
    if (!found) return;
    this.records.splice(at, 1);
    this.folded.splice(at, 1);
  }

  /** Where the record is, or would be. */
  #find(id: string): { at: number; found: boolean } {
    let [low, high] = [0, this.records.length];
    // Most come in the order of the shelf.
    if (high > 0 && id < (this.records[high - 1]?.id ?? '')) return { at: high, found: false };
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle]?.id ?? '') > id) low = middle + 1;
      else high = middle;
    }
    return { at: low, found: this.records[low]?.id === id };
  }
}

/** No folded word holds a line break, so that none is found across two texts. */
const foldedOf = ({ texts }: SearchRecord): string => texts.map(({ text }) => foldForSearch(text)).join('\n');
