// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBatchesGoing } from '../../../../lib/app/bundle/batches-going.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import type { Incoming } from '../../../../lib/app/bundle/incoming.ts';
import { finishTakingIn, takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { listVersions } from '../../../../lib/app/desk/packs.ts';
import { packAt } from '../../../../lib/app/packs-in-force.ts';
import { changeLine } from '../../../../lib/bundle/format/change-lines.ts';
import type { Hlc, Json } from '../../../../lib/changes/change.ts';
import { millisOf } from '../../../../lib/changes/clock.ts';
import { builtinPack } from '../../../../lib/packs/builtin.ts';
import { readMeta } from '../../../../lib/store/meta.ts';
import { listSealed } from '../../../../lib/store/sealed-files.ts';
import { contentsOf, writeVisit } from '../../../fixtures/profile.ts';
import { bundled, type RawBundle } from '../../bundle/bundles.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { rowsThatLie } from '../../store/stage.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const HOUR = 3_600_000;
const YEAR = 366 * 24 * HOUR;

let lead: Device;
beforeEach(async () => {
  lead = await newDevice('组长');
});

const fileOf = (change: (raw: RawBundle) => void) => new File([bundled(change)], 'stranger.visits');
const said = (number: number, text: string, hlc = hlcOf(number)) =>
  changeLine(changeOf({ rec: idOf(number), hlc, value: text, author: authorOf(1) }));
const first = (change: (batch: RawBundle['batches'][number]) => void) => (raw: RawBundle) => {
  if (raw.batches[0]) change(raw.batches[0]);
};
const textsOn = async ({ session }: Device) => {
  const rows = await session.db.records.filter(({ kind }) => kind === 'note').toArray();
  return rows.map(({ body }) => body.text).sort();
};
/** What a device holds, the files that came and went included. */
const allOf = async ({ session }: Device) => ({
  ...(await contentsOf(session)),
  bundles: await session.db.bundles.toArray(),
  batches: await session.db.batches.toArray(),
});
const oddOf = ({ odd }: Incoming) => odd.map(({ author: _, ...one }) => one);

describe('a file that this device made itself', () => {
  it('is known as one’s own: nothing is new in it, it stays one that went, and there is nothing to take back', async () => {
    await writeVisit(lead.use(), '河东村', ['一'], ['一份材料']);
    const file = await fileFrom(lead);
    const before = await allOf(lead);
    const incoming = await openOn(lead, file);
    expect(incoming).toMatchObject({ order: 'again', packer: { standing: 'own' }, attachments: [], odd: [] });
    expect(incoming.effects.every(({ is }) => is === 'same')).toBe(true);
    await takeOn(lead, file);
    await takeBack(lead.session, incoming.digest);
    expect(await allOf(lead)).toEqual(before);
    expect(before.bundles.map(({ state }) => state)).toEqual(['out']);
  });
});

describe('a pack that nobody here knows', () => {
  it('refuses the file by the pack’s name, and nothing is kept', async () => {
    const before = await allOf(lead);
    const file = fileOf((raw) => void Object.assign(raw.header, { packs: [{ id: 'strange', version: '2.0.0' }] }));
    await expect(openOn(lead, file)).rejects.toMatchObject({ reason: 'unknownPack', place: 'strange@2.0.0' });
    expect(await allOf(lead)).toEqual(before);
  });
});

describe('a record of a pack', () => {
  const kept = (fields: Record<string, Json>, field = '*') =>
    changeLine(
      changeOf({ rec: idOf(7), kind: 'pack', parent: null, field, hlc: hlcOf(7), author: authorOf(1), value: fields }),
    );
  const at = { device: 1, offset: 0, zone: 'UTC' };
  const pack = builtinPack() as unknown as Record<string, Json>;
  const sound = { pack: 'education-2023-second', version: '9.9.9', data: { ...pack, version: '9.9.9' }, at };

  it.each([
    ['holds what no checklist can be shown by', { ...sound, data: { items: '<img>' } }, 'badPack'],
    ['holds another pack than it says', { ...sound, version: '8.0.0' }, 'badPack'],
    ['is a draft', { ...sound, version: 'draft', data: {} }, 'badPack'],
    ['comes in parts', { pack: 'x', version: '1.0.0' }, 'badPack'],
    ['is of a newer format', { ...sound, data: { ...pack, formatVersion: 2 } }, 'newer'],
  ] as const)(
    'that %s refuses its batch by the line, and the packs here stay as they were',
    async (_, fields, reason) => {
      const before = await listVersions(lead.use());
      const lines = [said(1, '一'), kept(fields as Record<string, Json>)];
      const incoming = await takeOn(lead, fileOf(first((one) => void Object.assign(one, { lines }))));
      expect(incoming.refused).toMatchObject([{ reason, line: 3, author: authorOf(1), touches: [idOf(7)] }]);
      expect(await listVersions(lead.use())).toEqual(before);
      expect(await textsOn(lead)).toEqual(['转来第 4 条', '转来第 5 条']);
    },
  );

  it('that is sound comes in, and brings no other words for a version that is known here', async () => {
    const shipped = builtinPack();
    const other = { ...pack, title: { zh: '换过的', en: 'changed' } };
    const lines = [
      kept(sound),
      changeLine(
        changeOf({
          ...{ rec: idOf(8), kind: 'pack', parent: null, field: '*', hlc: hlcOf(8), author: authorOf(1) },
          value: { ...sound, version: shipped.version, data: other },
        }),
      ),
    ];
    const incoming = await takeOn(lead, fileOf(first((one) => void Object.assign(one, { lines }))));
    expect(incoming.refused).toEqual([]);
    const { db } = lead.use();
    expect((await packAt(db, shipped.id, '9.9.9'))?.version).toBe('9.9.9');
    expect((await packAt(db, shipped.id, shipped.version))?.title).toEqual(shipped.title);
  });
});

describe('a change of what is here', () => {
  const of = (parts: Partial<Parameters<typeof changeOf>[0]>) =>
    changeLine(changeOf({ rec: idOf(1), hlc: hlcOf(9), value: '乙写的', author: authorOf(1), ...parts }));
  const strange = (...lines: string[]) => fileOf(first((one) => void Object.assign(one, { lines })));

  it.each([
    ['as belonging elsewhere', { parent: idOf(101) }],
    ['as belonging to nothing', { parent: null }],
    ['as another kind', { kind: 'tag', field: 'status', value: 'suspected' }],
  ] as const)('that speaks of it %s is refused by its line: nobody’s note leaves its visit', async (_, parts) => {
    await takeOn(lead, strange(said(1, '原来的')));
    const before = await contentsOf(lead.use());
    const incoming = await takeOn(lead, strange(said(2, '又一条'), of(parts)));
    expect(incoming.refused).toMatchObject([{ reason: 'foreign', line: 3, author: authorOf(1) }]);
    expect(incoming.refused[0]?.touches).toContain(idOf(2));
    expect(incoming.effects.map(({ about }) => about)).not.toContain(idOf(101));
    expect((await contentsOf(lead.use())).records.find(({ id }) => id === idOf(1))).toEqual(
      before.records.find(({ id }) => id === idOf(1)),
    );
    expect(await textsOn(lead)).toEqual(['原来的', '转来第 4 条', '转来第 5 条']);
    const within = await openOn(await newDevice('乙'), strange(said(1, '一'), of(parts)));
    expect(within.refused).toMatchObject([{ reason: 'foreign', line: 3, touches: [idOf(1)] }]);
    expect(within.refused[0]?.claim).toBeUndefined();
  });

  it('by a second key of one person in one file is refused, as it would be in two', async () => {
    const file = fileOf((raw) => {
      const [one] = raw.batches;
      if (one) raw.batches = [{ ...one, key: 7 }];
    });
    const incoming = await takeOn(lead, file);
    expect(incoming.packer.standing).toBe('first');
    expect(incoming.refused).toMatchObject([{ reason: 'otherKey', author: authorOf(1) }]);
    expect(await textsOn(lead)).toEqual([]);
  });
});

describe('a batch about several visits', () => {
  const visit = (number: number) =>
    changeLine(
      changeOf({
        ...{ rec: idOf(number), kind: 'visit', parent: idOf(90), field: '*', hlc: hlcOf(number), author: authorOf(1) },
        value: {
          unit: idOf(90),
          campaign: idOf(91),
          packVersion: '1.0.0',
          began: { device: 1, offset: 0, zone: 'UTC' },
        },
      }),
    );

  it('goes on with all of them or not at all, and says which are to be chosen as well', async () => {
    const lines = [visit(301), visit(302), visit(303)];
    await takeOn(
      lead,
      fileOf((raw) => {
        raw.batches = raw.batches.slice(0, 1).map((one) => ({ ...one, lines: lines.slice(0, 2) }));
      }),
    );
    const choice = (...visits: string[]) => ({ visits, to: 'anybody' }) as const;
    const one = await readGoing(lead.use(), choice(idOf(301)));
    expect(one.bound).toEqual([idOf(302)]);
    expect(await readBatchesGoing(lead.session, one)).toEqual([]);
    const both = await readGoing(lead.session, choice(idOf(301), idOf(302)));
    expect(both.bound).toEqual([]);
    expect(await readBatchesGoing(lead.session, both)).toHaveLength(1);
    expect(await readBatchesGoing(lead.session, await readGoing(lead.session, choice()))).toEqual([]);
  });
});

describe('a clock that is ahead', () => {
  it('by ten years: what was signed so is refused by its line and said with what it touches; the rest comes in', async () => {
    const late = said(1, '十年以后', hlcOf(Date.now() + 10 * YEAR));
    const incoming = await takeOn(lead, fileOf(first((one) => void Object.assign(one, { lines: [late] }))));
    expect(incoming.refused).toMatchObject([{ reason: 'clock', line: 2, author: authorOf(1) }]);
    expect(incoming.refused[0]?.touches).toContain(idOf(1));
    expect(await textsOn(lead)).toEqual(['转来第 4 条', '转来第 5 条']);
  });

  it('by hours: it comes in and is said, and ours doesn’t follow', async () => {
    const late = said(1, '五小时以后', hlcOf(Date.now() + 5 * HOUR));
    const incoming = await takeOn(lead, fileOf(first((one) => void Object.assign(one, { lines: [late] }))));
    expect(oddOf(incoming)).toEqual([{ person: idOf(0xa001), missing: 0, forked: false, ahead: 1 }]);
    expect(await textsOn(lead)).toContain('五小时以后');
    const clock = (await readMeta(lead.session.db, 'clock')) as Hlc;
    expect(millisOf(clock)).toBeLessThan(Date.now() + HOUR);
  });
});

describe('numbers that skip or go back', () => {
  const numbered = (seq: number, text: string, prev?: string) =>
    fileOf((raw) => {
      Object.assign(raw.header, { seq, prev: seq === 1 ? null : (prev ?? 'b'.repeat(64)) });
      raw.batches = raw.batches.slice(0, 1);
      first((one) => Object.assign(one, { seq, lines: [said(seq, text)], head: { prev: prev ?? one.head.prev } }))(raw);
      if (seq === 1 || !prev) first((one) => void Object.assign(one, { head: {} }))(raw);
    });

  it('of files and of batches are said, and hold nothing up', async () => {
    const third = await takeOn(lead, numbered(3, '第三'));
    expect(third.order).toBe('gap');
    expect(oddOf(third)).toEqual([{ person: idOf(0xa001), missing: 2, forked: false, ahead: 0 }]);
    const before = await takeOn(lead, numbered(1, '第一'));
    expect(before.order).toBe('earlier');
    expect(oddOf(before)).toEqual([{ person: idOf(0xa001), missing: 1, forked: false, ahead: 0 }]);
    expect(await textsOn(lead)).toEqual(['第一', '第三']);
  });

  it('that come twice with other words are said to be two histories, and neither loses a word', async () => {
    await takeOn(lead, numbered(1, '第一'));
    const other = await takeOn(lead, numbered(1, '另写的第一'));
    expect(other.order).toBe('forked');
    expect(oddOf(other)).toEqual([{ person: idOf(0xa001), missing: 0, forked: true, ahead: 0 }]);
    const [note] = await lead.session.db.records.toArray().then((rows) => rows.filter(({ id }) => id === idOf(1)));
    expect(note?.conflicts).toEqual(['text']);
    expect(await rowsThatLie(lead.session.db)).toEqual([]);
  });
});

describe('a file of three batches, one of them bad', () => {
  it('brings the two that are sound, whole, and nothing of the third', async () => {
    const file = fileOf((raw) => {
      const [own] = raw.batches;
      if (!own) return;
      raw.batches.push({ ...own, author: authorOf(3), key: 3, lines: ['{"not":"a change"}\n'] });
    });
    const incoming = await takeOn(lead, file);
    expect(incoming.refused).toMatchObject([{ reason: 'shape', line: 2, author: authorOf(3) }]);
    expect(await textsOn(lead)).toHaveLength(5);
    expect(await lead.session.db.batches.count()).toBe(2);
    const again = await openOn(lead, file);
    expect(again.effects.every(({ is }) => is === 'same')).toBe(true);
  });
});

describe('a disk that fills up', () => {
  const FULL = { quota: 1, usage: 1 };

  it('before the commit: nothing is there, and what was staged goes at the next start', async () => {
    const anna = await newDevice('安娜');
    await writeVisit(anna.use(), '河东村', ['一'], ['一份材料']);
    const file = await fileFrom(anna);
    const before = await allOf({ ...lead, session: lead.use() });
    const full = vi.spyOn(navigator.storage, 'estimate').mockResolvedValue(FULL);
    await expect(takeOn(lead, file)).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
    full.mockRestore();
    expect(await allOf(lead)).toEqual(before);
    await finishTakingIn(lead.use(), new AbortController().signal);
    expect(await listSealed('batches')).toEqual([]);
    expect((await takeOn(lead, file)).order).toBe('first');
    expect(await textsOn(lead)).toEqual(['一']);
  });

  it('after the commit: what is missing comes once there is room', async () => {
    const anna = await newDevice('安娜');
    await writeVisit(anna.use(), '河东村', ['一', '二']);
    const file = await fileFrom(anna);
    const { db } = lead.use();
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    db.records.hook('creating', fail);
    await expect(takeOn(lead, file)).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
    expect(await textsOn(lead)).toEqual([]);
    expect((await db.bundles.toArray()).map(({ state }) => state)).toEqual(['applying']);
    db.records.hook('creating').unsubscribe(fail);
    await finishTakingIn(lead.session, new AbortController().signal);
    expect(await textsOn(lead)).toEqual(['一', '二']);
    expect((await db.bundles.toArray()).map(({ state }) => state)).toEqual(['applied']);
    expect(await rowsThatLie(db)).toEqual([]);
  });
});
