// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../../../../lib/app/fields.ts';
import { adjudicate, VerdictRefused } from '../../../../lib/app/review/adjudicate.ts';
import { TagDecided } from '../../../../lib/app/review/read.ts';
import { type JudgedTag, watchJudgedTags } from '../../../../lib/app/review/watch.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { addTag, PartsMissing, setStatus } from '../../../../lib/app/tags.ts';
import { getRecord, newestUnder } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { hlcOf } from '../../changes/builders.ts';
import { enrol, MOMENT, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
let id: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  ({ visit } = await writeVisit(session, '河东村', [], ['照片']));
  id = await addTag(session, visit, 'F08');
});

const tag = async () => {
  const found = await getRecord(session.db, 'tag', id);
  if (!found) throw new Error('no tag');
  return found;
};
const judged = async (): Promise<JudgedTag | undefined> =>
  (await firstOf<{ tags: JudgedTag[] }>((on) => watchJudgedTags(session, visit, on))).tags[0];
const refusal = async (act: Promise<void>) => {
  const error = await act.then(() => null).catch((reason: unknown) => reason);
  return error instanceof VerdictRefused ? error.reason : error;
};
async function fill() {
  for (const part of ['fact', 'unitSaid', 'peopleSaid', 'otherwise'])
    await setField(session, await tag(), part, `有${part}`);
  const [evidence] = await newestUnder(session.db, visit, 'evidence', 1);
  await setField(session, await tag(), `evidence.${evidence?.id}`, true);
}

describe('adjudicating a tag', () => {
  it('takes back what a reviewer decided whose clock is hours ahead', async () => {
    const reviewer = await somebody(session, 7);
    await enrol(session, reviewer, 'reviewer');
    const value = { tag: id, to: 'ruledOut', reason: '不是', at: MOMENT };
    const ahead = hlcOf(Date.now() + 9_000_000);
    await writes(session, reviewer, { rec: session.newId(), kind: 'verdict', parent: visit }, value, ahead);
    expect((await judged())?.standing).toMatchObject({ status: 'ruledOut', by: 'verdict' });
    await adjudicate(session, id, 'suspected', '证据不足');
    expect(await judged()).toMatchObject({
      standing: { status: 'suspected', by: 'verdict' },
      adjudication: { taken: [{ person: reviewer.id }, { person: session.me.id }], void: [] },
    });
  });

  it('confirms with its five parts, by whom and on what, and every list says so; undone as one', async () => {
    expect(await refusal(adjudicate(session, id, 'confirmed'))).toBeInstanceOf(PartsMissing);
    await fill();
    await adjudicate(session, id, 'confirmed');
    expect((await tag()).body.status).toBe('confirmed');
    expect(await judged()).toMatchObject({
      standing: { status: 'confirmed', by: 'verdict', differs: false },
      adjudication: { taken: [{ person: session.me.id, to: 'confirmed' }] },
    });
    const [verdict] = await newestUnder(session.db, visit, 'verdict', 9);
    expect(verdict?.body['part.fact']).toBe((await tag()).heads.fact?.[0]);
    // No word of the tag stands here once more: what is forgotten there is forgotten.
    expect(JSON.stringify(verdict?.body)).not.toContain('有fact');
    expect(await session.undo.undo()).toBe('adjudicated');
    expect((await tag()).body.status).toBe('suspected');
    expect((await judged())?.standing).toEqual({ status: 'suspected', by: 'word', differs: false });
  });

  it('rules out with a reason, and makes it suspected again with one', async () => {
    expect(await refusal(adjudicate(session, id, 'ruledOut', ' '))).toBe('needsReason');
    await adjudicate(session, id, 'ruledOut', '查无此事');
    expect(await refusal(adjudicate(session, id, 'confirmed'))).toBe('notFromHere');
    await adjudicate(session, id, 'suspected', '又有反映');
    expect((await judged())?.standing).toEqual({ status: 'suspected', by: 'verdict', differs: false });
    expect(await refusal(adjudicate(session, session.newId(), 'ruledOut', '查无此事'))).toBe('tagGone');
  });

  it('is no longer the supervisor’s to say, and what they say elsewhere is seen to differ', async () => {
    await setStatus(session, await tag(), 'ruledOut');
    expect((await judged())?.standing.by).toBe('word');
    await setStatus(session, await tag(), 'suspected');
    await adjudicate(session, id, 'ruledOut', '查无此事');
    await expect(setStatus(session, await tag(), 'suspected')).rejects.toThrow(TagDecided);
    expect((await tag()).body.status).toBe('ruledOut');
    const other = await somebody(session, 7);
    await writes(
      session,
      other,
      { rec: id, kind: 'tag', parent: visit, sup: (await tag()).heads.status ?? [] },
      { status: 'suspected' },
    );
    expect((await judged())?.standing).toEqual({ status: 'ruledOut', by: 'verdict', differs: true });
  });

  it('by somebody who may not counts for nothing, and the supervisor’s word stands', async () => {
    const other = await somebody(session, 7);
    const body = { tag: id, to: 'ruledOut', reason: '查无此事', at: MOMENT };
    await writes(session, other, { rec: session.newId(), kind: 'verdict', parent: visit }, body);
    expect(await judged()).toMatchObject({
      standing: { by: 'word' },
      adjudication: { void: [{ why: 'notOnRoster' }] },
    });
    await setStatus(session, await tag(), 'ruledOut');
  });
});
