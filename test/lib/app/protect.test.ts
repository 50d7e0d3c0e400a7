// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../lib/app/backup.ts';
import { attach } from '../../../lib/app/evidence.ts';
import { setField, typeField } from '../../../lib/app/fields.ts';
import { setManner, typeNote } from '../../../lib/app/notes.ts';
import { restoreEverything } from '../../../lib/app/restore.ts';
import type { Session } from '../../../lib/app/session.ts';
import type { Kind } from '../../../lib/model/records.ts';
import { contentsOf, freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const NAME = '王大锤';
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const read = <K extends Kind>(kind: K, id: string) => readRecord(session, kind, id);
/** Types a text into a note's field, as a person does who replaces all of it. */
async function retype(id: string, text: string): Promise<void> {
  const note = await read('note', id);
  typeNote(session, note.parent, id, text, note.heads.text);
  await session.queue.flush();
}
/** A note that named somebody and then was put otherwise, with evidence that was captioned with the name. */
async function named() {
  const { visit, notes } = await writeVisit(session, '河东社区', [`${NAME}说补贴没到`]);
  const id = notes[0] ?? '';
  const evidence = await attach(session, visit, new File(['x'], 'x.jpg', { type: 'image/jpeg' }), { kind: 'note', id });
  await setField(session, await read('evidence', evidence), 'caption', `${NAME}的存折`);
  await setField(session, await read('evidence', evidence), 'caption', '存折');
  await retype(id, '有人说补贴没到');
  return { visit, id, evidence };
}
const everything = async () => JSON.stringify(await contentsOf(session));
const text = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());
const bytesOf = (word: string) => new TextDecoder('latin1').decode(new TextEncoder().encode(word));

describe('marking a source as protected later', () => {
  it('forgets what the note and its evidence said before, on the device and in what leaves', async () => {
    const { id } = await named();
    expect(await everything()).toContain(NAME);
    expect(await setManner(session, await read('note', id), { source: 'backToBack' })).toBeNull();
    expect(await everything()).not.toContain(NAME);
    expect((await read('note', id)).body.text).toBe('有人说补贴没到');
    expect(await text((await saveEverything(session)).blob)).not.toContain(bytesOf(NAME));
  });

  it('does not bring it back by undoing, though the mark itself can be undone', async () => {
    const { id } = await named();
    await setManner(session, await read('note', id), { source: 'backToBack' });
    expect(await session.undo.undo()).toBe('noteEdited');
    expect((await read('note', id)).body.source).toBe('public');
    while (await session.undo.undo()) expect(await everything()).not.toContain(NAME);
  });

  it('says how much a file holds already, and when that was saved', async () => {
    const { id } = await named();
    const before = Date.now();
    const saved = await saveEverything(session);
    const escaped = await setManner(session, await read('note', id), { source: 'backToBack' });
    expect(escaped?.versions).toBeGreaterThan(0);
    expect(escaped?.savedAt).toBeGreaterThanOrEqual(before - 1000);
    // The file still merges: what it holds is older than what is here, and no disagreement.
    await restoreEverything(session, saved.blob);
    expect((await read('note', id)).body.text).toBe('有人说补贴没到');
    expect((await read('note', id)).conflicts).toEqual([]);
  });

  it('goes on with what is being typed at that moment, without a disagreement', async () => {
    const { id, visit } = await named();
    const note = await read('note', id);
    typeNote(session, visit, id, '有人说补贴没到账', note.heads.text);
    const marking = setManner(session, note, { source: 'backToBack' });
    typeNote(session, visit, id, '有人说补贴一直没到账', note.heads.text);
    await marking;
    typeNote(session, visit, id, '有人说补贴一直没有到账', note.heads.text);
    await session.queue.flush();
    const after = await read('note', id);
    expect(after.body.text).toBe('有人说补贴一直没有到账');
    expect(after.conflicts).toEqual([]);
  });

  it('a file takes no earlier wording of a note that was protected all along', async () => {
    const { id } = await named();
    await setManner(session, await read('note', id), { source: 'backToBack' });
    await retype(id, `${NAME}又说了一遍`);
    const note = await read('note', id);
    session.queue.forget(id, 'text');
    typeField(session, note, 'text', '有人又说了一遍', note.heads.text ?? []);
    await session.queue.flush();
    expect(await text((await saveEverything(session)).blob)).not.toContain(bytesOf(NAME));
  });

  it('leaves notes of open sources their history', async () => {
    await named();
    await saveEverything(session);
    expect(await everything()).toContain(NAME);
  });
});
