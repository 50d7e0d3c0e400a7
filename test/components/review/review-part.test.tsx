import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReviewPart } from '../../../components/review/review-part.tsx';
import { beginComment, keepComment } from '../../../lib/app/review/comments.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { keptKeys } from '../../../lib/store/kept.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { enrol, MOMENT, type Person, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let author: Person;
let visit: string;
let notes: string[];
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  ({ visit, notes } = await writeVisit(session, '河东村', ['宣传栏半年没换', '台账齐全']));
  author = await somebody(session, 7);
  await enrol(session, author, 'supervisor');
});
afterEach(cleanup);

/** Another supervisor's visit to the same unit, handed over. */
async function theirVisit(more: Record<string, string> = {}): Promise<string> {
  const { body } = await readRecord(session, 'visit', visit);
  const id = session.newId();
  const value = { ...body, by: author.id, handed: MOMENT, ...more };
  await writes(session, author, { rec: id, kind: 'visit', parent: body.unit }, value as never);
  return id;
}
const show = (id: string) => stage(session, () => <ReviewPart visit={id} />);
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the review of a visit at the desk', () => {
  it('says who handed it over, and accepts it', async () => {
    const { errors } = show(await theirVisit());
    await screen.findByText(/^某，/);
    const section = screen.getByRole('region', { name: '审核' });
    await press('通过');
    await waitFor(() => expect(within(section).getByText('已通过')).toBeTruthy());
    expect(screen.queryByRole('button', { name: '通过' })).toBeNull();
    expect(errors).toEqual([]);
  });

  it('refuses one’s own with the reason, and offers no button for it', async () => {
    await session.queue.do([
      {
        rec: visit,
        kind: 'visit',
        parent: (await readRecord(session, 'visit', visit)).body.unit,
        field: 'handed',
        value: MOMENT,
      },
    ]);
    show(visit);
    await screen.findByText('不能通过：自己的走访不能自己通过');
    expect(screen.queryByRole('button', { name: '通过' })).toBeNull();
    expect(screen.getByRole('button', { name: '退回' })).toBeTruthy();
  });

  it('returns with a reason that outlives the page, and with the comments that ask', async () => {
    const theirs = await theirVisit();
    const hostile = '<img src=x onerror=alert(1)>';
    const comment = beginComment(session, theirs, { on: theirs }, '补');
    await keepComment(session, theirs, comment, hostile);
    const first = show(theirs);
    await press('退回');
    fireEvent.input(await screen.findByLabelText('为什么退回'), { target: { value: '事实不够' } });
    await waitFor(async () => expect(await keptKeys(session.db, 'typed')).toHaveLength(1));
    first.unmount();
    const { errors, container } = show(theirs);
    await press('退回');
    const field = await screen.findByLabelText<HTMLTextAreaElement>('为什么退回');
    await waitFor(() => expect(field.value).toBe('事实不够'));
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '退回' }));
    await screen.findByText('要求看 1 条批注');
    expect(screen.getByText('事实不够')).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getAllByText(hostile).length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  it('takes a comment on a note, an answer to it, and that it is done', async () => {
    show(visit);
    fireEvent.change(await screen.findByLabelText('说的是'), { target: { value: notes[0] } });
    fireEvent.input(screen.getByLabelText('写批注'), { target: { value: '哪一天看的？' } });
    await press(/^记下批注/);
    await screen.findByRole('button', { name: '回复' });
    expect(screen.getByText('哪一天看的？')).toBeTruthy();
    await press('回复');
    const answer = await screen.findByLabelText('回复：记录：宣传栏半年没换');
    fireEvent.input(answer, { target: { value: '3 日上午' } });
    fireEvent.keyDown(answer, { key: 'Enter', ctrlKey: true });
    await screen.findByText('3 日上午');
    await press('办妥了');
    await screen.findByText('办妥的 1 条');
  });

  it('settles what people wrote differently, with both sides and what they began with', async () => {
    const note = await readRecord(session, 'note', notes[0] ?? '');
    const seen = [...(note.heads.text ?? [])];
    const of = { rec: note.id, kind: 'note' as const, parent: visit };
    await session.queue.do([{ ...of, field: 'text', value: '宣传栏一年没换', seen }]);
    await writes(session, author, { ...of, sup: seen }, { text: '宣传栏三个月没换' });
    show(visit);
    const conflict = await screen.findByRole('group', { name: /^记录：/ });
    expect(conflict.textContent).toContain('起初 宣传栏半年没换');
    const texts = [...conflict.querySelectorAll('.threeway')].map((side) =>
      [...side.querySelectorAll('ins')].map(({ textContent }) => textContent).join(''),
    );
    expect(texts.join(' ')).toContain('三个月');
    fireEvent.click(within(conflict).getByRole('button', { name: /^用这一处 \d: 某，/ }));
    await waitFor(() => expect(screen.queryByRole('group', { name: /^记录：/ })).toBeNull());
    expect((await readRecord(session, 'note', note.id)).body.text).toBe('宣传栏三个月没换');
  });

  it('takes a digit for a side, and puts what was taken away back or leaves it', async () => {
    const [first, second] = [await readRecord(session, 'note', notes[0] ?? ''), notes[1] ?? ''];
    const seen = [...(first.heads.text ?? [])];
    const of = { kind: 'note' as const, parent: visit };
    await session.queue.do([{ ...of, rec: first.id, field: 'text', value: '甲', seen }]);
    await writes(session, author, { ...of, rec: first.id, sup: seen }, { text: '乙' });
    const { heads } = await readRecord(session, 'note', second);
    await session.queue.do([{ ...of, rec: second, field: 'deleted', value: MOMENT }]);
    await writes(session, author, { ...of, rec: second, sup: heads.text ?? [] }, { text: '台账不齐' });
    show(visit);
    const text = await screen.findByRole('group', { name: /^记录：[甲乙]$/ });
    const [side] = within(text).getAllByRole('button');
    side?.focus();
    fireEvent.keyDown(side ?? text, { key: '2' });
    await waitFor(async () => expect((await readRecord(session, 'note', first.id)).body.text).toBe('乙'));
    const gone = await screen.findByRole('group', { name: /台账/ });
    expect(within(gone).getByText('删去了')).toBeTruthy();
    expect(gone.textContent).toContain('台账不齐');
    // The focus went to what is next.
    await waitFor(() => expect(document.activeElement?.textContent).toBe('放回来'));
    fireEvent.click(within(gone).getByRole('button', { name: '放回来' }));
    await waitFor(async () => expect((await readRecord(session, 'note', second)).shelf).toBe('live'));
  });

  it('lists so many versions of one field and says how many more there are: a file may hold thousands', async () => {
    const [rec = ''] = notes;
    const of = { rec, kind: 'note' as const, parent: visit };
    for (let at = 0; at < 22; at++) await writes(session, author, of, { text: `第${at}种` });
    show(visit);
    await screen.findByText('还有更早的 3 种写法没有列出；定了一种，都以它为准。');
    const card = screen.getByRole('group', { name: /^记录：/ });
    const sides = within(card).getAllByRole('button', { name: /^用这一处/ });
    expect(sides).toHaveLength(20);
    fireEvent.click(sides.at(-1) ?? card);
    await waitFor(async () => expect((await readRecord(session, 'note', rec)).heads.text).toHaveLength(1));
    expect((await readRecord(session, 'note', rec)).body.text).toBe('第21种');
  });

  it('draws some of thousands of comments and steps, and the others as they are asked for', async () => {
    const theirs = await theirVisit();
    for (let at = 0; at < 60; at++) {
      const comment = { on: theirs, text: `第${at}条`, at: MOMENT, draft: false };
      await writes(session, author, { rec: session.newId(), kind: 'comment', parent: theirs }, comment);
      const step = { to: 'accepted', at: MOMENT };
      await writes(session, author, { rec: session.newId(), kind: 'review', parent: theirs }, step);
    }
    show(theirs);
    await screen.findByText('第49条');
    expect(screen.queryByText('第50条')).toBeNull();
    expect(screen.getAllByText(/^不算数/)).toHaveLength(50);
    await press('再列（还有 10）');
    expect(screen.getByText('第59条')).toBeTruthy();
    await press(/^更早的/);
    expect(screen.getAllByText(/^不算数/)).toHaveLength(60);
  });

  it('says whose word a tag’s status is where it is not the supervisor’s', async () => {
    const theirs = await theirVisit();
    const tag = session.newId();
    const of = { rec: tag, kind: 'tag' as const, parent: theirs };
    const begun = await writes(session, author, of, { tag: 'F08', status: 'suspected' });
    const stranger = await somebody(session, 9);
    show(theirs);
    await screen.findByText('还是督导员的话');
    await writes(session, stranger, { ...of, sup: [begun] }, { status: 'confirmed' });
    await screen.findByText(/写的，不是督导员的话，也没有认定/);
    expect(screen.queryByText('还是督导员的话')).toBeNull();
  });

  it('keeps the focus where something was decided', async () => {
    show(await theirVisit());
    const accept = await screen.findByRole('button', { name: '通过' });
    accept.focus();
    fireEvent.click(accept);
    await waitFor(() => expect(document.activeElement?.className).toContain('rv-head'));
    expect(document.activeElement?.textContent).toContain('已通过');
    await press('重新打开');
    await press('不了');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('重新打开'));
  });

  it('puts what waits for the reader first', async () => {
    const theirs = await theirVisit();
    const calm = show(theirs);
    const titles = () => screen.getAllByRole('heading').map(({ textContent }) => textContent?.split(' ')[0] ?? '');
    await screen.findByRole('button', { name: '通过' });
    expect(titles()).toEqual(['审核', '批注', '认定标签', '同一单位的另一次走访并排看']);
    calm.unmount();
    await writes(
      session,
      author,
      { rec: session.newId(), kind: 'tag', parent: theirs },
      { tag: 'F08', status: 'suspected', at: MOMENT },
    );
    show(theirs);
    await screen.findByRole('button', { name: '通过' });
    expect(titles()).toEqual(['审核', '认定标签', '批注', '同一单位的另一次走访并排看']);
  });

  it('rules a suspicion out with a reason, and names what lacks before it can be confirmed', async () => {
    await addTag(session, visit, 'F08');
    const { errors } = show(visit);
    await press(/^核实：/);
    await screen.findByText(/还差：/);
    await press('核实');
    await waitFor(() => expect(errors).toHaveLength(1));
    await press('不了');
    await press(/^排除：/);
    fireEvent.input(await screen.findByLabelText('理由'), { target: { value: '查过台账，没有这回事' } });
    await press('排除');
    await screen.findByText('查过台账，没有这回事');
    expect(screen.getByText('已认定')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^改回疑似：/ })).toBeTruthy();
  });

  it('shows two visits side by side only once both are handed over, and settles a difference', async () => {
    const theirs = await theirVisit({ 'rating.2.1': 'poor' });
    const { unit } = (await readRecord(session, 'visit', visit)).body;
    const of = { rec: visit, kind: 'visit' as const, parent: unit };
    await session.queue.do([{ ...of, field: 'rating.2.1', value: 'good' }]);
    show(theirs);
    await press('并排看');
    await screen.findByText(/^两次都交出以后/);
    await session.queue.do([{ ...of, field: 'handed', value: MOMENT }]);
    await screen.findByText('评得不一样的 1 项');
    expect(screen.getByText('kappa 不算：1 项，不到 30 项，只看个数')).toBeTruthy();
    await press(/^裁定：2\.1/);
    fireEvent.click(screen.getByRole('radio', { name: '一般' }));
    fireEvent.input(screen.getByLabelText('为什么这样裁定'), { target: { value: '照片看过' } });
    await press('裁定');
    await screen.findByText(/裁定为一般，我，/);
  });
});
