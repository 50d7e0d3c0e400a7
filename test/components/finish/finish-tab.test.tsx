import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FinishBar, FinishTab } from '../../../components/finish/finish-tab.tsx';
import { LacksCount } from '../../../components/finish/lacks-count.tsx';
import { useWatch } from '../../../components/ui/use-watch.ts';
import { setField } from '../../../lib/app/fields.ts';
import { openDesk } from '../../../lib/app/open-desk.ts';
import { trustLead } from '../../../lib/app/review/trust.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisit, type VisitLine } from '../../../lib/app/visits.ts';
import { watchVisit } from '../../../lib/app/watch.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { MOMENT, somebody, writes } from '../../lib/app/review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

vi.mock('../../../lib/app/open-desk.ts', () => ({ openDesk: vi.fn() }));
configure({ asyncUtilTimeout: 8000 });
let session: Session;
let visit: string;
beforeEach(async () => {
  fakeLocks();
  ({ session } = await freshProfile());
  ({ visit } = await writeVisit(session, '甲', ['一']));
});
afterEach(cleanup);

const body = async (): Promise<Readonly<Record<string, unknown>>> =>
  (await readVisit(session, visit))?.visit.body ?? {};

function Live({ part }: { part(line: VisitLine): preact.ComponentChildren }) {
  const line = useWatch<VisitLine | null>((on) => watchVisit(session, visit, on), []);
  return <>{line && part(line)}</>;
}
const showTab = () => stage(session, () => <Live part={(line) => <FinishTab line={line} onConflict={vi.fn()} />} />);

describe('the end of a visit', () => {
  it('lists what lacks, each with a way there, and blocks nothing', async () => {
    const tag = await addTag(session, visit, 'F08');
    const { app } = showTab();
    fireEvent.click(await screen.findByRole('button', { name: '去补：疑似标签不齐五项' }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'visit', visit, tab: 'tags', focus: tag });
    expect(screen.getByText('都可以照样交')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '去评：还没评' }));
    expect(app.go).toHaveBeenCalledWith(expect.objectContaining({ tab: 'checklist', focus: '1.1' }));
  });

  it('counts on its tab what lacks in what was written, and not what nobody has come to yet', async () => {
    stage(session, () => (
      <p data-testid="count">
        <Live part={(line) => <LacksCount line={line} />} />
      </p>
    ));
    showTab();
    const open = await screen.findByText('还没记到的');
    expect(open.nextElementSibling?.querySelectorAll('li')).toHaveLength(4);
    expect(screen.getByTestId('count').textContent?.trim()).toBe('');
    await addTag(session, visit, 'F08');
    await waitFor(() => expect(screen.getByTestId('count').textContent).toBe('缺 1'));
    expect(open.nextElementSibling?.querySelectorAll('li')).toHaveLength(4);
  });

  it('takes the type of the unit where it is missing', async () => {
    showTab();
    const select = await screen.findByLabelText<HTMLSelectElement>(/单位类型还没选/);
    fireEvent.change(select, { target: { value: 'villageCommunity' } });
    await waitFor(() => expect(screen.queryByLabelText(/单位类型还没选/)).toBeNull());
  });

  it('notes how one came, asks why where it was not kept, and takes it back on a second press', async () => {
    showTab();
    const group = await screen.findByRole('radiogroup', { name: '不用陪同' });
    fireEvent.click(within(group).getByRole('radio', { name: '没守住' }));
    const why = await screen.findByLabelText('不用陪同：情况');
    fireEvent.input(why, { target: { value: '10:20 起网格员在场' } });
    await waitFor(async () => expect((await body())['methodWhy.noEscort']).toBe('10:20 起网格员在场'));
    expect((await body())['method.noEscort']).toBe('notKept');
    fireEvent.click(within(group).getByRole('radio', { name: '没守住' }));
    await waitFor(async () => expect((await body())['method.noEscort']).toBeNull());
    expect(screen.getByLabelText('不用陪同：情况')).toBeTruthy();
  });

  it('opens a field for a word on any fact, and leads to what lacks', async () => {
    showTab();
    fireEvent.click(await screen.findByRole('button', { name: '写情况：直插现场' }));
    const field = await screen.findByLabelText('直插现场：情况');
    await waitFor(() => expect(document.activeElement).toBe(field));
    fireEvent.click(await screen.findByRole('button', { name: '去记：四不两直还没记全' }));
    const group = screen.getByRole('radiogroup', { name: '不发通知' });
    expect(group.contains(document.activeElement)).toBe(true);
    fireEvent.click(within(group).getByRole('radio', { name: '没守住' }));
    fireEvent.click(await screen.findByRole('button', { name: '去写：没守住，没写情况' }));
    expect(document.activeElement).toBe(screen.getByLabelText('不发通知：情况'));
    fireEvent.click(screen.getByRole('button', { name: '去记：时间没记全' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^结束/)));
  });

  it('proposes whoever began the visit and writes nobody down unasked; warns of a recusal with its reason', async () => {
    const line = await readVisit(session, visit);
    if (!line?.unit) throw new Error('no unit');
    await setField(session, line.unit, `recused.${session.me.id}`, true);
    await setField(session, line.unit, `recusedWhy.${session.me.id}`, '妹妹在这里上班');
    showTab();
    const me = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^我/ });
    expect([me.checked, me.indeterminate]).toEqual([false, true]);
    expect(await body()).not.toHaveProperty(`went.${session.me.id}`);
    expect(screen.queryByText(/妹妹/)).toBeNull();
    fireEvent.click(me);
    await screen.findByText('我在这个单位应回避：妹妹在这里上班');
    expect((await body())[`went.${session.me.id}`]).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /^我/ }));
    await waitFor(() => expect(screen.queryByText(/妹妹/)).toBeNull());
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^我/ }).indeterminate).toBe(false);
  });

  it('takes places, the reason and whether it was covert, with the rule beside it', async () => {
    showTab();
    fireEvent.input(await screen.findByLabelText('看了哪些地方'), { target: { value: '大厅' } });
    fireEvent.input(screen.getByLabelText('为什么选这里'), { target: { value: '投诉多' } });
    fireEvent.input(screen.getByLabelText('谁陪同'), { target: { value: '没有' } });
    const covert = screen.getByRole('radiogroup', { name: '暗访' });
    expect(document.getElementById(covert.getAttribute('aria-describedby') ?? '')?.textContent).toContain('逐条注明');
    fireEvent.click(within(covert).getByRole('radio', { name: '是' }));
    await waitFor(async () =>
      expect(await body()).toMatchObject({ places: '大厅', whyHere: '投诉多', accompanied: '没有', covert: true }),
    );
  });

  it('counts the burden: empty is not known, what is no number is not saved and stays, above the limit it warns', async () => {
    showTab();
    const people = await screen.findByLabelText<HTMLInputElement>('占用人数');
    fireEvent.input(people, { target: { value: '三人' } });
    await screen.findByText('要写整数。字留着，没有算数');
    expect(people.value).toBe('三人');
    expect(people.getAttribute('aria-invalid')).toBe('true');
    fireEvent.input(people, { target: { value: '７' } });
    await screen.findByText('这次占用 7 人，多于 6 人');
    expect(await body()).toMatchObject({ people: 7 });
    expect((await body()).papers).toBeUndefined();
    expect(screen.queryByText('要写整数。字留着，没有算数')).toBeNull();
    fireEvent.blur(people);
    fireEvent.input(people, { target: { value: '' } });
    await waitFor(async () => expect((await body()).people).toBeNull());
    await waitFor(() => expect(screen.queryByText(/多于 6 人/)).toBeNull());
  });

  it('has what is no number again after it was closed, until it is put right', async () => {
    showTab();
    fireEvent.input(await screen.findByLabelText('占用人数'), { target: { value: '7' } });
    await waitFor(async () => expect(await body()).toMatchObject({ people: 7 }));
    fireEvent.input(screen.getByLabelText('占用人数'), { target: { value: '七八个' } });
    await screen.findByText('要写整数。字留着，算数的还是 7');
    await new Promise((resolve) => setTimeout(resolve, 50));
    cleanup();
    showTab();
    const people = await screen.findByLabelText<HTMLInputElement>('占用人数');
    await waitFor(() => expect(people.value).toBe('七八个'));
    expect(people.getAttribute('aria-invalid')).toBe('true');
    expect(await body()).toMatchObject({ people: 7 });
    fireEvent.input(people, { target: { value: '8' } });
    await waitFor(async () => expect(await body()).toMatchObject({ people: 8 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    cleanup();
    showTab();
    const again = await screen.findByLabelText<HTMLInputElement>('占用人数');
    await waitFor(() => expect(again.value).toBe('8'));
    expect(again.getAttribute('aria-invalid')).toBeNull();
  });

  it('takes typed times beside the device’s, and says when they run backwards', async () => {
    showTab();
    fireEvent.click(await screen.findByRole('button', { name: '改：时间' }));
    fireEvent.change(screen.getByLabelText(/^开始/), { target: { value: '2026-11-21T09:38' } });
    await waitFor(async () =>
      expect((await body()).began).toMatchObject({ typed: '2026-11-21T09:38', device: expect.any(Number) }),
    );
    fireEvent.change(screen.getByLabelText(/^结束/), { target: { value: '2026-11-21T10:52' } });
    await screen.findByText('共 1 小时 14 分');
    fireEvent.change(screen.getByLabelText(/^结束/), { target: { value: '' } });
    fireEvent.change(screen.getByLabelText(/^结束/), { target: { value: '2026-11-21T09:00' } });
    await screen.findByText('结束比开始早，核对一下');
  });

  it('hands over and takes back', async () => {
    const onExport = vi.fn();
    stage(session, () => <Live part={(line) => <FinishBar line={line} onExport={onExport} />} />);
    fireEvent.click(await screen.findByRole('button', { name: '导出 PDF' }));
    expect(onExport).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: '交给组长' }));
    fireEvent.click(await screen.findByRole('button', { name: '做成共享包发给别人' }));
    expect(openDesk).toHaveBeenCalledExactlyOnceWith(`bundles/out-${visit}`);
    fireEvent.click(await screen.findByRole('button', { name: '收回' }));
    await screen.findByRole('button', { name: '交给组长' });
    expect((await body()).handed).toBeNull();
    expect(screen.queryByRole('button', { name: '做成共享包发给别人' })).toBeNull();
  });

  it('hands over what another wrote only in their stead, where a lead works, and else not at all', async () => {
    const { unit, campaign, packVersion } = await body();
    const author = await somebody(session, 7);
    visit = session.newId();
    const made = { by: author.id, unit, campaign, packVersion, began: MOMENT } as Record<string, Json>;
    await writes(session, author, { rec: visit, kind: 'visit', parent: String(unit) }, made);
    const bar = () => stage(session, () => <Live part={(line) => <FinishBar line={line} onExport={vi.fn()} />} />);
    bar();
    fireEvent.click(await screen.findByRole('button', { name: '替写的人交出' }));
    await screen.findByRole('button', { name: '替写的人收回' });
    cleanup();
    const lead = await somebody(session, 9);
    await trustLead(session, { person: lead.id, key: lead.key });
    bar();
    await screen.findByRole('button', { name: '导出 PDF' });
    await waitFor(() => expect(screen.queryByRole('button', { name: /交出|交给组长|收回/ })).toBeNull());
  });
});
