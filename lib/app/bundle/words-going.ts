import type { Id } from '../../model/ids.ts';
import { type Entry, logsOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { isKept } from '../may-go.ts';
import type { Outgoing } from '../outward.ts';

/**
 * Words of a note back to back that are to be read before they go: no program knows every name. `goes`: as it was said.
 * `put`: as a person put it for outside. `kept`: a person said that it stays. `out`: it lies in a batch that was signed
 * before, so that nothing keeps it any more.
 */
export interface WordsGoing {
  readonly note: Entry<'note'>;
  readonly words: string;
  readonly is: 'goes' | 'put' | 'kept' | 'out';
}

/** The words of protected notes that go, or would if nobody had said that they stay. */
export async function readWordsGoing(db: Database, notes: readonly Outgoing[]): Promise<WordsGoing[]> {
  const told = notes.flatMap(({ note, words }) => {
    const said = words ?? (isKept(note) ? (note.body.text ?? '') : '');
    return said.trim() === '' ? [] : [{ note, words: said, stays: words === null }];
  });
  const out = await readOutWords(
    db,
    told.map(({ note }) => note),
  );
  return told.map(({ note, words, stays }) => {
    if (out.has(note.id)) return { note, words, is: 'out' };
    return { note, words, is: stays ? 'kept' : isPut(note) ? 'put' : 'goes' };
  });
}

const isPut = ({ body }: Entry<'note'>): boolean => (body.outward ?? '').trim() !== '';

/** The notes of which what is said now lies in a batch. */
async function readOutWords(db: Database, notes: readonly Entry<'note'>[]): Promise<Set<Id>> {
  const logs = await logsOf(
    db,
    notes.map(({ id }) => id),
  );
  const isOut = (note: Entry<'note'>) => {
    const heads = note.heads[isPut(note) ? 'outward' : 'text'] ?? [];
    return logs.get(note.id)?.some(({ id, batch }) => batch !== undefined && heads.includes(id)) ?? false;
  };
  return new Set(notes.filter(isOut).map(({ id }) => id));
}
