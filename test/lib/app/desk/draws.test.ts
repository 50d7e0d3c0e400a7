// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DrawLine,
  type DrawRule,
  drawFault,
  drawnBefore,
  drawUnits,
  previewDraw,
  readRoster,
  watchDraws,
} from '../../../../lib/app/desk/draws.ts';
import { exportDraw, openDraw } from '../../../../lib/app/desk/draws-result.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { readDrawFile } from '../../../../lib/draw/draw-file.ts';
import { listAttachments } from '../../../../lib/store/attachments.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { addMember, addUnits, visitOn } from '../../../fixtures/roster-units.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const PLAIN: DrawRule = { mode: 'plain', count: 2, filter: {}, whenShort: 'refuse' };
let session: Session;
let root: Awaited<ReturnType<typeof freshProfile>>['root'];
beforeEach(async () => {
  ({ session, root } = await freshProfile());
});

const villages = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}村`, type: 'villageCommunity' }));
const draws = () => firstOf<DrawLine[]>((on) => watchDraws(session, on));

describe('the roster that is drawn from', () => {
  it('has every unit as it stands, and not those that were merged or taken away', async () => {
    const [kept = '', old = ''] = await addUnits(session, [
      { name: '河东村', code: '0012', place: ' 青石镇 ', level: '', 'traits.branch': true, 'recused.x': false },
      { name: '旧村' },
      { name: '撤掉的', deleted: { device: 1, offset: 0, zone: 'UTC' } },
    ]);
    await session.queue.do([{ rec: old, kind: 'unit', parent: null, field: 'mergedInto', value: kept }]);
    expect((await readRoster(session.db)).units).toEqual([
      {
        id: kept,
        name: '河东村',
        code: '0012',
        type: null,
        traits: ['branch'],
        place: '青石镇',
        lastVisit: null,
        recused: [],
      },
    ]);
  });

  it('counts the visits of a merged unit as the visits of what it became, and the latest of them', async () => {
    const [kept = '', old = '', other = ''] = await addUnits(session, villages(3));
    await visitOn(session, kept, '2026-03-01');
    await visitOn(session, old, '2026-05-02');
    await visitOn(session, other, '2026-02-31');
    await session.queue.do([{ rec: old, kind: 'unit', parent: null, field: 'mergedInto', value: kept }]);
    const days = (await readRoster(session.db)).units.map(({ id, lastVisit }) => [id, lastVisit]);
    // There is no 31 February: the device's own day counts.
    expect(days).toEqual([
      [kept, '2026-05-02'],
      [other, '2027-01-15'],
    ]);
  });

  it('has one unit of a ring of merges, with the latest visit of all, and what was merged into one that is gone', async () => {
    const [one = '', two = '', rest = '', gone = ''] = await addUnits(session, villages(4));
    await visitOn(session, two, '2026-05-02');
    const merges = { [one]: two, [two]: one, [rest]: gone };
    for (const [rec, value] of Object.entries(merges))
      await session.queue.do([{ rec, kind: 'unit', parent: null, field: 'mergedInto', value }]);
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([{ rec: gone, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
    const days = (await readRoster(session.db)).units.map(({ id, lastVisit }) => [id, lastVisit]);
    expect(days).toEqual([
      [one, '2026-05-02'],
      [rest, null],
    ]);
  });
});

describe('drawing', () => {
  it('keeps the draw, its seed and the roster under its hash, and matches when drawn again', async () => {
    await addUnits(session, villages(9));
    const id = await drawUnits(session, PLAIN);
    const opened = await openDraw(session, id);
    expect(opened?.recheck).toEqual({ is: 'matches' });
    expect(opened?.record.result.picked).toHaveLength(2);
    expect(await listAttachments()).toEqual([opened?.record.rosterHash]);
    expect(await draws()).toMatchObject([{ picked: 2, eligible: 9, redoes: null, withdrawn: false }]);
  });

  it('takes another seed each time', async () => {
    await addUnits(session, villages(3));
    const seeds = new Set<string | undefined>();
    let before: { of: string; reason: string } | null = null;
    for (let at = 0; at < 5; at++) {
      const id: string = await drawUnits(session, PLAIN, before);
      seeds.add((await openDraw(session, id))?.record.seed);
      before = { of: id, reason: '再看一次' };
    }
    expect(seeds.size).toBe(5);
  });

  it('hands out a file that reads as the same draw', async () => {
    await addUnits(session, villages(4));
    const id = await drawUnits(session, PLAIN);
    const file = await exportDraw(session, id);
    expect(file?.name).toMatch(/^xunji-draw-\d{8}-\d{4}\.json$/);
    const read = readDrawFile((await file?.blob.text()) ?? '');
    expect(read.draw).toEqual((await openDraw(session, id))?.record);
    expect(read.roster.units).toHaveLength(4);
  });

  it('leaves out units where somebody who goes is recused, those visited lately, and says why', async () => {
    const member = await addMember(session, '李四');
    const [recused = '', visited = '', free = ''] = await addUnits(session, [
      { name: '甲', [`recused.${member}`]: true },
      ...villages(2),
    ]);
    await visitOn(session, visited, '2026-06-01');
    const filter = { members: [member], notVisitedSince: '2026-05-01' };
    const opened = await openDraw(session, await drawUnits(session, { ...PLAIN, count: 1, filter }));
    expect(opened?.record.result).toMatchObject({
      picked: [free],
      excluded: [
        { id: recused, why: 'recused' },
        { id: visited, why: 'visitedSince' },
      ],
    });
  });

  it.each<[string, Partial<DrawRule>, object]>([
    ['more than there are', { count: 10 }, { reason: 'tooMany', fault: { wanted: 10, available: 3 } }],
    ['nobody', { filter: { types: ['school'] } }, { reason: 'nothingEligible' }],
    [
      'an empty stratum',
      { mode: 'each', by: 'type', count: 1, filter: { types: ['school', 'villageCommunity'] } },
      { reason: 'emptyStratum', fault: { stratum: 'school' } },
    ],
    [
      'a day to come',
      { filter: { notVisitedSince: '2999-01-01' } },
      { reason: 'badValue', fault: { field: 'rule.filter.notVisitedSince' } },
    ],
    [
      'no such day',
      { filter: { notVisitedSince: '2026-02-30' } },
      { reason: 'badValue', fault: { field: 'rule.filter.notVisitedSince' } },
    ],
    ['half a unit', { count: 1.5 }, { reason: 'badValue', fault: { field: 'rule.count' } }],
  ])('refuses %s by name, and keeps nothing', async (_, part, expected) => {
    await addUnits(session, villages(3));
    const error = await drawUnits(session, { ...PLAIN, ...part } as DrawRule).catch((thrown: unknown) => thrown);
    expect(drawFault(error)).toMatchObject(expected);
    expect(await draws()).toEqual([]);
    expect(await listAttachments()).toEqual([]);
  });

  it('redraws only as another draw with a reason', async () => {
    await addUnits(session, villages(5));
    const first = await drawUnits(session, PLAIN);
    for (const reason of ['', ' \u200b\n']) {
      const error = await drawUnits(session, PLAIN, { of: first, reason }).catch((thrown: unknown) => thrown);
      expect(drawFault(error)).toMatchObject({ reason: 'missing', fault: { field: 'reason' } });
    }
    const second = await drawUnits(session, PLAIN, { of: first, reason: '有一家搬走了' });
    expect(await draws()).toMatchObject([
      { entry: { id: second }, redoes: first, reason: '有一家搬走了' },
      { entry: { id: first }, redoes: null },
    ]);
    expect((await openDraw(session, second))?.recheck).toEqual({ is: 'matches' });
  });

  it('is a redraw where one unit could be drawn before, however it is divided, filtered or dated, also after undo', async () => {
    await addUnits(session, [...villages(5), { name: '甲校', type: 'school' }, { name: '乙校', type: 'school' }]);
    const ofVillages: DrawRule = { ...PLAIN, filter: { types: ['villageCommunity'] } };
    const first = await drawUnits(session, ofVillages);
    const refusal = async (rule: object) =>
      drawnBefore(await drawUnits(session, { ...PLAIN, ...rule } as DrawRule).catch((thrown: unknown) => thrown))?.draw;
    const again: object[] = [
      {},
      { count: 3 },
      { whenShort: 'takeAll' },
      { filter: { types: ['villageCommunity'], notVisitedSince: 'never' } },
      { mode: 'each', by: 'type', count: 1 },
      { mode: 'proportional', by: 'type' },
    ];
    for (const rule of again) expect(await refusal(rule)).toBe(first);
    await session.undo.undo();
    expect(await refusal(ofVillages)).toBe(first);
    vi.useFakeTimers({ now: Date.now() + 40 * 86_400_000, toFake: ['Date'] });
    expect(await refusal(ofVillages)).toBe(first);
    vi.useRealTimers();
    expect(await draws()).toHaveLength(1);
  });

  it('among other units is no redraw, and neither is one among those that came since', async () => {
    await addUnits(session, [...villages(5), { name: '甲校', type: 'school' }, { name: '乙校', type: 'school' }]);
    await drawUnits(session, { ...PLAIN, filter: { types: ['villageCommunity'] } });
    await drawUnits(session, { ...PLAIN, filter: { types: ['school'] } });
    await addUnits(session, [
      { name: '丙村', place: '西', type: 'villageCommunity' },
      { name: '丁村', place: '西', type: 'villageCommunity' },
    ]);
    await drawUnits(session, { ...PLAIN, filter: { places: ['西'] } });
    expect(await draws()).toMatchObject([{ redoes: null }, { redoes: null }, { redoes: null }]);
  });

  it('keeps a draw that was undone in sight', async () => {
    await addUnits(session, villages(5));
    const id = await drawUnits(session, PLAIN);
    expect(await session.undo.undo()).toBe('drawn');
    expect(await draws()).toMatchObject([{ entry: { id }, withdrawn: true }]);
    const again = await drawUnits(session, PLAIN, { of: id, reason: '撤回过' });
    expect((await openDraw(session, again))?.recheck).toEqual({ is: 'matches' });
  });

  it('says so when the record, or the roster, is not what was sealed', async () => {
    await addUnits(session, villages(5));
    const id = await drawUnits(session, PLAIN);
    const record = (await openDraw(session, id))?.record;
    const forged = { ...record, result: { ...record?.result, picked: [...(record?.result.picked ?? [])].reverse() } };
    await session.queue.do([
      { rec: id, kind: 'draw', parent: null, field: 'record', value: JSON.parse(JSON.stringify(forged)) },
    ]);
    expect((await openDraw(session, id))?.recheck).toMatchObject({ is: 'differs', difference: { code: 'order' } });
    const [hash = ''] = await listAttachments();
    const folder = await root.getDirectoryHandle('attachments');
    await new Blob(['[]']).stream().pipeTo(await (await folder.getFileHandle(hash)).createWritable());
    expect((await openDraw(session, id))?.recheck).toEqual({ is: 'rosterChanged' });
    await folder.removeEntry(hash);
    expect((await openDraw(session, id))?.recheck).toEqual({ is: 'noRoster' });
    expect(await exportDraw(session, id)).toBe(null);
  });
});

describe('what is counted before drawing', () => {
  it('is what the draw then says (any filter, any division)', async () => {
    const type = fc.constantFrom('villageCommunity', 'school', 'hospital', undefined);
    const units = fc.array(fc.record({ type, place: fc.constantFrom('东', '西', undefined) }), {
      minLength: 1,
      maxLength: 8,
    });
    const by = fc.constantFrom('type' as const, 'place' as const);
    const places = fc.constantFrom<string[] | undefined>(undefined, ['东'], ['东', '北']);
    const property = fc.asyncProperty(units, by, places, async (given, division, wanted) => {
      ({ session } = await freshProfile());
      await addUnits(
        session,
        given.map((unit, at) => ({ name: `${at}`, ...unit })),
      );
      const filter = wanted ? { places: wanted } : {};
      const rule: DrawRule = { mode: 'each', by: division, count: 1, filter, whenShort: 'takeAll' };
      const preview = previewDraw(await readRoster(session.db), rule);
      if (preview.eligible === 0) return;
      const result = (await openDraw(session, await drawUnits(session, rule)))?.record.result;
      expect(preview.eligible).toBe(result?.eligible);
      expect(preview.strata).toEqual(result?.strata.map(({ name, eligible }) => ({ name, eligible })));
      const left = preview.left.reduce((sum, { count }) => sum + count, 0);
      expect(left).toBe(result?.excluded.length);
    });
    await fc.assert(property, { numRuns: process.env.XUNJI_LONG ? 200 : 12 });
  }, 60_000);
});
