// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskTag, watchDeskTags, watchUrgentSince } from '../../../../lib/app/desk/tags.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { remove } from '../../../../lib/app/notes.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { addTag, markReported, setStatus } from '../../../../lib/app/tags.ts';
import type { Moment } from '../../../../lib/model/time.ts';
import { getRecord, newestUnder } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const list = () => first<DeskTag[]>((on) => watchDeskTags(session, on));
const urgent = () => first<Moment[]>((on) => watchUrgentSince(session, on));
async function tagAt(visit: string, tag: string) {
  const found = await getRecord(session.db, 'tag', await addTag(session, visit, tag));
  if (!found) throw new Error('no tag');
  return found;
}

describe('the list of tags', () => {
  it('has urgent ones first, the longest waiting on top, then the newest', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const { visit: other } = await writeVisit(session, '白马村', []);
    const early = await tagAt(visit, 'F28');
    const plain = await tagAt(visit, 'F08');
    const late = await tagAt(other, 'F28');
    const newest = await tagAt(other, 'F26');
    const ids = async () => (await list()).map(({ tag }) => tag.id);
    expect(await ids()).toEqual([early.id, late.id, newest.id, plain.id]);
    expect(await urgent()).toEqual([early.body.at, late.body.at]);
    await markReported(session, early);
    expect(await ids()).toEqual([late.id, newest.id, plain.id, early.id]);
    await setStatus(session, late, 'ruledOut');
    expect(await urgent()).toEqual([]);
    expect((await list()).every(({ urgentSince }) => urgentSince === null)).toBe(true);
  });

  it('counts the five parts, of which evidence that was taken away is none', async () => {
    const { visit } = await writeVisit(session, '河东村', [], ['照片']);
    const tag = await tagAt(visit, 'F08');
    const [evidence] = await newestUnder(session.db, visit, 'evidence', 1);
    await setField(session, tag, 'fact', '只有签到表');
    await setField(session, tag, `evidence.${evidence?.id}`, true);
    expect((await list())[0]).toMatchObject({
      has: ['fact', 'evidence'],
      parts: 5,
      unit: { body: { name: '河东村' } },
    });
    if (evidence) await remove(session, evidence);
    expect((await list())[0]?.has).toEqual(['fact']);
  });

  it('leaves out tags of a visit that was taken away, and keeps one that this pack does not know', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const { visit: other } = await writeVisit(session, '白马村', []);
    await tagAt(visit, 'F28');
    await tagAt(other, 'Z99');
    const gone = await getRecord(session.db, 'visit', visit);
    if (gone) await remove(session, gone);
    expect(await list()).toMatchObject([{ tag: { body: { tag: 'Z99' } }, kind: null, area: null }]);
    expect(await urgent()).toEqual([]);
  });
});
