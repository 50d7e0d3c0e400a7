// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { captureInBackground } from '../../../lib/app/capture-in-background.ts';
import { captureSelection, fileNote } from '../../../lib/app/capture-selection.ts';
import type { Session } from '../../../lib/app/session.ts';
import { setCurrentVisit, startVisit } from '../../../lib/app/visits.ts';
import { getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { Database } from '../../../lib/store/schema.ts';
import { freshProfile } from '../../fixtures/profile.ts';

const { executeScript, setBadgeText } = vi.hoisted(() => ({ executeScript: vi.fn(), setBadgeText: vi.fn() }));
vi.mock('wxt/browser', async () => {
  const { fakeBrowser } = await import('../../fixtures/browser.ts');
  return { browser: { ...fakeBrowser(), scripting: { executeScript }, action: { setBadgeText } } };
});

const QUOTE = { text: '<b>每日上报</b>', title: '通知', address: 'https://a.cn/1', cut: false };
let session: Session;
beforeEach(async () => {
  vi.resetAllMocks();
  vi.spyOn(console, 'error').mockReturnValue();
  executeScript.mockResolvedValue([{ result: QUOTE }]);
  ({ session } = await freshProfile());
});
const badges = () => setBadgeText.mock.calls.map(([{ text }]) => text);

describe('a selection', () => {
  it('becomes a note’s quotation with its title, address and time, as text', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const { note } = await captureSelection(session, 7, visit);
    const { cut: _, ...quote } = QUOTE;
    const found = await getRecord(session.db, 'note', note);
    expect(found).toMatchObject({ parent: visit, shelf: 'live', body: { text: '', quote } });
    expect(found?.body.quote?.at.device).toBeGreaterThan(0);
    expect(found?.body.quote).not.toHaveProperty('cut');
  });

  it('says where it was cut', async () => {
    executeScript.mockResolvedValue([{ result: { ...QUOTE, cut: true } }]);
    const { note } = await captureSelection(session, 7);
    expect((await getRecord(session.db, 'note', note))?.body.quote?.cut).toBe(true);
  });

  it('goes to the visit that is open, else waits in the inbox', async () => {
    expect((await captureSelection(session, 7)).visit).toBeNull();
    const visit = await startVisit(session, { name: '甲' });
    await setCurrentVisit(session, visit);
    expect((await captureSelection(session, 7)).visit).toBe(visit);
    await session.undo.act('visitRemoved', [
      { rec: visit, kind: 'visit', parent: null, field: 'deleted', value: { device: 1, offset: 0, zone: 'UTC' } },
    ]);
    expect((await captureSelection(session, 7)).visit).toBeNull();
  });

  it('can be undone', async () => {
    const { note } = await captureSelection(session, 7);
    await session.undo.undo();
    expect((await getRecord(session.db, 'note', note))?.shelf).toBe('deleted');
  });

  it('of the inbox is filed into a visit, and back again by undo', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const { note } = await captureSelection(session, 7);
    const found = await getRecord(session.db, 'note', note);
    if (found) await fileNote(session, found, visit);
    const [filed] = await newestUnder(session.db, visit, 'note', 5);
    expect(filed?.body).toEqual(found?.body);
    expect(await newestUnder(session.db, '', 'note', 5)).toEqual([]);
    await session.undo.undo();
    expect(await newestUnder(session.db, visit, 'note', 5)).toEqual([]);
    expect((await newestUnder(session.db, '', 'note', 5)).map(({ id }) => id)).toEqual([note]);
  });
});

describe('a selection taken from the menu', () => {
  it('is on disk before the icon says so, and the panel finds it', async () => {
    const visit = await startVisit(session, { name: '甲' });
    await setCurrentVisit(session, visit);
    await captureInBackground(7);
    expect(badges()).toEqual(['✓']);
    expect((await newestUnder(session.db, visit, 'note', 5)).map(({ body }) => body.quote?.text)).toEqual([QUOTE.text]);
  });

  it('that is none, or not allowed, is shown on the icon', async () => {
    executeScript.mockResolvedValue([{ result: null }]);
    await captureInBackground(7);
    executeScript.mockRejectedValue(new Error('Cannot access'));
    await captureInBackground(7);
    expect(badges()).toEqual(['–', '!']);
  });

  it('is shown as failed where the store does not open at all', async () => {
    session.close();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await captureInBackground(7);
    expect(badges()).toEqual(['!']);
  });

  it.each([true, false])('leaves no database open behind it; it went well: %s', async (well) => {
    const close = vi.spyOn(Database.prototype, 'close');
    if (!well) executeScript.mockRejectedValue(new Error('Cannot access'));
    await captureInBackground(7);
    expect(close).toHaveBeenCalledOnce();
  });
});
