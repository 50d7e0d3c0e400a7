import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TagsBar, TagsTab } from '../../../components/tags/tags-tab.tsx';
import { attach } from '../../../lib/app/evidence.ts';
import { remove } from '../../../lib/app/notes.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag, PartsMissing, setStatus } from '../../../lib/app/tags.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { show, village } from '../checklist/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

afterEach(cleanup);

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
          <TagsTab line={line} onConflict={onConflict} onHistory={onHistory} {...(at && { focus: at })} />
        </main>
        <TagsBar line={line} />
      </>
    ),
  });
const tags = ({ session, visit }: At) => newestUnder(session.db, visit, 'tag', 9);
const theTag = async (place: At) => {
  const [tag] = await tags(place);
  if (!tag) throw new Error('no tag');
  return tag;
};
const search = () => screen.getByRole<HTMLInputElement>('searchbox', { name: '找标签' });
const radio = (name: string) => screen.getByRole('radio', { name });
const photo = () => new File(['签到表'], '签到表.txt', { type: 'text/plain' });

const PARTS = {
  看到的事实: '只有两次辅导的签到表',
  '单位怎么说、出示了什么': '说一起学过了',
  '群众、党员怎么说': '没见谁看',
  别的可能解释: '笔记由个人保管',
};

describe('tagging', () => {
  it('finds by typing, adds by Enter, and opens the card', async () => {
    const place = await village();
    await open(place);
    await screen.findByText('这次还没有标签');
    fireEvent.input(search(), { target: { value: '走过场' } });
    await screen.findByRole('button', { name: /^标上 F16 / });
    fireEvent.keyDown(search(), { key: 'Enter', isComposing: true });
    await new Promise((done) => setTimeout(done, 100));
    expect(await tags(place)).toHaveLength(0);
    expect(search().value).toBe('走过场');
    fireEvent.keyDown(search(), { key: 'Enter' });
    await screen.findByRole('radiogroup', { name: 'F16 的状态' });
    expect((await theTag(place)).body).toMatchObject({ tag: 'F16', status: 'suspected' });
    expect(search().value).toBe('');
  });

  it('begins with the tags related to an item, and links what is added with it', async () => {
    const place = await village();
    const { go } = await open(place, 'item:2.2');
    const related = await screen.findByRole('region', { name: /和 2\.2 有关/ });
    expect(related.textContent).toContain('F08');
    fireEvent.click(screen.getByRole('button', { name: /^标上 F12 / }));
    await screen.findByText(/连着 2\.2/);
    expect((await theTag(place)).body).toMatchObject({ tag: 'F12', 'items.2.2': true });
    fireEvent.click(screen.getByRole('button', { name: '看 2.2' }));
    expect(go).toHaveBeenCalledWith({ screen: 'visit', visit: place.visit, tab: 'checklist', focus: '2.2' });
  });

  it('is one tag however often it is added, and is linked with each item', async () => {
    const place = await village();
    const first = await addTag(place.session, place.visit, 'F08');
    expect(await addTag(place.session, place.visit, 'F08', { item: '2.2' })).toBe(first);
    expect(await tags(place)).toHaveLength(1);
    expect((await theTag(place)).body).toMatchObject({ 'items.2.2': true });
  });
});

describe('the card', () => {
  it('keeps 核实 shut until the five parts are there, and says what lacks', async () => {
    const place = await village();
    const id = await addTag(place.session, place.visit, 'F08');
    await open(place, id);
    await screen.findByText('五项写齐才能核实，还差 5 项。不影响交出。');
    expect(radio('核实').getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(radio('核实'));
    for (const [name, text] of Object.entries(PARTS)) {
      fireEvent.input(screen.getByRole('textbox', { name }), { target: { value: text } });
    }
    await screen.findByText('五项写齐才能核实，还差 1 项。不影响交出。');
    expect((await theTag(place)).body.status).toBe('suspected');

    const file = screen.getByLabelText<HTMLInputElement>('选文件');
    Object.defineProperty(file, 'files', { value: [photo()], configurable: true });
    fireEvent.change(file);
    await screen.findByText('五项写齐了，可以核实。');
    fireEvent.click(radio('核实'));
    await waitFor(async () => expect((await theTag(place)).body.status).toBe('confirmed'));
  });

  it('says honestly when a confirmed tag lost a part, and leaves the status', async () => {
    const place = await village();
    const { session, visit } = place;
    const id = await addTag(session, visit, 'F08');
    const evidence = await attach(session, visit, photo(), { kind: 'tag', id });
    const parts = { fact: '一', unitSaid: '二', peopleSaid: '三', otherwise: '四' };
    await session.queue.do([{ rec: id, kind: 'tag', parent: visit, field: '*', value: parts }]);
    await setStatus(session, await theTag(place), 'confirmed');
    const [piece] = await newestUnder(session.db, visit, 'evidence', 9);
    expect(piece?.id).toBe(evidence);
    if (piece) await remove(session, piece);
    await open(place, id);
    await screen.findByText(/核实以后少了：佐证/);
    expect(radio('核实').getAttribute('aria-checked')).toBe('true');
    expect((await theTag(place)).body.status).toBe('confirmed');
    await setStatus(session, await theTag(place), 'suspected');
    await expect(setStatus(session, await theTag(place), 'confirmed')).rejects.toBeInstanceOf(PartsMissing);
  });

  it('takes evidence of the visit, and lets it go again', async () => {
    const place = await village();
    const id = await addTag(place.session, place.visit, 'F08');
    const evidence = await attach(place.session, place.visit, photo());
    await open(place, id);
    fireEvent.click(await screen.findByRole('button', { name: '从本次选 1' }));
    const box = await screen.findByRole('checkbox', { hidden: true });
    fireEvent.click(box);
    await waitFor(async () => expect((await theTag(place)).body[`evidence.${evidence}`]).toBe(true));
    fireEvent.click(box);
    await waitFor(async () => expect((await theTag(place)).body[`evidence.${evidence}`]).toBe(false));
  });

  it('makes an urgent tag stand out until it is reported', async () => {
    const place = await village();
    const id = await addTag(place.session, place.visit, 'F28');
    await open(place, id);
    await screen.findByText('急：要当天报告。');
    fireEvent.click(screen.getByRole('button', { name: '记为已报告' }));
    await screen.findByText(/^\d\d-\d\d \d\d:\d\d 记为已报告$/);
    expect(screen.queryByText('急：要当天报告。')).toBeNull();
    expect((await theTag(place)).body.reported).toBeTruthy();
  });

  it('is deleted, which can be undone, and offers the history of what was written', async () => {
    const place = await village();
    const id = await addTag(place.session, place.visit, 'F08');
    await open(place, id);
    fireEvent.click(await screen.findByRole('button', { name: '历史' }));
    fireEvent.click(await screen.findByRole('button', { name: '状态', hidden: true }));
    expect(onHistory).toHaveBeenCalledWith(expect.objectContaining({ id }), 'status', '状态');
    fireEvent.click(screen.getByRole('button', { name: '删去' }));
    await screen.findByText('这次还没有标签');
    await place.session.undo.undo();
    await screen.findByRole('radiogroup', { name: 'F08 的状态' });
  });
});
