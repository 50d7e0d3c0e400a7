// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beginFinding } from '../../../lib/app/findings.ts';
import { addRemark, watchRemarks } from '../../../lib/app/remarks.ts';
import type { Session } from '../../../lib/app/session.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { visitTo } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: Entry<'visit'>;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await visitTo(session, '河东村');
});

const said = async () =>
  (await firstOf<Entry<'remark'>[]>((on) => watchRemarks(session, visit.id, on))).map(({ body }) => [
    body.nature,
    body.text,
  ]);

describe('what is said on the spot', () => {
  it('stands in the order in which it was said, and goes back by undo', async () => {
    await addRemark(session, visit, { text: '标语今天就换', nature: 'deviation' });
    await addRemark(session, visit, { text: '可以请老党员讲', nature: 'advice' });
    expect(await said()).toEqual([
      ['deviation', '标语今天就换'],
      ['advice', '可以请老党员讲'],
    ]);
    expect(await session.undo.undo()).toBe('remarkMade');
    expect(await said()).toHaveLength(1);
  });

  it('takes the place of the finding that its words were begun as', async () => {
    const draft = beginFinding(session, visit, '标语今天就换');
    await addRemark(session, visit, { text: '标语今天就换', nature: 'deviation' }, draft);
    expect((await getRecord(session.db, 'finding', draft))?.shelf).toBe('deleted');
    expect(await said()).toHaveLength(1);
  });

  it('is not made of nothing', async () => {
    expect(await addRemark(session, visit, { text: ' \n', nature: 'advice' })).toBeNull();
    expect(await said()).toEqual([]);
  });
});
