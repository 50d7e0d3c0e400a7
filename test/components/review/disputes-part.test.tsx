import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesAtDesk } from '../../../components/bundles-at-desk.tsx';
import { ReviewPart } from '../../../components/review/review-part.tsx';
import { DisputedMark } from '../../../components/ui/disputed-mark.tsx';
import { fingerprintOfKey } from '../../../lib/app/bundle/address-book.ts';
import { wordsOfFingerprint } from '../../../lib/app/bundle/fingerprint.ts';
import { remove } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { enrol, MOMENT, type Person, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let other: Person;
let visit: string;
let notes: string[];
let unit: string;
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '河东村', ['宣传栏半年没换', '台账齐全']));
  unit = (await readRecord(session, 'visit', visit)).body.unit;
  other = await somebody(session, 7);
  await enrol(session, other, 'supervisor');
});
afterEach(cleanup);

const show = (language?: Language) => stage(session, () => <BundlesAtDesk open="disputed" />, language);
const disputeName = () => writes(session, other, { rec: unit, kind: 'unit', parent: null }, { name: '河东新村' });
const press = (at: HTMLElement, name: string | RegExp) => fireEvent.click(within(at).getByRole('button', { name }));

describe('the page of all disagreements', () => {
  it('says so where there are none', async () => {
    show();
    await screen.findByText('没有分歧');
    expect(screen.getByRole('button', { name: '分歧' }).getAttribute('aria-current')).toBe('page');
  });

  it('settles a unit’s name with the same card as in a visit, and counts what is open', async () => {
    await disputeName();
    const { errors } = show();
    const card = await screen.findByRole('group', { name: '单位：河东新村·名称' });
    expect(screen.getByRole('button', { name: '分歧 1' })).toBeTruthy();
    expect(card.textContent).toContain('我，');
    expect(card.textContent).toContain('某，');
    press(card, /^用这一处 1: 我，/);
    await screen.findByText('没有分歧');
    expect((await readRecord(session, 'unit', unit)).body.name).toBe('河东村');
    expect(document.activeElement?.textContent).toContain('共 0 处');
    expect(errors).toEqual([]);
  });

  it('shows what is no sentence by its words: who is above, a role, a day', async () => {
    const above = session.newId();
    await session.queue.do([{ rec: above, kind: 'unit', parent: null, field: 'name', value: '青石镇' }]);
    await session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'parent', value: above }]);
    await writes(session, other, { rec: unit, kind: 'unit', parent: null }, { parent: null });
    const second = await somebody(session, 8);
    await enrol(session, second, 'lead');
    await writes(session, second, { rec: other.id, kind: 'member', parent: null }, { role: 'lead' });
    show();
    const card = await screen.findByRole('group', { name: '单位：河东村·上级单位' });
    expect(card.textContent).toContain('青石镇');
    expect(card.textContent).not.toContain(above);
    const role = screen.getByRole('group', { name: '队员：某·分工' });
    expect(role.textContent).toContain('督导员');
    expect(role.textContent).toContain('组长');
    expect(within(role).queryByRole('button', { name: '另写一段' })).toBeNull();
  });

  it.each(['zh-CN', 'en'] as const)('shows keys by the words that their owners read out: %s', async (language) => {
    const [mine, theirs] = ['a1', 'b2'].map((pair) => pair.repeat(32)) as [string, string];
    const record = { rec: other.id, kind: 'member', parent: null } as const;
    const second = await somebody(session, 8);
    await enrol(session, second, 'lead');
    const { heads } = await readRecord(session, 'member', other.id);
    await session.queue.do([{ ...record, field: 'key', value: mine }]);
    await writes(session, second, { ...record, sup: heads.key ?? [] }, { key: theirs });
    show(language);
    const card = await screen.findByRole('group', { name: /名册上的钥匙|key on the roster/ });
    const said = [...card.querySelectorAll('.rv-text')].map(({ textContent }) => textContent);
    const wordsOf = (key: string) => wordsOfFingerprint(fingerprintOfKey(key), language).join(' ');
    expect(said.sort()).toEqual(
      [mine, theirs].map((key) => `${language === 'en' ? 'Twelve words' : '十二个字'} ${wordsOf(key)}`).sort(),
    );
    expect(card.textContent).not.toMatch(/[0-9a-f]{16}/);
  });

  it('leaves out what one says of oneself who has no say in it', async () => {
    await writes(session, other, { rec: other.id, kind: 'member', parent: null }, { role: 'lead' });
    show();
    await screen.findByText('没有分歧');
  });

  it('tells merges of units against each other with who and when, and takes one of them apart', async () => {
    const second = session.newId();
    await session.queue.do([{ rec: second, kind: 'unit', parent: null, field: 'name', value: '河东社区' }]);
    await session.queue.do([{ rec: unit, kind: 'unit', parent: null, field: 'mergedInto', value: second }]);
    await writes(session, other, { rec: second, kind: 'unit', parent: null }, { mergedInto: unit });
    const { errors } = show();
    const part = await screen.findByRole('region', { name: '合并绕成一圈' });
    expect(screen.getByRole('button', { name: '分歧 1' })).toBeTruthy();
    expect(part.textContent).toContain('都留最早的“河东村”');
    const [mine, theirs] = within(part).getAllByRole('listitem').slice(1);
    expect(mine?.textContent).toMatch(/“河东村”并入“河东社区” 我，/);
    expect(theirs?.textContent).toMatch(/“河东社区”并入“河东村” 某，/);
    const button = within(part).getByRole('button', { name: '拆开：“河东社区”并入“河东村”' });
    button.focus();
    fireEvent.click(button);
    await screen.findByText('没有分歧');
    expect((await readRecord(session, 'unit', second)).body.mergedInto).toBe(null);
    expect((await readRecord(session, 'unit', unit)).body.mergedInto).toBe(second);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('共 0 处'));
    await session.undo.undo();
    await screen.findByRole('region', { name: '合并绕成一圈' });
    expect(errors).toEqual([]);
  });

  it('leads to the visits that have some', async () => {
    const { heads } = await readRecord(session, 'note', notes[0] ?? '');
    const of = { rec: notes[0] ?? '', kind: 'note' as const, parent: visit };
    await session.queue.do([{ ...of, field: 'text', value: '甲' }]);
    await writes(session, other, { ...of, sup: heads.text ?? [] }, { text: '乙' });
    const { app } = show('en');
    const part = await screen.findByRole('region', { name: 'To settle in their visit' });
    expect(part.textContent).toContain('1 place');
    press(part, /河东村$/);
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: visit });
  });

  it('puts back a visit in which another went on writing, and says what they wrote', async () => {
    await remove(session, await readRecord(session, 'visit', visit));
    const hostile = '<img src=x onerror=alert(1)>';
    const value = { text: hostile, how: 'look', at: MOMENT, draft: false };
    await writes(session, other, { rec: session.newId(), kind: 'note', parent: visit }, value);
    const { container } = show();
    const card = await screen.findByRole('group', { name: /^走访：\d{4}-\d\d-\d\d 河东村$/ });
    expect(within(card).getByText('删去了')).toBeTruthy();
    expect(within(card).getByText(hostile, { exact: false }).textContent).toBe(`记录 ${hostile}`);
    expect(container.querySelector('img')).toBeNull();
    press(card, '放回来');
    await screen.findByText('没有分歧');
    expect((await readRecord(session, 'visit', visit)).shelf).toBe('live');
  });
});

describe('a note that one took away and another wrote', () => {
  it('shows the words alone, not what the program noted with them', async () => {
    const value = { text: '公示栏空着', how: 'look', source: 'public', at: MOMENT, draft: false };
    const note = session.newId();
    await writes(session, other, { rec: note, kind: 'note', parent: visit }, value);
    await session.queue.do([{ rec: note, kind: 'note', parent: visit, field: 'deleted', value: MOMENT, seen: [] }]);
    await writes(session, other, { rec: note, kind: 'note', parent: visit }, { ...value, text: '公示栏还空着' });
    stage(session, () => <ReviewPart visit={visit} />);
    const card = await screen.findByRole('group', { name: /^记录：公示栏/ });
    const said = [...card.querySelectorAll('.rv-text')].map(({ textContent }) => textContent);
    expect(said).toContain('记录 公示栏还空着');
    expect(said.every((text) => text?.startsWith('记录 '))).toBe(true);
    expect(card.textContent).not.toMatch(/\bat\b|draft|没有$/);
  });
});

describe('the mark of a record on which people disagree', () => {
  it('leads to its card, and is not there for others', async () => {
    const mark = async () => {
      const entry = await readRecord(session, 'unit', unit);
      return stage(session, () => <DisputedMark entry={entry as never} name="河东村" />);
    };
    const { container, unmount } = await mark();
    expect(container.textContent).toBe('');
    unmount();
    await disputeName();
    const { app } = await mark();
    fireEvent.click(screen.getByRole('button', { name: '有分歧，去看：河东村' }));
    const to = { screen: 'desk', page: 'bundles', open: 'disputed', focus: `${unit} name` };
    await waitFor(() => expect(app.go).toHaveBeenCalledWith(to));
  });
});
