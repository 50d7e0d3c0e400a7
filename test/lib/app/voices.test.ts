// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readHistory } from '../../../lib/app/history.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import {
  addVoice,
  keepQuote,
  removeVoice,
  setComplaintTime,
  setVoice,
  type Voices,
  watchQuotes,
  watchVoices,
} from '../../../lib/app/voices.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await startVisit(session, { name: '河东村' });
});

const voices = () => firstOf<Voices>((on) => watchVoices(session, visit, on));
async function complaint(): Promise<Entry<'complaint'>> {
  const [found] = (await voices()).complaint;
  if (!found) throw new Error('no complaint');
  return found;
}

describe('what people bring', () => {
  it('is added by a line, each with what it is, in the order of writing', async () => {
    await addVoice(session, visit, { kind: 'topic', text: '加装电梯的钱从哪来' });
    await addVoice(session, visit, { kind: 'complaint', text: '排水沟堵了' });
    await addVoice(session, visit, { kind: 'practice', text: '板凳会', what: 'idea' });
    await addVoice(session, visit, { kind: 'case', text: '台账写已整改', side: 'negative' });
    await addVoice(session, visit, { kind: 'topic', text: '农贸市场占道' });
    const found = await voices();
    expect(found.topic.map(({ body }) => body.topic)).toEqual(['加装电梯的钱从哪来', '农贸市场占道']);
    expect(found.practice[0]?.body).toMatchObject({ text: '板凳会', what: 'idea' });
    expect(found.case[0]?.body).toMatchObject({ facts: '台账写已整改', side: 'negative' });
    expect(found.complaint[0]?.body.received).toEqual(found.complaint[0]?.body.at);
  });

  it('is undone when it was added, put back when it was removed, and keeps its history', async () => {
    const id = await addVoice(session, visit, { kind: 'practice', text: '板凳会', what: 'method' });
    expect(await session.undo.undo()).toBe('voiceAdded');
    expect((await voices()).practice).toEqual([]);
    const kept = await addVoice(session, visit, { kind: 'practice', text: '院坝会', what: 'method' });
    const [entry] = (await voices()).practice;
    if (!entry) throw new Error('none');
    await setVoice(session, entry, 'passOn', true);
    await removeVoice(session, entry);
    expect((await voices()).practice).toEqual([]);
    expect(await session.undo.undo()).toBe('practiceRemoved');
    const [back] = (await voices()).practice;
    expect(back?.body).toMatchObject({ text: '院坝会', passOn: true });
    expect(await session.undo.undo()).toBe('voiceChanged');
    expect((await voices()).practice[0]?.body.passOn).toBe(false);
    expect((await readHistory(session, kept, 'passOn')).map(({ value }) => value)).toEqual([false, true]);
    expect((await getRecord(session.db, 'practice', id))?.shelf).toBe('deleted');
  });

  it('takes a complaint’s times now and as typed, with the device’s own beside it, and lets them go', async () => {
    await addVoice(session, visit, { kind: 'complaint', text: '路灯不亮' });
    await setComplaintTime(session, await complaint(), 'takenUp', 'now');
    const device = (await complaint()).body.takenUp?.device;
    await setComplaintTime(session, await complaint(), 'takenUp', { typed: '2023-11-08T09:40' });
    expect((await complaint()).body.takenUp).toMatchObject({ device, typed: '2023-11-08T09:40' });
    await setComplaintTime(session, await complaint(), 'answered', { typed: '2023-11-07T09:40' });
    expect((await complaint()).body.answered?.typed).toBe('2023-11-07T09:40');
    await setComplaintTime(session, await complaint(), 'answered', null);
    expect((await complaint()).body.answered).toBeNull();
    await expect(setComplaintTime(session, await complaint(), 'takenUp', { typed: 'soon' })).rejects.toMatchObject({
      field: 'takenUp',
      reason: 'badValue',
    });
    expect((await complaint()).body.takenUp?.typed).toBe('2023-11-08T09:40');
  });
});

describe('quotes', () => {
  it('are notes of what was heard, with their source and no speaker', async () => {
    await keepQuote(session, visit, '路灯半年没亮', 'faceToFace');
    await keepQuote(session, visit, '书发了，没见谁看', 'backToBack');
    const quotes = await firstOf<Entry<'note'>[]>((on) => watchQuotes(session, visit, on));
    expect(quotes.map(({ body }) => [body.text, body.how, body.source, body.speaker ?? null])).toEqual([
      ['路灯半年没亮', 'listen', 'faceToFace', null],
      ['书发了，没见谁看', 'listen', 'backToBack', null],
    ]);
  });
});
