import { type Kind, membersOf } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';

/** Which findings and tags were made from protected notes (S26): the search marks them as it does the notes. */
export class SearchGuards {
  /** The findings and tags that are linked with a note, by its id. */
  #made = new Map<string, Set<string>>();

  /** The protected notes that these rows are linked with. Which rows are linked is remembered for `madeFrom`. */
  async notesOf(db: Database, rows: readonly (Entry<Kind> | null)[]): Promise<ReadonlySet<string>> {
    const linked = new Set<string>();
    for (const row of rows) {
      for (const note of row ? linksOf(row) : []) {
        linked.add(note);
        this.#made.set(note, (this.#made.get(note) ?? new Set()).add(row?.id ?? ''));
      }
    }
    if (linked.size === 0) return linked;
    const notes = await rowsOf(db, [...linked]);
    return new Set(notes.flatMap((note) => (note && isProtected(note) ? [note.id] : [])));
  }

  /** The findings and tags, beside these, that stand otherwise when these change. */
  madeFrom(ids: readonly string[]): string[] {
    const made = new Set(ids.flatMap((id) => [...(this.#made.get(id) ?? [])]));
    return [...made].filter((id) => !ids.includes(id));
  }
}

/** The notes that a finding or a tag is linked with; none for another kind. */
export const linksOf = ({ kind, body }: Entry<Kind>): string[] =>
  kind === 'finding' || kind === 'tag' ? membersOf(body, 'notes') : [];

const isProtected = ({ kind, body }: Entry<Kind>): boolean =>
  kind === 'note' && (body as Readonly<Record<string, unknown>>).source === 'backToBack';
