// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate } from '../../../lib/app/checklist.ts';
import { keepVersion } from '../../../lib/app/desk/packs.ts';
import { ratingsUnder, readUnder } from '../../../lib/app/desk/units-ratings.ts';
import { keepShownPack } from '../../../lib/app/pack-kept.ts';
import { goOverTo, readOldWords, scoresOver } from '../../../lib/app/pack-switch.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readVisit, startVisit, type VisitLine } from '../../../lib/app/visits.ts';
import { retireItem, rewordItem } from '../../../lib/packs/edit-pack.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let id: string;
let newer: Pack;
const THEN = '1.1.0';

const line = async (): Promise<VisitLine> => {
  const found = await readVisit(session, id);
  if (!found) throw new Error('no visit');
  return found;
};
const under = (pack: Pack): Session => ({ ...session, pack });

beforeEach(async () => {
  ({ session } = await freshProfile());
  id = await startVisit(session, { name: '河东村' });
  await keepShownPack(session);
  for (const item of ['1.1', '1.3', '2.1']) await rate(session, (await line()).visit, item, 'poor');
  newer = retireItem(rewordItem(session.pack, '1.1', { question: { zh: '另一问', en: 'Another' } }), '1.3');
  await keepVersion(session, newer);
});

describe('a visit that goes over to a newer version', () => {
  it('keeps under which version each answer was given, and undoing takes all of it back', async () => {
    await goOverTo(session, (await line()).visit, newer);
    expect((await line()).visit.body).toMatchObject({
      packVersion: newer.version,
      'ratedUnder.1.1': THEN,
      'ratedUnder.1.3': THEN,
      'ratedUnder.2.1': THEN,
    });
    await session.undo.undo();
    const { body } = (await line()).visit;
    expect(body.packVersion).toBe(THEN);
    expect(body['ratedUnder.1.1'] ?? null).toBeNull();
  });

  it('shows the answers that were given to other words, and those alone', async () => {
    await goOverTo(session, (await line()).visit, newer);
    const old = await readOldWords(under(newer), (await line()).visit);
    expect([...old].map(([item, { version, old: then }]) => [item, version, then?.is])).toEqual([
      ['1.1', THEN, 'reworded'],
      ['1.3', THEN, 'retired'],
    ]);
    expect(old.get('1.1')?.old?.older.question).toEqual(session.pack.items[0]?.question);
  });

  it('keeps the first version of an answer through a second going over, and forgets it where it is rated anew', async () => {
    await goOverTo(session, (await line()).visit, newer);
    await rate(under(newer), (await line()).visit, '2.1', 'good');
    const third = rewordItem(newer, '2.2', { short: { zh: '三', en: 'Three' } });
    await goOverTo(under(newer), (await line()).visit, third);
    expect((await line()).visit.body).toMatchObject({ 'ratedUnder.1.1': THEN, 'ratedUnder.2.1': newer.version });
    await rate(under(third), (await line()).visit, '1.1', 'fair');
    expect((await line()).visit.body['ratedUnder.1.1']).toBeNull();
    await session.undo.undo();
    expect((await line()).visit.body).toMatchObject({ 'rating.1.1': 'poor', 'ratedUnder.1.1': THEN });
  });

  it('says what becomes of the score before anybody confirms', async () => {
    const { before, after } = scoresOver(session, newer, await line());
    expect([before.n, after.n]).toEqual([3, 2]);
    expect(after.of).toBe(before.of - 1);
  });

  it('reads on its unit’s page as rated to the words of then', async () => {
    await goOverTo(session, (await line()).visit, newer);
    const rows = ratingsUnder(await readUnder(session, [(await line()).visit]));
    const wordings = (item: string) =>
      rows.find((row) => row.id === item)?.wordings.map(({ version, from }) => [version, from !== null]);
    expect(wordings('1.1')).toEqual([
      [THEN, true],
      [newer.version, false],
    ]);
    expect(wordings('2.1')).toEqual([]);
  });
});
