import { type Kind, membersOf } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';

/**
 * Which findings and tags were made from protected notes, and which evidence is theirs (S26): the search marks them as it
 * does the notes.
 */
export class SearchGuards {
  /** What is linked with a note, by its id: findings and tags that name it, evidence that it names. */
  #made = new Map<string, Set<string>>();
  /** The protected notes that name a piece of evidence. */
  #sealed = new Map<string, Set<string>>();

  /**
   * The protected notes that these rows are linked with, and the evidence of protected notes. Which rows are linked is
   * remembered for `madeFrom`; evidence must come with its note or after it.
   */
  async notesOf(db: Database, rows: readonly (Entry<Kind> | null)[]): Promise<ReadonlySet<string>> {
    for (const row of rows) if (row?.kind === 'note') this.#hear(row as Entry<'note'>);
    const linked = new Set<string>();
    const sealed: string[] = [];
    for (const row of rows) {
      if (row && (this.#sealed.get(row.id)?.size ?? 0) > 0) sealed.push(row.id);
      for (const note of row ? linksOf(row) : []) {
        linked.add(note);
        this.#link(note, row?.id ?? '');
      }
    }
    if (linked.size === 0) return new Set(sealed);
    const notes = await rowsOf(db, [...linked]);
    return new Set([...sealed, ...notes.flatMap((note) => (note && isProtected(note) ? [note.id] : []))]);
  }

  /** The findings, tags and evidence, beside these, that stand otherwise when these change. */
  madeFrom(ids: readonly string[]): string[] {
    const made = new Set(ids.flatMap((id) => [...(this.#made.get(id) ?? [])]));
    return [...made].filter((id) => !ids.includes(id));
  }

  /** The evidence, beside these, of the notes among rows that changed. */
  evidenceOf(rows: readonly (Entry<Kind> | null)[], ids: readonly string[]): string[] {
    const named = rows.flatMap((row) => (row?.kind === 'note' ? membersOf(row.body, 'evidence') : []));
    return [...new Set(named)].filter((id) => !ids.includes(id));
  }

  #hear(note: Entry<'note'>): void {
    const own = membersOf(note.body, 'evidence');
    for (const piece of this.#made.get(note.id) ?? []) this.#sealed.get(piece)?.delete(note.id);
    for (const piece of own) {
      this.#link(note.id, piece);
      if (isProtected(note)) this.#sealed.set(piece, (this.#sealed.get(piece) ?? new Set()).add(note.id));
    }
  }

  #link(note: string, made: string): void {
    this.#made.set(note, (this.#made.get(note) ?? new Set()).add(made));
  }
}

/** The notes that a finding or a tag is linked with; none for another kind. */
export const linksOf = ({ kind, body }: Entry<Kind>): string[] =>
  kind === 'finding' || kind === 'tag' ? membersOf(body, 'notes') : [];

const isProtected = ({ kind, body }: Entry<Kind>): boolean =>
  kind === 'note' && (body as Readonly<Record<string, unknown>>).source === 'backToBack';
