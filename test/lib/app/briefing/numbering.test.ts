// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../../lib/app/backup.ts';
import { startBriefing } from '../../../../lib/app/briefing/briefings.ts';
import { declareVoid, handOver, watchClashes } from '../../../../lib/app/briefing/numbering.ts';
import { type OfficeLine, watchOffices } from '../../../../lib/app/briefing/offices.ts';
import { restoreEverything } from '../../../../lib/app/restore.ts';
import { readMeta, writeMeta } from '../../../../lib/store/meta.ts';
import { newestOf } from '../../../../lib/store/queries.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, takeOn } from '../bundle/devices.ts';
import { first } from '../desk/first.ts';
import { MOMENT, somebody, writes } from '../review/review-stage.ts';
import { draftOf, fakePress, issueSeen, ratedVisit } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let ben: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  ben = await newDevice('本');
});

const lineOn = async (device: Device): Promise<OfficeLine | undefined> =>
  (await first<OfficeLine[]>((on) => watchOffices(device.use(), on)))[0];
const meOf = ({ session }: Device) => session.me.id;
const clashesOn = (device: Device) =>
  first<{ number: number; issues: readonly { id: string }[] }[]>((on) => watchClashes(device.use(), on));
const issueOn = (device: Device, briefing: string) => issueSeen(device.use(), fakePress(), briefing, ['named']);

/** Each has the other's visits, office and all that stands above. */
async function meet(): Promise<void> {
  await takeOn(ben, await fileFrom(anna));
  await takeOn(anna, await fileFrom(ben));
}

/** Another device at which Anna works, with all that she has. */
async function secondDevice(): Promise<Device> {
  const { blob } = await saveEverything(anna.use());
  const identity = await readMeta(anna.session.db, 'identity');
  const old = await newDevice();
  await restoreEverything(old.use(), blob);
  await writeMeta(old.session.db, 'identity', identity);
  return old;
}

async function officeAtAnna(): Promise<{ office: string; briefing: string }> {
  const made = await draftOf(anna.use(), [await ratedVisit(anna.use(), '河东村')]);
  await ratedVisit(ben.use(), '河西村');
  await meet();
  return made;
}

async function draftAtBen(office: string): Promise<string> {
  const [visit] = await newestOf(ben.use().db, 'visit', 1);
  const choice = { template: 'briefing', office, from: null, until: null } as const;
  return startBriefing(ben.use(), { ...choice, visits: [visit?.id ?? ''] });
}

describe('numbering', () => {
  it('is at the installation that made the office, and others see at whose', async () => {
    await officeAtAnna();
    expect(await lineOn(anna)).toMatchObject({ holder: { mine: true, split: [] }, next: { number: 1 }, issued: 0 });
    expect(await lineOn(ben)).toMatchObject({ holder: { mine: false, name: '安娜' } });
  });

  it('is handed over by its holder alone, to somebody who is known', async () => {
    const { office } = await officeAtAnna();
    await expect(handOver(ben.use(), office, meOf(ben))).rejects.toMatchObject({ reason: 'notHolder' });
    await expect(handOver(anna.use(), office, meOf(anna))).rejects.toMatchObject({ reason: 'self' });
    const nobody = anna.session.newId();
    await expect(handOver(anna.use(), office, nobody)).rejects.toMatchObject({ reason: 'unknownPerson' });
    await expect(handOver(anna.use(), nobody, meOf(ben))).rejects.toMatchObject({ reason: 'noOffice' });
    expect(await newestOf(anna.use().db, 'numbering', 9)).toEqual([]);
    await handOver(anna.use(), office, meOf(ben));
    await meet();
    expect(await lineOn(anna)).toMatchObject({ holder: { mine: false, name: '本' } });
    expect(await lineOn(ben)).toMatchObject({ holder: { mine: true } });
  });

  it('goes on where it was handed over: numbers, then back again', async () => {
    const { office, briefing } = await officeAtAnna();
    await issueOn(anna, briefing);
    await handOver(anna.use(), office, meOf(ben));
    await meet();
    await expect(issueOn(anna, briefing)).rejects.toMatchObject({ name: 'NotHolder' });
    const second = await issueOn(ben, await draftAtBen(office));
    expect(second.body).toMatchObject({ number: 2, by: '本' });
    await handOver(ben.use(), office, meOf(anna));
    await meet();
    expect((await issueOn(anna, briefing)).body.number).toBe(3);
    expect(await clashesOn(anna)).toEqual([]);
  });

  it('is taken by no stranger’s record, nor by their issues', async () => {
    const { office, briefing } = await officeAtAnna();
    const stranger = await somebody(anna.use(), 7);
    const of = { kind: 'numbering', parent: office } as const;
    const [one, two] = [anna.session.newId(), anna.session.newId()];
    await writes(anna.use(), stranger, { ...of, rec: one }, { to: stranger.id, at: MOMENT, by: '生人' });
    await writes(anna.use(), stranger, { ...of, rec: two }, { to: stranger.id, at: MOMENT, by: '安娜', after: one });
    const issue = { briefing: two, year: 2026, number: 999, version: 1, title: '假', at: MOMENT, by: '安娜' };
    const rec = anna.session.newId();
    await writes(anna.use(), stranger, { rec, kind: 'issue', parent: office }, { ...issue, snapshot: '0'.repeat(64) });
    const line = await lineOn(anna);
    expect(line).toMatchObject({ holder: { mine: true }, next: { number: 1 }, issued: 1 });
    expect((await issueOn(anna, briefing)).body.number).toBe(1);
    // Nor by what they write into the office, or into an honest issue.
    await writes(anna.use(), stranger, { rec: office, kind: 'office', parent: null }, { name: '改名' });
    const [own] = (await newestOf(anna.session.db, 'issue', 9)).filter(({ id }) => id !== rec);
    await writes(
      anna.use(),
      stranger,
      { rec: own?.id ?? '', kind: 'issue', parent: office },
      { number: 500, void: '假' },
    );
    expect(await lineOn(anna)).toMatchObject({ holder: { mine: true }, next: { number: 2 } });
  });

  it('is one’s own still where another claims to have made the office', async () => {
    const { office } = await officeAtAnna();
    const stranger = await somebody(ben.use(), 7);
    const before = '000000000001-0000';
    await writes(ben.use(), stranger, { rec: office, kind: 'office', parent: null }, { name: '早就有了' }, before);
    expect(await lineOn(ben)).toMatchObject({ holder: { mine: false, name: '安娜' } });
  });

  it('counts no handing over by somebody whose key was refused', async () => {
    const { office } = await officeAtAnna();
    await handOver(anna.use(), office, meOf(ben));
    await meet();
    const [key] = await ben.use().db.keys.where('person').equals(meOf(anna)).toArray();
    await ben.session.db.keys.put({ ...(key as NonNullable<typeof key>), state: 'refused' });
    expect(await lineOn(ben)).toMatchObject({ holder: { mine: false } });
  });

  it('is at a restored life of the same person', async () => {
    const { office } = await officeAtAnna();
    await handOver(anna.use(), office, meOf(ben));
    await meet();
    const { blob } = await saveEverything(ben.use());
    const { session } = await freshProfile();
    await restoreEverything(session, blob);
    expect(session.me.id).toBe(meOf(ben));
    const [line] = await first<OfficeLine[]>((on) => watchOffices(session, on));
    expect(line?.holder.mine).toBe(true);
  });
});

describe('two who issued under one number', () => {
  /** Anna's numbering is handed to Ben on one device of hers, and to nobody on the other, which issues on. */
  async function twice() {
    const { office, briefing } = await officeAtAnna();
    const old = await secondDevice();
    await handOver(anna.use(), office, meOf(ben));
    await takeOn(ben, await fileFrom(anna));
    const mine = await issueOn(old, briefing);
    const theirs = await issueOn(ben, await draftAtBen(office));
    return { office, briefing, old, mine, theirs };
  }

  it('see both once their devices meet, and settle it by declaring one void', async () => {
    const { old, mine, theirs } = await twice();
    expect([mine.body.number, theirs.body.number]).toEqual([1, 1]);
    await takeOn(ben, await fileFrom(old));
    const [clash] = await clashesOn(ben);
    expect(clash?.issues.map(({ id }) => id).sort()).toEqual([mine.id, theirs.id].sort());
    await expect(declareVoid(ben.use(), mine.id, ' ')).rejects.toMatchObject({ reason: 'needsReason' });
    await declareVoid(ben.use(), mine.id, '编号交出去以后才签发');
    expect(await clashesOn(ben)).toEqual([]);
    expect(await lineOn(ben)).toMatchObject({ next: { number: 2 }, issued: 2 });
    await ben.session.undo.undo();
    expect(await clashesOn(ben)).toHaveLength(1);
    await declareVoid(ben.use(), theirs.id, '以先签发的为准');
    await takeOn(anna, await fileFrom(ben));
    expect(await clashesOn(anna)).toEqual([]);
  });

  it('are not settled by somebody who never numbered', async () => {
    const { old, mine } = await twice();
    await takeOn(ben, await fileFrom(old));
    const cora = await newDevice('珂拉');
    await takeOn(cora, await fileFrom(ben));
    await expect(declareVoid(cora.use(), mine.id, '我看不行')).rejects.toMatchObject({ reason: 'notHolder' });
    await expect(declareVoid(cora.use(), cora.session.newId(), '没有')).rejects.toMatchObject({ reason: 'noIssue' });
    expect(await clashesOn(cora)).toHaveLength(1);
  });
});

it('two devices that hand over, issue and meet in any order: never two holders, and no number twice untold', async () => {
  const step = fc.constantFrom('handA', 'handB', 'issueA', 'issueB', 'meet');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
      anna = await newDevice('安娜');
      ben = await newDevice('本');
      const { office, briefing } = await officeAtAnna();
      const theirs = await draftAtBen(office);
      const quietly = (work: Promise<unknown>) => work.catch(() => undefined);
      for (const one of steps) {
        if (one === 'handA') await quietly(handOver(anna.use(), office, meOf(ben)));
        if (one === 'handB') await quietly(handOver(ben.use(), office, meOf(anna)));
        if (one === 'issueA') await quietly(issueOn(anna, briefing));
        if (one === 'issueB') await quietly(issueOn(ben, theirs));
        if (one === 'meet') await meet();
      }
      await meet();
      const lines = [await lineOn(anna), await lineOn(ben)];
      expect(lines.filter((line) => line?.holder.mine)).toHaveLength(1);
      const issues = await newestOf(anna.use().db, 'issue', 100);
      const numbers = issues.map(({ body }) => body.number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(await clashesOn(anna)).toEqual([]);
    }),
    { numRuns: 6 },
  );
});

it('made twice over by two devices of one person, a handing over is shown to both, and one of them hands on', async () => {
  const { office } = await officeAtAnna();
  const old = await secondDevice();
  const cora = await newDevice('珂拉');
  await ratedVisit(cora.use(), '河南村');
  const corasFile = await fileFrom(cora);
  await takeOn(old, corasFile);
  await takeOn(anna, corasFile);
  await handOver(anna.use(), office, meOf(ben));
  await handOver(old.use(), office, meOf(cora));
  await takeOn(ben, await fileFrom(anna));
  await takeOn(ben, await fileFrom(old));
  await takeOn(cora, await fileFrom(old));
  await takeOn(cora, await fileFrom(anna));
  for (const device of [ben, cora]) {
    const line = await lineOn(device);
    expect(line?.holder).toMatchObject({ mine: false, name: '' });
    expect(line?.holder.split.map(({ name }) => name).sort()).toEqual(['本', '珂拉'].sort());
  }
  await expect(issueOn(ben, await draftAtBen(office))).rejects.toMatchObject({ name: 'NotHolder' });
  await handOver(cora.use(), office, meOf(ben));
  await takeOn(ben, await fileFrom(cora));
  expect(await lineOn(ben)).toMatchObject({ holder: { mine: true, split: [] } });
});
