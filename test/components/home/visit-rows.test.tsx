import { cleanup, configure, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HomeScreen } from '../../../components/home-screen.tsx';
import { addMember } from '../../../lib/app/desk/campaign-members.ts';
import { setField } from '../../../lib/app/fields.ts';
import { beginEpoch } from '../../../lib/app/people.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { handOver } from '../../../lib/app/visits.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { somebody, writes } from '../../lib/app/review/review-stage.ts';
import { idOf } from '../../lib/changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { home } = wordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const show = (under = session) => stage(under, () => <HomeScreen />);
const part = async (name: string) => within(await screen.findByRole('region', { name }));

/** A visit that somebody else began. */
async function visitBy(unit: string, by: string): Promise<string> {
  const { visit } = await writeVisit(session, unit, []);
  await setField(session, await readRecord(session, 'visit', visit), 'by', by);
  return visit;
}

it('counts a tag by the words that count, and says the campaign with its team apart in English', async () => {
  const { visit } = await writeVisit(session, '河东村', []);
  const tag = await addTag(session, visit, 'F12');
  const { heads } = await readRecord(session, 'tag', tag);
  const of = { rec: tag, kind: 'tag' as const, parent: visit, sup: heads.status ?? [] };
  await writes(session, await somebody(session, 7), of, { status: 'confirmed' });
  stage(session, () => <HomeScreen />, 'en');
  await screen.findByText(/1 suspected$/);
  expect(screen.queryByText(/1 confirmed/)).toBeNull();
  const { campaign, team } = session.pack.seed;
  screen.getByText(`${campaign.name.en} · ${team.name.en}`, { exact: false });
});

describe('visits of others on the first screen', () => {
  it('stand after one’s own, with whose they are, and aren’t one’s own to go on with', async () => {
    await writeVisit(session, '河东村', []);
    const ben = await addMember(session, null, '本', 'supervisor');
    await visitBy('河西村', ben);
    await visitBy('城关村', idOf(0xff));
    show();
    const others = await part(home.openOthers);
    await others.findByText(home.by('本'));
    await others.findByText(home.byUnnamed);
    expect(others.getAllByText(home.othersOpen)).toHaveLength(2);
    expect(others.queryByText(home.goOn)).toBeNull();
    const own = await part(home.open);
    expect(own.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(new RegExp(`河东村${home.goOn}`)),
    ]);
    const [first, second] = screen.getAllByRole('region').filter((one) => one.querySelector('button[data-visit]'));
    expect([first, second].map((one) => one?.getAttribute('aria-label'))).toEqual([home.open, home.openOthers]);
  });

  it('say whose they are once they are handed over', async () => {
    const ben = await addMember(session, null, '本', 'supervisor');
    const visit = await visitBy('河西村', ben);
    await handOver(session, await readRecord(session, 'visit', visit));
    show();
    await screen.findByText(home.by('本'));
    screen.getByText(home.handed);
  });

  it('are not those that one began before a lead’s file named one', async () => {
    await writeVisit(session, '河东村', []);
    await beginEpoch(session, [], { id: idOf(0xee), epoch: 0 });
    show();
    const own = await part(home.open);
    own.getByText('河东村');
    expect(screen.queryByRole('region', { name: home.openOthers })).toBeNull();
  });
});

it('counts by the pack of the visit’s own campaign, whichever is the current one', async () => {
  await writeVisit(session, '河东村', []);
  show();
  const said = (await screen.findByText(/已评/)).textContent;
  cleanup();
  const pack = await loadBuiltinPack('counter-service');
  if (!pack) throw new Error('no such pack');
  show({ ...session, pack });
  expect((await screen.findByText(/已评/)).textContent).toBe(said);
});
