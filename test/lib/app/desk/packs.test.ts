// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../../lib/app/checklist.ts';
import { startCampaign } from '../../../../lib/app/desk/campaign.ts';
import {
  adoptVersion,
  checkVersion,
  compareWithForce,
  keepVersion,
  listVersions,
  UsedItemsGone,
  usedItems,
  VersionTaken,
} from '../../../../lib/app/desk/packs.ts';
import { keepShownPack } from '../../../../lib/app/pack-kept.ts';
import { surelyUnder, underVisit } from '../../../../lib/app/pack-shown.ts';
import { mapStored, packAt, packInForce } from '../../../../lib/app/packs-in-force.ts';
import { openSession, type Session } from '../../../../lib/app/session.ts';
import { readVisit, startVisit } from '../../../../lib/app/visits.ts';
import { loadBuiltinPack } from '../../../../lib/packs/builtin.ts';
import { removeItem, rewordItem } from '../../../../lib/packs/edit-pack.ts';
import type { Pack } from '../../../../lib/packs/schema.ts';
import { readMeta } from '../../../../lib/store/meta.ts';
import type { Entry } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { tinyPack } from '../../packs/tiny-pack.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const removedFrom = (pack: Pack, ids: readonly string[]) =>
  ids.reduce((now, id) => removeItem(now, id, new Set()), pack);
const reworded = (short: string) => rewordItem(session.pack, '1.1', { short: { zh: short, en: 'Short' } });

describe('versions', () => {
  it('are the shipped ones at first, one of them in force', async () => {
    const lines = await listVersions(session);
    expect(lines.map(({ pack, from, inForce }) => [pack, from, inForce])).toEqual([
      ['counter-service', 'shipped', false],
      ['education-2023-second', 'shipped', true],
    ]);
  });

  it('are kept, listed newest first and adopted; undoing goes back', async () => {
    const newer = reworded('改');
    expect(await keepVersion(session, newer)).toBe(true);
    expect(await adoptVersion(session, newer.id, newer.version)).toBe(true);
    const lines = (await listVersions(session)).filter(({ pack }) => pack === newer.id);
    expect(lines.map(({ version, inForce }) => [version, inForce])).toEqual([
      [newer.version, true],
      [session.pack.version, false],
    ]);
    expect(await packInForce(session.db, await readMeta(session.db, 'campaign'))).toEqual(newer);
    await session.undo.undo();
    expect((await packInForce(session.db, await readMeta(session.db, 'campaign'))).version).toBe(session.pack.version);
    expect(await packAt(session.db, newer.id, newer.version)).toEqual(newer);
  });

  it('are refused by name where the number stands for something else here, and nothing is kept', async () => {
    await keepVersion(session, reworded('一'));
    const other = reworded('二');
    await expect(keepVersion(session, other)).rejects.toEqual(new VersionTaken(other.id, other.version));
    await expect(keepVersion(session, { ...session.pack, title: { zh: '别的', en: 'Other' } })).rejects.toThrow(
      VersionTaken,
    );
    expect(await keepVersion(session, reworded('一'))).toBe(false);
    expect(await keepVersion(session, session.pack)).toBe(false);
    expect((await listVersions(session)).length).toBe(3);
  });

  it('that leave out an item which a visit has something for are refused with its number, and nothing is kept', async () => {
    const line = await readVisit(session, await startVisit(session, { name: '甲' }));
    await rate(session, line?.visit as never, '1.1', 'poor');
    const without = (...ids: string[]): Pack => removedFrom(session.pack, ids);
    expect(await checkVersion(session, without('1.1', '1.3'))).toEqual({ standing: 'new', usedGone: ['1.1'] });
    await expect(keepVersion(session, without('1.1', '1.3'))).rejects.toEqual(new UsedItemsGone(['1.1']));
    expect((await listVersions(session)).length).toBe(2);
    expect(await keepVersion(session, without('1.3'))).toBe(true);
    // What came before the items were there takes none away.
    expect(await checkVersion(session, { ...without('1.1'), version: '1.0.0' })).toMatchObject({ usedGone: [] });
  });

  it('of another pack take a campaign of their own', async () => {
    expect(await adoptVersion(session, 'counter-service', '1.0.0')).toBe(false);
    expect(compareWithForce(session, tinyPack())).toBe(null);
    expect(compareWithForce(session, reworded('改'))?.reworded).toEqual([{ id: '1.1', fields: ['short'] }]);
  });
});

describe('used items', () => {
  it('are those with an answer in a visit of this pack', async () => {
    const mine = await readVisit(session, await startVisit(session, { name: '甲' }));
    await rate(session, mine?.visit as never, '2.4', 'good');
    await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    const theirs = await readVisit(session, await startVisit(session, { name: '乙' }));
    await rate(session, theirs?.visit as never, '1.1', 'good');
    expect([...(await usedItems(session, session.pack.id))]).toEqual(['2.4']);
    expect([...(await usedItems(session, 'counter-service'))]).toEqual(['1.1']);
  });
});

/** The session of a program that comes with another version than this one. */
function programWith(pack: Pack): Session {
  return { ...session, pack };
}
/** A visit begun, and shown long enough. */
async function visitOf(at: Session, unit: string): Promise<Entry<'visit'>> {
  const line = await readVisit(at, await startVisit(at, { name: unit }));
  if (!line) throw new Error('no visit');
  await keepShownPack(await underVisit(at, line.visit));
  return line.visit;
}
const stored = () => mapStored(session.db, ({ body }) => `${body.pack}@${body.version}`);

describe('the version that a visit is begun with', () => {
  it('is stored once, however many visits, and stays one line in the list', async () => {
    await visitOf(session, '甲');
    await visitOf(session, '乙');
    expect(await stored()).toEqual([`${session.pack.id}@${session.pack.version}`]);
    expect((await listVersions(session)).map(({ from }) => from)).toEqual(['shipped', 'shipped']);
    expect(await keepVersion(session, session.pack)).toBe(false);
    // Another page of the same store asks it, and stores no second one.
    const other = await openSession('panel');
    await visitOf(other, '丙');
    expect(await stored()).toEqual([`${session.pack.id}@${session.pack.version}`]);
    other.close();
  });

  it('gives its words to the old answers when the program comes with another one', async () => {
    const old: Pack = { ...reworded('旧'), version: '1.0.9' };
    const visit = await visitOf(programWith(old), '甲');
    expect((await underVisit(session, visit)).pack).toEqual(old);
    expect((await packInForce(session.db, await readMeta(session.db, 'campaign'))).version).toBe(session.pack.version);
    expect((await underVisit(session, await visitOf(session, '乙'))).pack).toBe(session.pack);
  });

  it('does so too where the program uses its number again, the first one of all among them', async () => {
    const counter = await loadBuiltinPack('counter-service');
    if (!counter) throw new Error('none');
    await startCampaign(session, '窗口', counter);
    const old = { ...rewordItem(counter, '1.1', { short: { zh: '旧', en: 'Old' } }), version: counter.version };
    const visit = await visitOf(programWith(old), '甲');
    expect((await underVisit(session, visit)).pack).toEqual(old);
  });

  it('is the one in force where a store from before has only its number', async () => {
    const visit = await visitOf(session, '甲');
    const before = { ...visit, body: { ...visit.body, packVersion: '0.9.0' } };
    expect((await underVisit(session, before)).pack).toBe(session.pack);
  });

  it('is known without asking the store where it is the one in force, and only there', async () => {
    const visit = await visitOf(session, '甲');
    await packInForce(session.db, visit.body.campaign);
    expect(surelyUnder(session, visit)).toBe(session);
    expect(surelyUnder(session, { ...visit, body: { ...visit.body, packVersion: '0.9.0' } })).toBe(null);
    expect(surelyUnder(session, { ...visit, body: { ...visit.body, campaign: session.newId() } })).toBe(null);
    expect(surelyUnder(programWith({ ...session.pack }), visit)).toBe(null);
  });
});

describe('a visit', () => {
  it('keeps its pack when a campaign with another one becomes the current one, of the same number too', async () => {
    const counter = await packAt(session.db, 'counter-service', '1.0.0');
    await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    const there: Session = { ...session, pack: counter ?? session.pack };
    const line = await readVisit(there, await startVisit(there, { name: '丙' }));
    const inIt = await underVisit(session, line?.visit as never);
    expect(inIt.pack.id).toBe('counter-service');
    const same: Session = { ...session, pack: { ...session.pack, version: '1.0.0' } };
    expect((await underVisit(same, line?.visit as never)).pack.id).toBe('counter-service');
  });
});
