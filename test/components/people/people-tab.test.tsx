import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PeopleBar, PeopleTab } from '../../../components/people/people-tab.tsx';
import { movePlace } from '../../../components/people/place.ts';
import { useWatch } from '../../../components/ui/use-watch.ts';
import { evaluate } from '../../../lib/app/evaluations.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readTyped } from '../../../lib/app/typed.ts';
import { readVisit, startVisit, type VisitLine } from '../../../lib/app/visits.ts';
import { addVoice, type Voices, watchVoices } from '../../../lib/app/voices.ts';
import { watchVisit } from '../../../lib/app/watch.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { writeMeta } from '../../../lib/store/meta.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
const { people } = laterWordsOf('zh-CN');
let session: Session;
let visit: string;
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  visit = await startVisit(session, { name: '河东村' });
});
afterEach(cleanup);

const voices = () => firstOf<Voices>((on) => watchVoices(session, visit, on));

function Live({ focus, onHistory }: { focus?: string; onHistory(...given: unknown[]): void }) {
  const line = useWatch<VisitLine | null>((on) => watchVisit(session, visit, on), []);
  if (!line) return null;
  return (
    <>
      <PeopleTab line={line} {...(focus && { focus })} onHistory={onHistory} onConflict={vi.fn()} />
      <PeopleBar line={line} />
    </>
  );
}
function show(focus?: string) {
  const onHistory = vi.fn();
  return { onHistory, ...stage(session, () => <Live {...(focus && { focus })} onHistory={onHistory} />) };
}
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const line = (label: string) => screen.getByRole('textbox', { name: label });
function write(label: string, text: string): void {
  fireEvent.input(line(label), { target: { value: text } });
  fireEvent.keyDown(line(label), { key: 'Enter' });
}
const keyOf = (name: RegExp) => screen.getByRole('button', { name });

describe('the tally pad', () => {
  let onHistory: ReturnType<typeof show>['onHistory'];
  beforeEach(async () => {
    ({ onHistory } = show());
    const begin = await screen.findByRole('button', { name: people.begin });
    begin.focus();
    fireEvent.click(begin);
    await screen.findByRole('button', { name: /^0 满意/ });
  });

  it('has the focus on its first key once it was begun', () => {
    expect(document.activeElement).toBe(keyOf(/^0 满意/));
  });

  it('counts each press at once, by mouse and by the keys 1 to 3, and takes them back', async () => {
    fireEvent.click(keyOf(/^0 满意/));
    press('1');
    press('2');
    expect(keyOf(/^2 满意/)).toBeTruthy();
    expect(screen.getByText(people.few(3))).toBeTruthy();
    // A key that is held down is one person.
    press('1', { repeat: true });
    press('j');
    press('3');
    press('Backspace');
    press('Backspace');
    await waitFor(() => expect(keyOf(/^0 不满意/)).toBeTruthy());
    expect(keyOf(/^2 满意/)).toBeTruthy();
    fireEvent.click(keyOf(/^撤回 1/));
    await waitFor(() => expect(keyOf(/^1 满意/)).toBeTruthy());
    await session.queue.flush();
    const [stored] = (await voices()).evaluation;
    expect(stored && evaluate(session, [stored]).questions.map(({ n }) => n)).toEqual([1, 0, 0, 0]);
  });

  it('shows percentages with their sample from 30 people on, and takes a count that is typed', async () => {
    const pair = within(screen.getByRole('group', { name: '满意 / 不满意' }));
    fireEvent.click(pair.getByRole('button', { name: /改数/ }));
    const [yes, no] = ['满意', '不满意'].map((answer) => pair.getByLabelText(people.count(answer)));
    if (!yes || !no) throw new Error('no fields');
    fireEvent.input(yes, { target: { value: '２８' } });
    expect(pair.getByText(people.few(28))).toBeTruthy();
    fireEvent.input(no, { target: { value: '4' } });
    expect(pair.getByText(/共 32 人：满意 87.5%，不满意 12.5%，说不清 0%/)).toBeTruthy();
    fireEvent.input(no, { target: { value: '几个' } });
    expect(pair.getByRole('alert').textContent).toBe(people.notThisCount(4));
    expect(pair.getByText(/共 32 人/)).toBeTruthy();
    fireEvent.input(no, { target: { value: '1000000' } });
    expect(pair.getByText(/共 1000028 人：满意 <0.1%，不满意 >99.9%/)).toBeTruthy();
  });

  it('says so where others count on while a count is being typed', async () => {
    const pair = within(screen.getByRole('group', { name: '满意 / 不满意' }));
    fireEvent.click(pair.getByRole('button', { name: /改数/ }));
    fireEvent.input(pair.getByLabelText(people.count('满意')), { target: { value: '10' } });
    expect(pair.queryByText(people.countedMeanwhile(10))).toBeNull();
    await session.queue.flush();
    const [found] = (await voices()).evaluation;
    if (!found) throw new Error('no evaluation');
    const elsewhere = { rec: found.id, kind: 'evaluation', parent: visit, field: 'tally.satisfied.yes.w2', value: 3 };
    await session.queue.do([elsewhere]);
    await pair.findByText(people.countedMeanwhile(13));
    // Once the field is left it shows what there is, and an undo takes back no more than what was typed.
    const field = pair.getByLabelText<HTMLInputElement>(people.count('满意'));
    fireEvent.focusOut(field);
    fireEvent.blur(field);
    await waitFor(() => expect(field.value).toBe('13'));
    await session.undo.undo();
    await waitFor(() => expect(field.value).toBe('3'));
  });

  it('shows what others counted at once where nothing is being typed', async () => {
    const pair = within(screen.getByRole('group', { name: '满意 / 不满意' }));
    fireEvent.click(pair.getByRole('button', { name: /改数/ }));
    const field = pair.getByLabelText<HTMLInputElement>(people.count('满意'));
    field.focus();
    fireEvent.input(field, { target: { value: '10' } });
    await session.queue.flush();
    const [found] = (await voices()).evaluation;
    if (!found) throw new Error('no evaluation');
    const others = (value: number) => [
      { rec: found.id, kind: 'evaluation' as const, parent: visit, field: 'tally.satisfied.yes.w2', value },
    ];
    act(() => field.blur());
    await session.queue.do(others(3));
    await waitFor(() => expect(field.value).toBe('13'));
    // Also with the focus in it, as long as nobody types.
    field.focus();
    await session.queue.do(others(5));
    await waitFor(() => expect(field.value).toBe('15'));
    expect(pair.queryByText(people.countedMeanwhile(15))).toBeNull();
  });

  it('keeps a count whose field is emptied, says so, and shows it again; 0 is typed', async () => {
    const pair = within(screen.getByRole('group', { name: '满意 / 不满意' }));
    fireEvent.click(pair.getByRole('button', { name: /改数/ }));
    const field = pair.getByLabelText<HTMLInputElement>(people.count('满意'));
    const type = (value: string) => fireEvent.input(field, { target: { value } });
    const stored = async () => {
      await session.queue.flush();
      const [one] = (await voices()).evaluation;
      return one && evaluate(session, [one]).questions[0]?.counts.yes;
    };
    field.focus();
    for (const value of ['12', '几', '']) type(value);
    await pair.findByText(people.emptyKeeps(12));
    expect(pair.queryByRole('alert')).toBeNull();
    expect(await stored()).toBe(12);
    act(() => field.blur());
    await waitFor(() => expect(field.value).toBe('12'));
    expect(pair.queryByText(people.emptyKeeps(12))).toBeNull();
    field.focus();
    for (const value of ['', '0']) type(value);
    expect(await stored()).toBe(0);
  });

  it('leads to the history of what was written about a group', async () => {
    fireEvent.input(screen.getByLabelText(people.where), { target: { value: '村口集市' } });
    await session.queue.flush();
    fireEvent.click(screen.getByRole('button', { name: people.history }));
    fireEvent.click(await screen.findByRole('button', { name: people.fields.where }));
    expect(onHistory).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'evaluation' }),
      'where',
      people.fields.where,
    );
  });

  it('says where one question was answered by more than were asked', async () => {
    for (let tap = 0; tap < 3; tap++) press('1');
    fireEvent.input(screen.getByLabelText(people.asked), { target: { value: '2' } });
    await screen.findByText(people.fewerAsked(2, 3));
  });

  it('counts in a group of its own, and adds all groups up', async () => {
    press('1');
    fireEvent.click(screen.getByRole('button', { name: people.beginAnother }));
    await screen.findByText(people.group(2));
    await screen.findByRole('button', { name: /^0 满意/ });
    press('2');
    const all = within(await screen.findByRole('region', { name: people.total(2) }));
    await waitFor(() => expect(all.getByText(/共 2：|共 2 人：满意 1，不满意 1，说不清 0/)).toBeTruthy());
  });
});

it('hides the pad with a word where the pack asks nothing', async () => {
  const { questions: _, ...pack } = session.pack;
  session = { ...session, pack };
  show();
  await screen.findByText(people.noQuestions);
  expect(screen.queryByRole('button', { name: people.begin })).toBeNull();
});

describe('what people bring', () => {
  it('is added with one line and Enter, and opened as a card that saves itself', async () => {
    show('topic');
    await screen.findByText(people.none.topic);
    write(people.lines.topic, '加装电梯的钱从哪来');
    fireEvent.click(await screen.findByRole('button', { name: /加装电梯/ }));
    fireEvent.input(screen.getByLabelText(people.fields.result), { target: { value: '已列入计划' } });
    fireEvent.click(screen.getByRole('radio', { name: '群众' }));
    fireEvent.input(screen.getByLabelText(people.fields.level), { target: { value: '县（市、区）' } });
    await session.queue.flush();
    await waitFor(async () =>
      expect((await voices()).topic[0]?.body).toMatchObject({
        result: '已列入计划',
        raisedBy: 'people',
        level: '县（市、区）',
      }),
    );
  });

  it('keeps an unfinished line for the next time, and nothing of one that was added', async () => {
    show('practice');
    await screen.findByText(people.none.practice);
    fireEvent.input(line(people.lines.practice), { target: { value: '板凳' } });
    await waitFor(async () => expect((await readTyped(session, visit, 'people.practice'))?.text).toBe('板凳'));
    cleanup();
    show('practice');
    await waitFor(() => expect((line(people.lines.practice) as HTMLTextAreaElement).value).toBe('板凳'));
    fireEvent.keyDown(line(people.lines.practice), { key: 'Enter' });
    await screen.findByRole('button', { name: /板凳/ });
    await waitFor(async () => expect(await readTyped(session, visit, 'people.practice')).toBeNull());
  });

  it('says of a complaint how far it is, how long it took and that times are out of order', async () => {
    const id = await addVoice(session, visit, { kind: 'complaint', text: '路灯不亮' });
    show(id);
    const received = await screen.findByLabelText(people.fields.received);
    fireEvent.change(received, { target: { value: '2023-11-08T09:00' } });
    const answered = screen.getByLabelText(people.fields.answered);
    await waitFor(() => expect((received as HTMLInputElement).value).toBe('2023-11-08T09:00'));
    fireEvent.change(answered, { target: { value: '2023-11-07T09:00' } });
    await screen.findByText(people.disorder(people.fields.received, people.fields.answered));
    fireEvent.change(answered, { target: { value: '2023-11-10T10:00' } });
    await screen.findByText(people.took(people.fields.answered, people.days(2, 1)));
    fireEvent.click(screen.getByRole('button', { name: people.clearOf(people.fields.answered) }));
    await waitFor(async () => expect((await voices()).complaint[0]?.body.answered).toBeNull());
    expect((await voices()).complaint[0]?.body.received?.typed).toBe('2023-11-08T09:00');
  });

  it('takes a complaint’s time once it is whole, and of no year that can’t be', async () => {
    const id = await addVoice(session, visit, { kind: 'complaint', text: '路灯不亮' });
    const received = async () => (await voices()).complaint[0]?.body.received?.typed;
    show(id);
    const field = await screen.findByLabelText(people.fields.received);
    const type = (...times: string[]) => {
      field.focus();
      for (const value of times) {
        fireEvent.keyDown(field, { key: '1' });
        fireEvent.change(field, { target: { value } });
      }
      act(() => field.blur());
    };
    type('2023-11-08T01:00', '2023-11-08T10:00', '2023-11-08T10:30');
    await waitFor(async () => expect(await received()).toBe('2023-11-08T10:30'));
    expect(await session.db.changes.where('rec').equals(id).count()).toBe(2);
    for (const typed of ['0023-11-08T10:30', '2101-11-08T10:30']) {
      type(typed);
      expect(screen.getByRole('alert')).toBeTruthy();
    }
    await session.queue.flush();
    expect(await received()).toBe('2023-11-08T10:30');
  });

  it('stands with open complaints on top, is removed by Delete, and asks of which part the history is', async () => {
    const first = await addVoice(session, visit, { kind: 'complaint', text: '排水沟' });
    await addVoice(session, visit, { kind: 'complaint', text: '路灯' });
    const [entry] = (await voices()).complaint;
    const answered = { device: 1, offset: 480, zone: 'Asia/Shanghai' };
    await session.queue.do([{ rec: first, kind: 'complaint', parent: visit, field: 'answered', value: answered }]);
    expect(entry?.id).toBe(first);
    const { onHistory } = show('complaint');
    const rows = await screen.findAllByRole('button', { name: /排水沟|路灯/ });
    expect(rows.map((row) => row.textContent?.includes('路灯'))).toEqual([true, false]);
    fireEvent.click(rows[0] as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: people.history }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: people.fields.text }));
    expect(onHistory).toHaveBeenCalledWith(expect.objectContaining({ kind: 'complaint' }), 'text', people.fields.text);
    fireEvent.keyDown(screen.getByRole('button', { name: /排水沟/ }), { key: 'Delete' });
    await waitFor(async () => expect((await voices()).complaint.map(({ body }) => body.text)).toEqual(['路灯']));
  });

  it.each([
    ['quotes', people.quoteLine, '背靠背', { source: 'backToBack' }],
    ['practice', people.lines.practice, '金点子', { what: 'idea' }],
    ['case', people.lines.case, '正面', { side: 'positive' }],
  ] as const)('keeps what was chosen beside a line of %s with it', async (section, label, chosen, stored) => {
    const words = '没见谁看';
    show(section);
    await screen.findByRole('textbox', { name: label });
    fireEvent.click(screen.getByRole('radio', { name: chosen }));
    fireEvent.input(line(label), { target: { value: words } });
    await waitFor(async () => expect((await readTyped(session, visit, `people.${section}`))?.text).toBe(words));
    cleanup();
    // A page that was loaded anew knows nothing but what was kept.
    movePlace(visit, { source: 'faceToFace', what: 'method', side: 'negative' });
    show(section);
    await waitFor(() => expect((line(label) as HTMLTextAreaElement).value).toBe(words));
    fireEvent.keyDown(line(label), { key: 'Enter' });
    const kind = section === 'quotes' ? 'note' : section;
    await waitFor(async () =>
      expect((await newestUnder(session.db, visit, kind, 9)).map(({ body }) => body)).toMatchObject([stored]),
    );
  });

  it('protects whoever said a line of which nobody knows how it was said', async () => {
    await writeMeta(session.db, `typed ${visit} people.quotes`, '没见谁看');
    show('quotes');
    await waitFor(() => expect((line(people.quoteLine) as HTMLTextAreaElement).value).toBe('没见谁看'));
    fireEvent.keyDown(line(people.quoteLine), { key: 'Enter' });
    await waitFor(async () =>
      expect((await newestUnder(session.db, visit, 'note', 9))[0]?.body).toMatchObject({ source: 'backToBack' }),
    );
  });

  it('writes quotes as notes with their source, and says that names don’t belong here', async () => {
    movePlace(visit, { section: 'quotes' });
    show();
    await screen.findByText(people.noQuotes);
    expect(screen.getByText(people.noNames)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '背靠背' }));
    write(people.quoteLine, '书发了，没见谁看');
    await screen.findByRole('button', { name: /书发了/ });
    expect((await readVisit(session, visit))?.notes).toBe(1);
  });
});
