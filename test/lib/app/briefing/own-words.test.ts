// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseVisits } from '../../../../lib/app/briefing/briefings.ts';
import { dropLost, setText } from '../../../../lib/app/briefing/drafts.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { LiveText } from '../../../../lib/briefing/compose/live-text.ts';
import { membersOf } from '../../../../lib/model/records.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { codesOf, draftOf, figured, ratedVisit, shownNow, wordsOf } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let briefing: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  const visits = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
  ({ briefing } = await draftOf(session, visits));
});

const shown = (edition?: 'anonymous') => shownNow(session, briefing, edition);
const entry = () => readRecord(session, 'briefing', briefing);
const longer = ({ part }: { part: { composed: { text: LiveText } } }, more: string): LiveText => [
  ...part.composed.text,
  more,
];

describe('words of one’s own', () => {
  it('whose paragraph is gone with its visits are named, until they come back with it or are let go', async () => {
    const text = figured(await shown());
    await setText(session, briefing, text.part, longer(text, '这句是自己写的。'), []);
    const visits = membersOf((await entry()).body, 'visit');
    await chooseVisits(session, briefing, []);
    const lost = async () => (await shown()).todo.filter(({ code }) => code === 'lostWords');
    expect(await lost()).toMatchObject([
      { about: expect.stringContaining('这句是自己写的。'), blocks: false, field: `text.${text.part.id}` },
    ]);
    expect(codesOf(await shown('anonymous'))).not.toContain('lostWords');
    await chooseVisits(session, briefing, visits);
    expect(await lost()).toEqual([]);
    expect(wordsOf((await shown()).document)).toContain('这句是自己写的。');
    await chooseVisits(session, briefing, []);
    await dropLost(session, briefing, `text.${text.part.id}`);
    expect(await lost()).toEqual([]);
    await session.undo.undo();
    expect(await lost()).toHaveLength(1);
  });

  it('that are typed on stay behind what was composed meanwhile, until somebody keeps them', async () => {
    const text = figured(await shown());
    await setText(session, briefing, text.part, longer(text, '一句。'), []);
    const visits = membersOf((await entry()).body, 'visit');
    await chooseVisits(session, briefing, visits.slice(1));
    expect(codesOf(await shown())).toContain('outdated');
    const { part } = figured(await shown());
    const { heads } = await entry();
    await setText(session, briefing, part, longer({ part }, '一句。又一句。'), heads[`text.${part.id}`] ?? []);
    expect(codesOf(await shown())).toContain('outdated');
    await setText(session, briefing, part, longer({ part }, '一句。又一句。'));
    expect(codesOf(await shown())).not.toContain('outdated');
  });
});
