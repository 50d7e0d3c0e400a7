/** A node and a UTF-16 unit in one number. */
const UNITS = 0x10000;

/**
 * Many words by their signs, to be walked from any place of a text: as far as some word goes on, and no farther. All
 * edges lie in one map, which takes a tenth of what a map a node would.
 */
export class NameTree<T> {
  readonly #edges = new Map<number, number>();
  readonly #ends = new Map<number, T>();
  #nodes = 0;

  /** Adds a word; what an equal one means already stays. An empty one is passed over. */
  add(word: string, meaning: T): void {
    if (word === '') return;
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const edge = node * UNITS + word.charCodeAt(at);
      let next = this.#edges.get(edge);
      if (next === undefined) {
        this.#nodes += 1;
        next = this.#nodes;
        this.#edges.set(edge, next);
      }
      node = next;
    }
    if (!this.#ends.has(node)) this.#ends.set(node, meaning);
  }

  /** The words that begin at a place of a text, the shortest first. */
  *walk(text: string, from: number): Generator<{ readonly length: number; readonly meaning: T }> {
    let node = 0;
    for (let at = from; at < text.length; at++) {
      const next = this.#edges.get(node * UNITS + text.charCodeAt(at));
      if (next === undefined) return;
      node = next;
      const meaning = this.#ends.get(node);
      if (meaning !== undefined) yield { length: at + 1 - from, meaning };
    }
  }
}
