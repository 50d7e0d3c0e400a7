import { type Id, namesOne } from '../model/ids.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { rowsOf } from '../store/walk.ts';
import { isProtected, readHeldNotes } from './protected-words.ts';

/**
 * The protected notes that records were made from, also by way of a tag, or that they speak of: a step's are its finding's,
 * a comment's those of what it is on, a decision's those of the comments that it asks by or of the tag that it is about.
 * @returns by record; none for most
 */
export async function readLinked(
  db: Database,
  records: readonly Entry<Kind>[],
): Promise<Map<Id, readonly Entry<'note'>[]>> {
  const about = await readAbout(db, records);
  const spoken = [...new Set([...about.values()].flat())];
  const known = new Map(records.map((record) => [record.id, record]));
  for (const row of await rowsOf(
    db,
    spoken.filter((id) => !known.has(id)),
  ))
    if (row) known.set(row.id, row);
  const made = [...known.values()].filter(({ kind }) => kind === 'finding' || kind === 'tag');
  const tagIds = [...new Set(made.flatMap(({ body }) => membersOf(body, 'tags')))];
  const tags = new Map((await getRecords(db, 'tag', tagIds)).flatMap((tag) => (tag ? [[tag.id, tag] as const] : [])));
  const through = (body: Entry<Kind>['body']) =>
    membersOf(body, 'tags').flatMap((tag) => membersOf(tags.get(tag)?.body ?? {}, 'notes'));
  const own = new Map(made.map(({ id, body }) => [id, [...membersOf(body, 'notes'), ...through(body)]] as const));
  const links = new Map<Id, readonly Id[]>();
  for (const { id } of records) {
    // What is spoken of is a note itself, or was made from some.
    const ids = [...(own.get(id) ?? []), ...(about.get(id) ?? []).flatMap((on) => own.get(on) ?? [on])];
    if (ids.length > 0) links.set(id, ids);
  }
  const notes = await getRecords(db, 'note', [...new Set([...links.values()].flat())]);
  const held = await readHeldNotes(
    db,
    notes.filter((note) => note !== null),
  );
  const closed = new Map(held.filter(isProtected).map((note) => [note.id, note]));
  return new Map([...links].map(([id, ids]) => [id, [...new Set(ids)].flatMap((note) => closed.get(note) ?? [])]));
}

/** What records speak of: findings, tags, notes. */
async function readAbout(db: Database, records: readonly Entry<Kind>[]): Promise<Map<Id, readonly Id[]>> {
  const asks = records.flatMap(({ kind, body }) => (kind === 'review' ? membersOf(body, 'asks') : []));
  const comments = new Map(
    (await getRecords(db, 'comment', [...new Set(asks)])).flatMap((one) =>
      one ? [[one.id, one.body.on] as const] : [],
    ),
  );
  return new Map(
    records.map(({ id, kind, parent, body }) => {
      if (kind === 'step') return [id, [parent, body.note].filter(namesOne)] as const;
      if (kind === 'comment') return [id, [body.on].filter(namesOne)] as const;
      if (kind === 'verdict') return [id, [body.tag].filter(namesOne)] as const;
      return [id, kind === 'review' ? membersOf(body, 'asks').flatMap((ask) => comments.get(ask) ?? []) : []] as const;
    }),
  );
}
