import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FindingsBar, FindingsTab } from '../../../components/findings/findings-tab.tsx';
import { movePlace } from '../../../components/findings/place.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { type Entry, getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { findingOf, listFinding, noteAt } from '../../lib/app/findings-stage.ts';
import { show, village } from '../checklist/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

afterEach(cleanup);

const words = laterWordsOf('zh-CN').findings;
type At = { session: Session; visit: string };
const onConflict = vi.fn();
const onHistory = vi.fn();

const open = (place: At, focus?: string) =>
  show({
    ...place,
    ...(focus && { focus }),
    part: (line, at) => (
      <>
        <main>
          <FindingsTab line={line} onConflict={onConflict} onHistory={onHistory} {...(at && { focus: at })} />
        </main>
        <footer>
          <FindingsBar line={line} />
        </footer>
      </>
    ),
  });
const visitOf = async ({ session, visit }: At): Promise<Entry<'visit'>> => {
  const found = await getRecord(session.db, 'visit', visit);
  if (!found) throw new Error('no visit');
  return found;
};
const findings = async (place: At) => newestUnder(place.session.db, (await visitOf(place)).body.unit, 'finding', 9);
const field = (name = words.write.finding) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const type = (name: string, value: string) => fireEvent.input(screen.getByLabelText(name), { target: { value } });

/** A finding made at an earlier visit to the same unit, that waits to be checked. */
async function followUp(problem = '宣传栏半年没换') {
  const first = await village();
  const made = await visitOf(first);
  const id = await listFinding(first.session, made, problem);
  const visit = await startVisit(first.session, { id: made.body.unit });
  return { at: { session: first.session, visit }, made, id };
}

describe('writing at the bottom', () => {
  it('lists a finding by Enter, not while composing and not of nothing, and is ready for the next', async () => {
    const place = await village();
    await open(place);
    await screen.findByText(words.nothing);
    fireEvent.keyDown(field(), { key: 'Enter' });
    fireEvent.input(field(), { target: { value: '宣传栏没换' } });
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    await place.session.queue.flush();
    expect(await findings(place)).toEqual([]);
    fireEvent.keyDown(field(), { key: 'Enter' });
    await screen.findByRole('button', { name: /^宣传栏没换，待整改，没有期限/ });
    expect(field().value).toBe('');
    expect(await findings(place)).toHaveLength(1);
  });

  it('notes a deviation or advice as what was said on the spot, not as a finding', async () => {
    const place = await village();
    await open(place);
    await screen.findByText(words.nothing);
    fireEvent.input(field(), { target: { value: '标语今天就换' } });
    fireEvent.click(screen.getByRole('radio', { name: words.kinds.advice }));
    fireEvent.keyDown(field(words.write.advice), { key: 'Enter' });
    const remarks = await screen.findByRole('region', { name: new RegExp(words.remarks) });
    fireEvent.click(await within(remarks).findByRole('button', { name: /标语今天就换/ }));
    await screen.findByLabelText(words.decided);
    fireEvent.click(
      within(screen.getByRole('radiogroup', { name: words.nature })).getByRole('radio', { name: '偏差' }),
    );
    // What a unit decides in answer is its own business, and asked for advice alone.
    await waitFor(() => expect(screen.queryByLabelText(words.decided)).toBeNull());
    expect(await findings(place)).toEqual([]);
    movePlace(place.visit, { writes: 'finding' });
  });

  it('keeps of which kind it is to be with what is being written', async () => {
    const place = await village();
    await open(place);
    await screen.findByText(words.nothing);
    fireEvent.click(screen.getByRole('radio', { name: words.kinds.advice }));
    fireEvent.input(field(words.write.advice), { target: { value: '公示栏挪到门口' } });
    await place.session.queue.flush();
    cleanup();
    // A page that was loaded anew knows nothing but what was kept.
    movePlace(place.visit, { writes: 'finding' });
    await open(place);
    await waitFor(() => expect(field(words.write.advice).value).toBe('公示栏挪到门口'));
    fireEvent.keyDown(field(words.write.advice), { key: 'Enter' });
    await waitFor(async () =>
      expect((await newestUnder(place.session.db, place.visit, 'remark', 9))[0]?.body.nature).toBe('advice'),
    );
    expect(await findings(place)).toEqual([]);
    movePlace(place.visit, { writes: 'finding' });
  });

  it('says in a row’s name all that the row shows, who answers too', async () => {
    const place = await village();
    await listFinding(place.session, await visitOf(place), '宣传栏没换', { answers: '王主任' });
    await open(place);
    await screen.findByRole('button', { name: /^宣传栏没换，待整改·王主任，没有期限/ });
  });

  it('takes a row away by Delete, and the focus to the next', async () => {
    const place = await village();
    for (const problem of ['甲', '乙']) await listFinding(place.session, await visitOf(place), problem);
    await open(place);
    const row = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}，`) });
    await screen.findByRole('button', { name: /^甲，/ });
    for (const gone of ['甲', '乙']) {
      const other = gone === '甲' ? '乙' : null;
      row(gone).focus();
      fireEvent.keyDown(row(gone), { key: 'Delete' });
      await waitFor(() => expect(screen.queryByRole('button', { name: new RegExp(`^${gone}，`) })).toBeNull());
      if (other) expect(document.activeElement).toBe(row(other));
    }
    await place.session.undo.undo();
    await screen.findByRole('button', { name: /^乙，/ });
  });

  it('begins with a note’s words, and with none where it was said back to back', async () => {
    const place = await village();
    const note = await noteAt(place.session, place.visit, '门口没有公示');
    await open(place, `note:${note}`);
    await waitFor(() => expect(field().value).toBe('门口没有公示'));
    fireEvent.keyDown(field(), { key: 'Enter' });
    await screen.findByRole('button', { name: /^门口没有公示/ });
    expect((await findings(place))[0]?.body).toMatchObject({ [`notes.${note}`]: true });
    cleanup();
    const back = await village();
    const said = await noteAt(back.session, back.visit, '老张说没发过');
    const source = { rec: said, kind: 'note', parent: back.visit, field: 'source', value: 'backToBack' } as const;
    await back.session.queue.do([source]);
    await open(back, `note:${said}`);
    await screen.findByText(words.ownWords);
    expect(field().value).toBe('');
  });

  it('begins with a tag’s fact, and can be told that it has nothing to do with it', async () => {
    const place = await village();
    const tag = await addTag(place.session, place.visit, 'F12', { fact: '两本笔记一样' });
    await open(place, `tag:${tag}`);
    await waitFor(() => expect(field().value).toBe('两本笔记一样'));
    fireEvent.click(button(words.unlink));
    fireEvent.keyDown(field(), { key: 'Enter' });
    await screen.findByRole('button', { name: /^两本笔记一样/ });
    expect((await findings(place))[0]?.body[`tags.${tag}`]).toBe(false);
  });
});

describe('the card', () => {
  it('says what its measure lacks and what was looked for, and asks above where the root lies above', async () => {
    const place = await village();
    const id = await listFinding(place.session, await visitOf(place), '学习走过场');
    await open(place, id);
    await screen.findByLabelText(words.measure);
    expect(screen.queryByLabelText(words.passedTo)).toBeNull();
    type(words.measure, '加强管理');
    const checks = await screen.findByRole('list', { name: words.checkTitle });
    expect(within(checks).getAllByRole('listitem')).toHaveLength(3);
    expect(checks.textContent).toContain('没写数量');
    type(words.answers, '王主任');
    await within(checks).findByText(words.partFound(words.parts.person, '王主任'));
    fireEvent.click(screen.getByRole('radio', { name: words.causes.above }));
    await screen.findByLabelText(words.passedTo);
    fireEvent.click(screen.getByRole('radio', { name: words.claimedStates.yes }));
    await screen.findByLabelText(words.claimedOn);
    expect((await findingOf(place.session, id)).body).toMatchObject({ cause: 'above', claimed: true });
  });

  it('says so where it was claimed earlier than passed on, and keeps both days', async () => {
    const place = await village();
    const days = { cause: 'above', claimed: true, passedOn: '2026-11-20', claimedOn: '2020-01-01' };
    const id = await listFinding(place.session, await visitOf(place), '没有经费', days);
    await open(place, id);
    await screen.findByText(words.claimedEarly);
    fireEvent.change(screen.getByLabelText(words.claimedOn), { target: { value: '2026-11-20' } });
    await waitFor(() => expect(screen.queryByText(words.claimedEarly)).toBeNull());
    fireEvent.change(screen.getByLabelText(words.claimedOn), { target: { value: '2026-11-19' } });
    await screen.findByText(words.claimedEarly);
    expect((await findingOf(place.session, id)).body).toMatchObject({ ...days, claimedOn: '2026-11-19' });
  });

  it('takes a deadline in the past and one in the year 9999, not a year half typed', async () => {
    const place = await village();
    const id = await listFinding(place.session, await visitOf(place), '学习走过场');
    await open(place, id);
    const day = await screen.findByLabelText<HTMLInputElement>(words.deadline);
    const set = (value: string) => fireEvent.change(day, { target: { value } });
    set('2020-01-01');
    await screen.findByText(/^逾期/);
    set('0002-01-01');
    set('9999-12-31');
    await screen.findByText('9999');
    expect((await findingOf(place.session, id)).body.deadline).toBe('9999-12-31');
  });
});

describe('the life of a finding, at a follow-up visit', () => {
  const take = async (to: 'underway' | 'toCheck' | 'closed' | 'redo') => {
    fireEvent.click(await screen.findByRole('button', { name: words.steps[to] }));
    return screen.findByRole('button', { name: words.take[to] });
  };

  it('stands on top of the tab; closing without a note is refused with what to do, and done with one', async () => {
    const { at, id } = await followUp();
    await open(at, id);
    await screen.findByRole('region', { name: words.earlier });
    fireEvent.click(await take('underway'));
    fireEvent.click(await take('toCheck'));
    fireEvent.click(await take('closed'));
    expect((await screen.findByRole('alert')).textContent).toContain('销号要有回头看的记录。问题没有动。');
    type(words.seen, '换成这个月的了');
    fireEvent.click(button(words.take.closed));
    await screen.findByRole('region', { name: words.closed });
    const [note] = await newestUnder(at.session.db, at.visit, 'note', 9);
    expect(note?.body.text).toBe('换成这个月的了');
    expect((await findingOf(at.session, id)).body.lookAgain).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const steps = screen.getByRole('list', { name: words.stepsTaken(3) });
    await within(steps).findByText('换成这个月的了');
  });

  it('is left by Escape, which leaves the card open and the words where they are', async () => {
    const { at, id } = await followUp();
    await open(at, id);
    await take('underway');
    type(words.seen, '刚开始改');
    fireEvent.keyDown(screen.getByLabelText(words.seen), { key: 'Escape' });
    const step = await screen.findByRole('button', { name: words.steps.underway, expanded: false });
    expect(document.activeElement).toBe(step);
    expect(document.querySelector('.fc')).not.toBeNull();
    fireEvent.click(step);
    expect(screen.getByLabelText<HTMLTextAreaElement>(words.seen).value).toBe('刚开始改');
    fireEvent.keyDown(step, { key: 'Escape' });
    await waitFor(() => expect(document.querySelector('.fc')).toBeNull());
  });

  it('leads from each step that was taken to the next one’s button, back to its own where it was not, and folds by Escape', async () => {
    const { at, id } = await followUp();
    await open(at, id);
    for (const [to, next] of [
      ['underway', 'toCheck'],
      ['toCheck', 'closed'],
    ] as const) {
      const record = await take(to);
      record.focus();
      fireEvent.click(record);
      const button = await screen.findByRole('button', { name: words.steps[next] });
      await waitFor(() => expect(document.activeElement).toBe(button));
    }
    await take('closed');
    button(words.cancel).focus();
    fireEvent.click(button(words.cancel));
    expect(document.activeElement).toBe(button(words.steps.closed));
    // What a step’s undoing takes away leads on as well.
    await at.session.undo.undo();
    const again = await screen.findByRole('button', { name: words.steps.toCheck });
    await waitFor(() => expect(document.activeElement).toBe(again));
    fireEvent.keyDown(again, { key: 'Escape' });
    await waitFor(() => expect(document.querySelector('.fc')).toBeNull());
  });

  it('says at once that a visit that was over before the report can’t close it, with the way to another', async () => {
    const { at, id, made } = await followUp();
    const ended = { device: Date.now() - 1, offset: 0, zone: 'UTC' };
    await at.session.queue.do([{ rec: at.visit, kind: 'visit', parent: made.body.unit, field: 'ended', value: ended }]);
    await open(at, id);
    fireEvent.click(await take('underway'));
    fireEvent.click(await take('toCheck'));
    await take('closed');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(words.refused.visitOver);
    within(alert).getByRole('button', { name: words.startFollowUp });
  });

  it('offers no line for a new note at a visit that was handed over', async () => {
    const { at, id, made } = await followUp();
    const handed = { device: Date.now(), offset: 0, zone: 'UTC' };
    await at.session.queue.do([
      { rec: at.visit, kind: 'visit', parent: made.body.unit, field: 'handed', value: handed },
    ]);
    await open(at, id);
    await take('underway');
    screen.getByText(words.seenHanded);
    expect(screen.getByLabelText(words.seen)).toHaveProperty('hidden', true);
  });

  it('proposes nothing new to write where a visit that was handed over is chosen with too old a note', async () => {
    const { at, id, made } = await followUp();
    const old = await noteAt(at.session, at.visit, '还没换');
    await open(at, id);
    fireEvent.click(await take('underway'));
    fireEvent.click(await take('toCheck'));
    await screen.findByRole('button', { name: words.steps.closed });
    await noteAt(at.session, at.visit, '换好了');
    const handed = { device: Date.now(), offset: 0, zone: 'UTC' };
    await at.session.queue.do([
      { rec: at.visit, kind: 'visit', parent: made.body.unit, field: 'handed', value: handed },
    ]);
    await screen.findByRole('button', { name: words.steps.closed });
    await take('closed');
    const notes = await screen.findByLabelText<HTMLSelectElement>(words.useNote);
    await waitFor(() => expect([...notes.options].map(({ text }) => text)).toContain(words.pickNote));
    expect([...notes.options].map(({ text }) => text)).not.toContain(words.newNote);
    fireEvent.click(button(words.take.closed));
    await screen.findByText(words.refusedHanded.needsNote);
    fireEvent.change(notes, { target: { value: old } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(button(words.take.closed));
    await screen.findByText(words.refusedHanded.noteTooEarly);
  });

  it('asks a redo for its reason and for what was seen', async () => {
    const { at, id } = await followUp();
    await open(at, id);
    fireEvent.click(await take('underway'));
    fireEvent.click(await take('toCheck'));
    fireEvent.click(await take('redo'));
    expect((await screen.findByRole('alert')).textContent).toContain('返工要写明为什么');
    fireEvent.click(screen.getByRole('radio', { name: words.redoReasons.dissatisfied }));
    fireEvent.click(button(words.take.redo));
    await screen.findByText(words.refused.needsSeen);
    type(words.seen, '群众说还是老样子');
    fireEvent.click(button(words.take.redo));
    await screen.findByRole('button', { name: words.again });
    expect(screen.getByText(words.reasonSaid(words.redoReasons.dissatisfied))).toBeTruthy();
  });

  it('keeps what was being written of it, and finds it again', async () => {
    const { at, id } = await followUp();
    await open(at, id);
    await take('underway');
    type(words.seen, '刚开始改');
    await at.session.queue.flush();
    cleanup();
    await open(at, id);
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(words.seen).value).toBe('刚开始改'));
  });

  it('shows steps that count for nothing as such, with why', async () => {
    const { at, id } = await followUp();
    const step = { to: 'closed', at: { device: Date.now(), offset: 0, zone: 'UTC' }, by: 'other' };
    const rec = at.session.newId();
    await at.session.queue.do([{ rec, kind: 'step', parent: id, field: '*', value: step }]);
    await open(at, id);
    await screen.findByText(words.void(words.voidWhy.notFromHere));
    expect(screen.getByRole('button', { name: words.steps.underway })).toBeTruthy();
  });

  it('says so where people were not satisfied and something was thought solved', async () => {
    const { at, id, made } = await followUp();
    const step = { at: { device: Date.now(), offset: 0, zone: 'UTC' }, by: at.session.me.id, visit: at.visit };
    for (const to of ['underway', 'toCheck'])
      await at.session.queue.do([
        { rec: at.session.newId(), kind: 'step', parent: id, field: '*', value: { ...step, to } },
      ]);
    const said = { at: step.at, 'tally.satisfied.no.w1': 3, 'tally.satisfied.no.w2': 1, 'tally.glad.no.w1': 2 };
    const rec = at.session.newId();
    await at.session.queue.do([{ rec, kind: 'evaluation', parent: at.visit, field: '*', value: said }]);
    await open(at);
    await screen.findByText(words.dissatisfied(4));
    expect(made.id).not.toBe(at.visit);
  });
});

describe('papers', () => {
  it('are held against the rules of their kind; a broken one leads to a suspected tag and to the list', async () => {
    const place = await village();
    await open(place);
    await screen.findByText(words.noMaterials);
    fireEvent.change(screen.getByLabelText(words.addMaterial), { target: { value: 'plan' } });
    await screen.findByLabelText(words.materialName);
    fireEvent.click(screen.getAllByRole('radio', { name: words.verdicts.notMet })[0] as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: /^标 F04 / }));
    await waitFor(async () =>
      expect((await newestUnder(place.session.db, place.visit, 'tag', 9))[0]?.body).toMatchObject({
        tag: 'F04',
        status: 'suspected',
        fact: expect.stringContaining('《实施方案》不符合'),
      }),
    );
    fireEvent.click(button('列为问题'));
    await waitFor(() => expect(field().value).toContain('《实施方案》不符合'));
    fireEvent.click(screen.getByRole('radio', { name: words.materialVerdicts.returned }));
    await waitFor(async () =>
      expect((await newestUnder(place.session.db, place.visit, 'material', 9))[0]?.body.verdict).toBe('returned'),
    );
  });

  it('are not asked for by a pack that has none', async () => {
    const place = await village();
    const { materials: _, ...pack } = place.session.pack;
    await open({ ...place, session: { ...place.session, pack } });
    await screen.findByText(words.noKinds);
    expect(screen.queryByLabelText(words.addMaterial)).toBeNull();
  });
});
