// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchField } from '../../../../lib/app/desk/compare-read.ts';
import { type DeskTag, watchDeskTags, watchUrgentSince } from '../../../../lib/app/desk/tags.ts';
import { setStatusOfAll } from '../../../../lib/app/desk/tags-bulk.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { adjudicate } from '../../../../lib/app/review/adjudicate.ts';
import { readTagStands, watchTagShifts, watchTagShiftsAt } from '../../../../lib/app/review/tag-stands.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { TagShifts } from '../../../../lib/app/tag-shifts.ts';
import { addTag, setStatus } from '../../../../lib/app/tags.ts';
import { freshProfile, readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { first } from '../desk/first.ts';
import { enrol, MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let stranger: Person;
let visit: string;
let tag: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  stranger = await somebody(session, 7);
  ({ visit } = await writeVisit(session, '河东村', ['宣传栏没换'], ['照片']));
  tag = await addTag(session, visit, 'F28');
});

const of = (rec: string, parent = visit) => ({ rec, kind: 'tag' as const, parent });
/** Says it over what stands. */
async function says(by: Person, rec: string, status: string): Promise<void> {
  const { heads } = await readRecord(session, 'tag', rec);
  await writes(session, by, { ...of(rec), sup: heads.status ?? [] }, { status });
}
const made = (id: string, status: string) => ({ tag: id, status, at: MOMENT });
const said = async () => (await readRecord(session, 'tag', tag)).body.status;
const stands = async (rec = tag) =>
  (await readTagStands(session)).get(rec)?.is ?? (await readRecord(session, 'tag', rec)).body.status;
const deskTags = () => first<DeskTag[]>((on) => watchDeskTags(session, on));

describe('a stranger’s word on a tag', () => {
  it('counts in no list, whatever it says, and is told as soon as it has come', async () => {
    expect(await stands()).toBe('suspected');
    await says(stranger, tag, 'confirmed');
    expect([await said(), await stands()]).toEqual(['confirmed', 'suspected']);
    await setStatus(session, await readRecord(session, 'tag', tag), 'ruledOut');
    expect(await stands()).toBe('ruledOut');
    await says(stranger, tag, 'suspected');
    expect([await said(), await stands()]).toEqual(['suspected', 'ruledOut']);
  });

  it('counts neither in a tag that they put into another’s visit', async () => {
    const planted = session.newId();
    await writes(session, stranger, of(planted), made('F08', 'confirmed'));
    expect(await stands(planted)).toBe('suspected');
    const shifts = [[visit, { confirmed: -1, suspected: 1 }]];
    expect([...(await first<TagShifts>((on) => watchTagShifts(session, on)))]).toEqual(shifts);
    expect([...(await first<TagShifts>((on) => watchTagShiftsAt(session, [visit], on)))]).toEqual(shifts);
    expect((await deskTags()).map((row) => row.tag.body.status)).toEqual(['suspected', 'suspected']);
    const field = await first<Parameters<Parameters<typeof watchField>[1]['value']>[0]>((on) =>
      watchField(session, on),
    );
    expect(field.tags.map(({ body }) => body.status)).toEqual(['suspected', 'suspected']);
  });

  it('takes no urgent tag out of those that wait', async () => {
    await says(stranger, tag, 'ruledOut');
    expect(await first<unknown[]>((on) => watchUrgentSince(session, on))).toHaveLength(1);
    expect((await deskTags()).filter(({ urgentSince }) => urgentSince !== null)).toHaveLength(1);
  });

  it('can be made one’s own', async () => {
    await says(stranger, tag, 'ruledOut');
    expect(await setStatusOfAll(session, [tag], 'ruledOut')).toEqual({ done: 1, left: [] });
    expect(await stands()).toBe('ruledOut');
    await session.undo.undo();
    expect([await said(), await stands()]).toEqual(['suspected', 'suspected']);
  });

  it('counts once a lead has put them on the roster as one who may decide, and no longer than that', async () => {
    await says(stranger, tag, 'ruledOut');
    await enrol(session, stranger, 'reviewer');
    await says(stranger, tag, 'confirmed');
    expect(await stands()).toBe('confirmed');
    await enrol(session, stranger, 'liaison');
    await says(stranger, tag, 'ruledOut');
    expect(await stands()).toBe('confirmed');
  });

  it('counts in a visit of their own', async () => {
    const [own, theirs] = [session.newId(), session.newId()];
    const { body } = await readRecord(session, 'visit', visit);
    const value = { unit: body.unit, campaign: body.campaign, packVersion: body.packVersion, by: stranger.id };
    await writes(session, stranger, { rec: own, kind: 'visit', parent: body.unit }, { ...value, began: MOMENT });
    await writes(session, stranger, of(theirs, own), made('F08', 'confirmed'));
    expect(await stands(theirs)).toBe('confirmed');
    expect((await readTagStands(session)).size).toBe(0);
  });
});

it('a verdict of whoever may decide counts before any word, also one’s own', async () => {
  const found = await readRecord(session, 'tag', tag);
  await adjudicate(session, tag, 'ruledOut', '查无此事');
  await setField(session, found, 'status', 'confirmed');
  expect([await said(), await stands()]).toEqual(['confirmed', 'ruledOut']);
});

it('the same map is told while nothing in it changes', async () => {
  await says(stranger, tag, 'confirmed');
  const before = await readTagStands(session);
  await addTag(session, visit, 'F12');
  expect(await readTagStands(session)).toBe(before);
});
