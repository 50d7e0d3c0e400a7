import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';

/** Who signs by which key in one file, where nobody's keys are known: one key is one person, and one person has one. */
export class KeyClaims {
  readonly #keys = new Map<Id, string>();
  readonly #people = new Map<string, Id>();

  /** Takes note of a signature that holds. @returns false where it goes against one that was noted before */
  follow(author: string, fingerprint: string): boolean {
    const person = personOf(author);
    if (this.#people.has(fingerprint) && this.#people.get(fingerprint) !== person) return false;
    if (this.#keys.has(person) && this.#keys.get(person) !== fingerprint) return false;
    this.#keys.set(person, fingerprint);
    this.#people.set(fingerprint, person);
    return true;
  }
}
