// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../lib/app/checklist.ts';
import { edit, setField } from '../../../lib/app/fields.ts';
import { restoreValue } from '../../../lib/app/history.ts';
import { beginNote, keepNote, remove, setManner, typeNote } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import type { Kind } from '../../../lib/model/records.ts';
import { freshProfile, readRecord } from '../../fixtures/profile.ts';
import { listFinding } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const MANNER = { how: 'look', source: 'public', items: [] } as const;
let session: Session;
let visit: string;
let note: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await startVisit(session, { name: '甲' });
  note = beginNote(session, visit, '看到', MANNER);
  await keepNote(session, visit, note, '看到');
});

const read = <K extends Kind>(kind: K, id: string) => readRecord(session, kind, id);

describe('undo', () => {
  it('brings back what was taken away, and the count with it', async () => {
    await remove(session, await read('note', note));
    expect((await read('note', note)).shelf).toBe('deleted');
    expect((await read('visit', visit)).counts?.note).toBe(0);
    expect(await session.undo.undo()).toBe('noteRemoved');
    expect((await read('note', note)).shelf).toBe('live');
    expect((await read('visit', visit)).counts?.note).toBe(1);
  });

  it('gives a rating back, step by step, and is in no conflict with what comes after', async () => {
    const grade = async () => (await read('visit', visit)).body['rating.2.1'];
    await rate(session, await read('visit', visit), '2.1', 'good');
    await rate(session, await read('visit', visit), '2.1', 'poor');
    expect(await session.undo.undo()).toBe('rating');
    expect(await grade()).toBe('good');
    await session.undo.undo();
    expect(await grade()).toBeNull();
    expect(await session.undo.undo()).toBeNull();
    await rate(session, await read('visit', visit), '2.1', 'fair');
    expect(await read('visit', visit)).toMatchObject({ conflicts: [], body: { 'rating.2.1': 'fair' } });
    // Every step is in the history.
    const log = await session.db.changes.where('rec').equals(visit).toArray();
    expect(log.filter(({ field }) => field === 'rating.2.1').map(({ value }) => value)).toEqual([
      'good',
      'poor',
      'good',
      null,
      'fair',
    ]);
  });

  it('takes away what was made', async () => {
    const id = session.newId();
    const value = { text: '新', how: 'look' };
    await session.undo.act('noteAdded', [{ rec: id, kind: 'note', parent: visit, field: '*', value }]);
    await session.undo.undo();
    expect((await read('note', id)).shelf).toBe('deleted');
  });

  it('undoes several fields of one act together', async () => {
    await setManner(session, await read('note', note), { source: 'backToBack', speaker: 'resident' });
    await session.undo.undo();
    expect((await read('note', note)).body).toMatchObject({ source: 'public', speaker: null });
  });

  it('goes back to what was typed up to the act, not to what was on disk', async () => {
    typeNote(session, visit, note, '看到三台机器');
    const entry = await read('note', note);
    await restoreValue(session, entry, 'text', '看到');
    expect((await read('note', note)).body.text).toBe('看到');
    await session.undo.undo();
    expect(await read('note', note)).toMatchObject({ conflicts: [], body: { text: '看到三台机器' } });
  });

  it('of an act on a record that was still on its way to disk does not take that away', async () => {
    const fresh = beginNote(session, visit, '刚开始', MANNER);
    const edit = { rec: fresh, kind: 'note', parent: visit, field: 'items.2.1', value: true };
    await session.undo.act('linked', [edit]);
    await session.undo.undo();
    expect(await read('note', fresh)).toMatchObject({ shelf: 'draft', body: { 'items.2.1': false } });
  });

  it('stays possible where it failed', async () => {
    await remove(session, await read('note', note));
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    session.db.changes.hook('creating', full);
    await expect(session.undo.undo()).rejects.toMatchObject({ reason: 'diskFull' });
    session.db.changes.hook('creating').unsubscribe(full);
    await session.queue.retry();
    expect(await session.undo.undo()).toBe('noteRemoved');
    expect((await read('note', note)).shelf).toBe('live');
  });
});

describe('what records said before, once it is to be forgotten', () => {
  it('is not brought back; days, choices and links are', async () => {
    const at = await read('visit', visit);
    const id = await listFinding(session, at, '没有自学');
    const finding = () => read('finding', id);
    await setField(session, await finding(), 'deadline', '2027-01-31');
    await setField(session, await finding(), 'deadline', '2027-02-28');
    await setField(session, await finding(), 'area', session.pack.areas[0]?.id ?? '');
    await session.undo.act('linked', [edit(await finding(), `notes.${note}`, true)]);
    await setField(session, await finding(), 'measure', '老张说的');
    await setField(session, await finding(), 'measure', '补课');
    session.undo.forget(new Set([id]));
    expect(await session.undo.undo()).toBe('linked');
    expect(await session.undo.undo()).toBe('areaSet');
    expect(await session.undo.undo()).toBe('deadlineSet');
    expect((await finding()).body).toMatchObject({ deadline: '2027-01-31', measure: '补课', [`notes.${note}`]: false });
  });
});

describe('an act', () => {
  it('is told once it is on disk, to those who still listen', async () => {
    const heard: string[] = [];
    const stop = session.undo.onAct((name) => heard.push(name));
    await rate(session, await read('visit', visit), '2.1', 'good');
    stop();
    await rate(session, await read('visit', visit), '2.1', 'poor');
    expect(heard).toEqual(['rating']);
  });

  it('that can’t be undone is not offered for undoing', async () => {
    const heard = vi.fn();
    session.undo.onAct(heard);
    // A unit's trait can be emptied; the seal of a file that had none can't.
    const value = 'a'.repeat(64);
    await session.undo.act('named', [{ rec: note, kind: 'evidence', parent: visit, field: 'sha256', value }]);
    expect(heard).not.toHaveBeenCalled();
    expect(await session.undo.undo()).toBeNull();
  });

  it('that no store could take is refused, and the next one is saved', async () => {
    const long = { rec: note, kind: 'unit', parent: null, field: 'name', value: '长'.repeat(501) };
    await expect(session.undo.act('named', [long])).rejects.toMatchObject({ name: 'FieldError', field: 'name' });
    await rate(session, await read('visit', visit), '2.1', 'good');
    expect(session.queue.state.is).toBe('saved');
  });
});
