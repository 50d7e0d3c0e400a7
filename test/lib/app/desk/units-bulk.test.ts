// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { addUnit } from '../../../../lib/app/desk/units.ts';
import { setForUnits } from '../../../../lib/app/desk/units-bulk.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { getRecords } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let ids: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  ids = [];
  for (const name of ['甲', '乙', '丙']) ids.push(await addUnit(session, { name, type: 'school' }));
});

const types = async () => (await getRecords(session.db, 'unit', ids)).map((unit) => unit?.body.type ?? null);

it('sets a field of many units, undone as one, and names those that are gone', async () => {
  const [first = '', second = ''] = ids;
  await setForUnits(session, [first], 'type', 'hospital');
  const deleted = { ...momentNow() };
  await session.queue.do([{ rec: second, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
  const other = session.newId();
  expect(await setForUnits(session, [...ids, other], 'type', 'hospital')).toEqual({ set: 1, left: [second, other] });
  expect(await types()).toEqual(['hospital', 'school', 'hospital']);
  await session.undo.undo();
  expect(await types()).toEqual(['hospital', 'school', 'school']);
  await setForUnits(session, ids, 'type', null);
  expect(await types()).toEqual([null, 'school', null]);
});

it('changes nothing where one value is none', async () => {
  await expect(setForUnits(session, ids, 'place', '长'.repeat(100_000))).rejects.toThrow();
  expect((await getRecords(session.db, 'unit', ids)).map((unit) => unit?.body.place ?? null)).toEqual([
    null,
    null,
    null,
  ]);
});
