// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../../lib/app/backup.ts';
import {
  type BriefingLine,
  startBriefing,
  startCorrection,
  watchBriefings,
} from '../../../../lib/app/briefing/briefings.ts';
import { setText } from '../../../../lib/app/briefing/drafts.ts';
import { issueBriefing, openIssued, recompose } from '../../../../lib/app/briefing/issue.ts';
import { declareVoid } from '../../../../lib/app/briefing/numbering.ts';
import type { PressUsed } from '../../../../lib/app/briefing/pdf-file.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { restoreEverything } from '../../../../lib/app/restore.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { Edition } from '../../../../lib/model/briefing.ts';
import { listAttachments } from '../../../../lib/store/attachments.ts';
import { newestOf } from '../../../../lib/store/queries.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import type { FakeFolder } from '../../../fixtures/opfs.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { fileFrom, newDevice, takeOn } from '../bundle/devices.ts';
import { first } from '../desk/first.ts';
import { draftOf, fakePress, figured, going, issueSeen, numberSeen, ratedVisit, shownNow } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let root: FakeFolder;
let disk: { free: number };
let briefing: string;
let office: string;
let visit: string;
beforeEach(async () => {
  fakeLocks();
  ({ session, root, disk } = await freshProfile());
  visit = await ratedVisit(session, '河东村');
  ({ office, briefing } = await draftOf(session, [visit]));
});

const issue = (press: PressUsed = fakePress(), editions: Edition[] = ['named', 'anonymous'], signal = going()) =>
  issueSeen(session, press, briefing, editions, signal);
const issued = () => newestOf(session.db, 'issue', 100);
/** Nothing came of it: no issue, no number, no file. */
async function expectNothing(): Promise<void> {
  expect(await issued()).toEqual([]);
  expect(await listAttachments()).toEqual([]);
  expect((await shownNow(session, briefing)).number?.number).toBe(1);
}

describe('an issue', () => {
  it('bears the next number and keeps each edition by its hash', async () => {
    const steps: string[] = [];
    const number = await numberSeen(session, briefing);
    const wish = { briefing, editions: ['anonymous', 'named'], number } as const;
    const entry = await issueBriefing(session, fakePress(), wish, ({ step }) => steps.push(step), going());
    expect(entry).toMatchObject({ parent: office, body: { number: 1, version: 1, briefing } });
    expect([...new Set(steps)]).toEqual(['compose', 'named', 'anonymous', 'save']);
    const opened = await openIssued(session, entry.id);
    expect(opened.snapshot).toBe(true);
    expect(opened.files.map(({ edition }) => edition)).toEqual(['named', 'anonymous']);
    const [named, anonymous] = await Promise.all(opened.files.map(({ file }) => file?.text() ?? ''));
    expect(named).toContain('河东村');
    expect(named).toContain('第1期');
    expect(anonymous).not.toContain('河东村');
    expect(opened.files[1]?.name).not.toContain('河东村');
    expect((await shownNow(session, briefing)).number?.number).toBe(2);
  });

  it('is composed anew to the same pages, whatever was written since, and otherwise where a page differs', async () => {
    const entry = await issue();
    await setField(session, await readRecord(session, 'visit', visit), 'rating.2.2', 'poor');
    await setText(session, briefing, figured(await shownNow(session, briefing)).part, ['后来改的。']);
    await setField(session, await readRecord(session, 'office', office), 'name', '改了名');
    const again = await recompose(session, fakePress(), entry.id, 'named');
    expect(again).toEqual({ pages: expect.any(Number), same: true });
    expect((await recompose(session, fakePress(), entry.id, 'anonymous')).same).toBe(true);
    const other = fakePress({ lay: async () => ({ count: 1, pages: [{ number: 1 }] }) });
    expect((await recompose(session, other, entry.id, 'named')).same).toBe(false);
  });

  it('is listed with its draft, and after that draft is gone', async () => {
    await issue();
    const lines = () => first<BriefingLine[]>((on) => watchBriefings(session, on));
    expect(await lines()).toMatchObject([{ entry: { id: briefing, shelf: 'live' }, visits: 1, office: '巡回督导组' }]);
    expect((await lines())[0]?.issues).toHaveLength(1);
    await session.queue.do([
      { rec: briefing, kind: 'briefing', parent: null, field: 'deleted', value: { device: 1, offset: 0, zone: 'UTC' } },
    ]);
    expect(await lines()).toMatchObject([{ entry: { id: briefing, shelf: 'deleted' }, issues: [{ kind: 'issue' }] }]);
  });

  it('stays on its device but for a backup', async () => {
    const entry = await issue();
    const { blob, missing } = await saveEverything(session);
    expect(missing).toEqual([]);
    const device = await newDevice('别人');
    const other = device.use();
    await restoreEverything(other, blob);
    const opened = await openIssued(other, entry.id);
    expect(opened.files.map(({ file }) => file !== null)).toEqual([true, true]);
    expect((await recompose(other, fakePress(), entry.id, 'named')).same).toBe(true);
  });
});

describe('nothing is issued', () => {
  it('with something that blocks, or no edition', async () => {
    await setField(session, await readRecord(session, 'briefing', briefing), 'title', '关于河东村的简报');
    await expect(issue()).rejects.toMatchObject({ name: 'Blocked', todo: [{ code: 'nameInText' }] });
    await expect(issue(fakePress(), [])).rejects.toMatchObject({ name: 'Blocked', todo: [] });
    await expectNothing();
    expect((await issue(fakePress(), ['named'])).body.number).toBe(1);
  });

  it('of a letter to a unit, which takes no number and needs no office to be made', async () => {
    const { body } = await readRecord(session, 'visit', visit);
    const letter = await startBriefing(session, {
      ...{ template: 'feedback', office, visits: [visit], from: null, until: null, unit: body.unit },
    });
    expect((await shownNow(session, letter)).number).toBeNull();
    await expect(issueSeen(session, fakePress(), letter, ['named'])).rejects.toMatchObject({ name: 'Blocked' });
    await expectNothing();
    await setField(session, await readRecord(session, 'briefing', letter), 'office', null);
    expect((await shownNow(session, letter)).todo.filter(({ blocks }) => blocks)).toEqual([]);
    expect((await issue(fakePress(), ['named'])).body.number).toBe(1);
  });

  it('where there is no such draft', async () => {
    briefing = session.newId();
    await expect(issue()).rejects.toMatchObject({ name: 'NoBriefing' });
  });

  it('where the worker dies in mid-paint', async () => {
    const dying = fakePress({ paint: () => Promise.reject(new Error('workerFailed')) });
    await expect(issue(dying)).rejects.toThrow('workerFailed');
    await expectNothing();
    expect((await issue()).body.number).toBe(1);
  });

  it('where the disk is full, and what was kept of it is let go again', async () => {
    const space = disk.free;
    let asked = 0;
    Object.defineProperty(disk, 'free', { get: () => (++asked > 1 ? 0 : space), configurable: true });
    await expect(issue()).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
    Object.defineProperty(disk, 'free', { value: space, writable: true, configurable: true });
    await expectNothing();
    expect((await issue()).body.number).toBe(1);
  });

  it('where the record can’t be written, and nothing waits to be written later', async () => {
    const { db } = session;
    const put = db.transaction.bind(db);
    let fails = false;
    const press = fakePress({
      paint: async (...asked) => {
        fails = true;
        return fakePress().paint(...asked);
      },
    });
    vi.spyOn(db, 'transaction').mockImplementation(((...asked: Parameters<typeof put>) => {
      if (fails && asked[0] === 'rw') return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return put(...asked);
    }) as never);
    await expect(issue(press)).rejects.toMatchObject({ name: 'StoreFailure' });
    vi.restoreAllMocks();
    expect(session.queue.unsaved).toEqual([]);
    expect(session.queue.state.is).toBe('saved');
    await expectNothing();
  });

  it('where it is broken off, at whatever step', async () => {
    for (const at of ['before', 'lay', 'paint'] as const) {
      const stopping = new AbortController();
      if (at === 'before') stopping.abort();
      const sound = fakePress();
      const press: PressUsed = {
        lay: async (...asked) => {
          if (at === 'lay') stopping.abort();
          return sound.lay(...asked);
        },
        paint: async (document, on, signal) => {
          const painted = await sound.paint(document, on, signal);
          if (at === 'paint') stopping.abort();
          return painted;
        },
      };
      await expect(issue(press, ['named'], stopping.signal)).rejects.toMatchObject({ name: 'PaintCancelled' });
    }
    await expectNothing();
  });

  it('a second time by another window that saw the same number', async () => {
    const ended = await Promise.allSettled([issue(), issue()]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(ended[1]).toMatchObject({ reason: { name: 'NumberTaken', number: { number: 1 } } });
    expect(await issued()).toHaveLength(1);
    // Somebody who saw that it was issued may do so again, under another number.
    expect((await issue()).body.number).toBe(2);
  });
});

it('a draft says that it was issued before, until that issue is void', async () => {
  const before = async () => (await shownNow(session, briefing)).todo.find(({ code }) => code === 'issuedBefore');
  expect(await before()).toBeUndefined();
  const { id, body } = await issue();
  expect(await before()).toMatchObject({ count: 1, about: String(body.year), from: [id], blocks: false });
  await declareVoid(session, id, '印错了');
  expect(await before()).toBeUndefined();
});

describe('a correction', () => {
  it('goes on from the old draft’s edits, names the issue and bears its number', async () => {
    const text = figured(await shownNow(session, briefing));
    await setText(session, briefing, text.part, ['改过的话。']);
    const old = await issue();
    briefing = await startCorrection(session, old.id);
    expect((await shownNow(session, briefing)).number?.number).toBe(1);
    expect((await readRecord(session, 'briefing', briefing)).body[`text.${text.part.id}`]).toBe('改过的话。');
    const corrected = await issue();
    expect(corrected.body).toMatchObject({ number: 1, version: 2, corrects: old.id });
    expect((await openIssued(session, corrected.id)).files[0]?.name).not.toBe('');
  });

  it('is one alone: a second that was begun beside it is refused, and says so before anybody presses', async () => {
    const old = await issue();
    const second = await startCorrection(session, old.id);
    briefing = await startCorrection(session, old.id);
    const newer = await issue();
    briefing = second;
    const told = (await shownNow(session, briefing)).todo.find(({ code }) => code === 'corrected');
    expect(told).toMatchObject({ blocks: true, from: [newer.id] });
    await expect(issue()).rejects.toMatchObject({ name: 'NumberTaken' });
  });

  it('of an issue that was corrected already is of its newest version', async () => {
    const old = await issue();
    briefing = await startCorrection(session, old.id);
    const second = await issue();
    briefing = await startCorrection(session, old.id);
    expect((await issue()).body).toMatchObject({ number: 1, version: 3, corrects: second.id });
  });

  it('of one that was declared void takes a new number', async () => {
    const old = await issue();
    await declareVoid(session, old.id, '编号重了');
    briefing = await startCorrection(session, old.id);
    expect((await issue()).body).toMatchObject({ number: 2, version: 1, corrects: old.id });
  });

  it('of a void correction corrects what stands, in a version that was never used', async () => {
    const old = await issue();
    briefing = await startCorrection(session, old.id);
    const text = figured(await shownNow(session, briefing));
    await setText(session, briefing, text.part, ['第二版的话。']);
    const second = await issue();
    const begun = await startCorrection(session, second.id);
    await declareVoid(session, second.id, '又印错了');
    for (const from of [second.id, old.id]) {
      briefing = await startCorrection(session, from);
      expect((await readRecord(session, 'briefing', briefing)).body.corrects).toBe(old.id);
      expect((await shownNow(session, briefing)).number).toMatchObject({ number: 1, version: 3 });
    }
    // It goes on from the last that was written where that was asked for; begun before, it is of what stands as well.
    briefing = await startCorrection(session, second.id);
    expect((await readRecord(session, 'briefing', briefing)).body[`text.${text.part.id}`]).toBe('第二版的话。');
    briefing = begun;
    expect((await issue()).body).toMatchObject({ number: 1, version: 3, corrects: old.id });
  });

  it('of what was issued elsewhere begins without visits', async () => {
    const old = await issue();
    const other = await newDevice('别人');
    const file = await fileFrom({ session, use: () => session }, [visit]);
    await takeOn(other, file);
    const draft = await startCorrection(other.session, old.id);
    expect((await readRecord(other.session, 'briefing', draft)).body).toMatchObject({ corrects: old.id, office });
  });
});

it('the files of an issue that were changed on disk are told from those that were issued', async () => {
  const entry = await issue();
  const { sha256 = '' } = entry.body['file.named'] ?? {};
  const folder = await root.getDirectoryHandle('attachments');
  const handle = await folder.getFileHandle(sha256);
  (handle as unknown as { put(bytes: Uint8Array): void }).put(new TextEncoder().encode('%PDF anders'));
  expect((await openIssued(session, entry.id)).files[0]).toMatchObject({ edition: 'named', file: null });
});
