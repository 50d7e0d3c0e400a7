import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PacksPage } from '../../../components/packs/packs-page.tsx';
import { rate } from '../../../lib/app/checklist.ts';
import { openDraft, textField } from '../../../lib/app/desk/packs-draft.ts';
import { typeField } from '../../../lib/app/fields.ts';
import { DRAFT_VERSION } from '../../../lib/app/packs-in-force.ts';
import type { Session } from '../../../lib/app/session.ts';
import { readVisit, startVisit } from '../../../lib/app/visits.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { removeItem, rewordItem } from '../../../lib/packs/edit-pack.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { packs, desk } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const show = (open?: string) => stage(session, () => <PacksPage {...(open && { open })} />);
const itemCount = async (pack: string) =>
  (await loadBuiltinPack(pack))?.items.filter(({ retired }) => retired === undefined).length ?? 0;

describe('the page of packs', () => {
  it('lists what is to be had, and which is in use', async () => {
    show();
    const table = within(await screen.findByRole('table'));
    const standing = table.getAllByText(packs.inForce);
    expect(standing).toHaveLength(1);
    expect(standing[0]?.closest('tr')?.textContent).toContain(session.pack.title.zh);
    expect(table.getAllByText(packs.from.shipped)).toHaveLength(2);
  });

  it('says so where an address names a version that is gone, and leads back', async () => {
    const { app } = show('counter-service@9.9.9');
    await screen.findByRole('heading', { name: packs.gone });
    fireEvent.click(screen.getByRole('button', { name: packs.back }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'packs' });
  });

  it('narrows the items of one pack without narrowing those of another', async () => {
    show(`${session.pack.id}@${session.pack.version}`);
    const type = await screen.findByRole('combobox', { name: packs.type });
    fireEvent.change(type, { target: { value: session.pack.unitTypes[0]?.id } });
    await screen.findByRole('button', { name: desk.clear });
    cleanup();
    show('counter-service@1.0.0');
    const count = await itemCount('counter-service');
    expect(await screen.findByText(desk.shown(count, count))).toBeTruthy();
  });

  it('offers to take over a version of the pack in use only', async () => {
    show('counter-service@1.0.0');
    await screen.findByRole('button', { name: packs.begin });
    expect(screen.queryByRole('button', { name: packs.use })).toBeNull();
  });
});

describe('a draft', () => {
  it('keeps what is typed of an item, and gives it back when the page is opened again', async () => {
    await openDraft(session, session.pack);
    const open = `${session.pack.id}@${DRAFT_VERSION}@1.1`;
    const field = packs.inLanguage(packs.fields.question, 'zh');
    show(open);
    fireEvent.input(await screen.findByLabelText(field), { target: { value: '' } });
    await session.queue.flush();
    cleanup();
    show(open);
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(field).value).toBe(''));
    fireEvent.click(screen.getByRole('button', { name: packs.see }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    expect(await dialog.findByText(new RegExp(`^1\\.1 .*${packs.reasons.empty}`))).toBeTruthy();
    expect(dialog.queryByText(packs.adopt('1.1.1'))).toBeNull();
  });
});

const typed = async (zh: string) => {
  await openDraft(session, session.pack);
  const [root] = await newestUnder(session.db, '', 'pack', 1);
  if (!root) throw new Error('no draft');
  const field = textField('items', '1.1', 'question', 'zh');
  typeField(session, root, field, zh, root.heads[field] ?? []);
  await session.queue.flush();
};
const draftAt = (beside?: string) => show([session.pack.id, DRAFT_VERSION, ...(beside ? [beside] : [])].join('@'));
/** What the list says of an entry: its row begins with its number. */
const rowOf = (id: string) =>
  waitFor(() => {
    const rows = [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent ?? '');
    const found = rows.find((text) => text.startsWith(id));
    if (found === undefined) throw new Error(`${id}: ${rows.join('|')}`);
    return found;
  });

describe('what a draft did', () => {
  it('stands beside the item, and goes where the words are what they were', async () => {
    await typed('改过的一问');
    draftAt();
    expect(await rowOf('1.1')).toContain(packs.states.reworded);
    expect(await rowOf('1.3')).not.toContain(packs.states.reworded);
    cleanup();
    await typed(session.pack.items.find(({ id }) => id === '1.1')?.question.zh ?? '');
    draftAt();
    expect(await rowOf('1.1')).not.toContain(packs.states.reworded);
  });

  it('is typed beside the list of sections, dimensions and tags too', async () => {
    await openDraft(session, session.pack);
    draftAt('texts.tags.F08');
    const words = await screen.findByLabelText<HTMLTextAreaElement>(packs.fields.words);
    expect(words.value).toBe(session.pack.tags.find(({ id }) => id === 'F08')?.words.join('、'));
    cleanup();
    draftAt('texts.sections.2');
    const field = packs.inLanguage(packs.fields.title, 'zh');
    fireEvent.input(await screen.findByLabelText(field), { target: { value: '读书' } });
    await session.queue.flush();
    await waitFor(async () => expect(await rowOf('2')).toContain(packs.states.reworded));
    cleanup();
    draftAt('texts.sections.2');
    expect((await screen.findByLabelText<HTMLTextAreaElement>(field)).value).toBe('读书');
  });
});

describe('a file with many faults', () => {
  it('is told by the first two hundred and the number of the others', async () => {
    const spoilt = structuredClone(session.pack) as unknown as {
      items: { look: unknown; against: unknown; short: unknown; question: unknown }[];
    };
    for (const item of spoilt.items) Object.assign(item, { look: 1, against: 1, short: 1, question: 1 });
    show('import');
    fireEvent.change(await screen.findByLabelText(packs.choose), {
      target: { files: [new File([JSON.stringify(spoilt)], 'a.json')] },
    });
    const all = spoilt.items.length * 4;
    await screen.findByText(packs.faultCount(all));
    expect(screen.getAllByRole('listitem')).toHaveLength(200);
    expect(screen.getByText(packs.moreFaults(all - 200))).toBeTruthy();
  });
});

const choose = async (pack: unknown) =>
  fireEvent.change(await screen.findByLabelText(packs.choose), {
    target: { files: [new File([JSON.stringify(pack)], 'a.json')] },
  });

describe('a file that can’t be kept', () => {
  it('says so by the pack’s name before anything is pressed, where the number is taken', async () => {
    show('import');
    await choose({ ...session.pack, title: { zh: '别的', en: 'Other' } });
    expect(await screen.findByText(packs.taken('别的', session.pack.version))).toBeTruthy();
    expect(screen.queryByRole('button', { name: packs.keepAndUse })).toBeNull();
  });

  it('names the item in use that it leaves out', async () => {
    const line = await readVisit(session, await startVisit(session, { name: '甲' }));
    await rate(session, line?.visit as never, '1.1', 'poor');
    show('import');
    await choose(removeItem(session.pack, '1.1', new Set()));
    expect(await screen.findByText(packs.usedGone('1.1'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: packs.keep })).toBeNull();
  });
});

describe('the self-check', () => {
  const judging = '是否召开了动员会、印发了多少份文件';
  const hit = () => screen.findByText(packs.hitHow);

  it('warns beside the item as it is written, and in what the draft would become', async () => {
    await typed(judging);
    draftAt('1.1');
    await hit();
    cleanup();
    draftAt();
    fireEvent.click(await screen.findByRole('button', { name: packs.see }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    expect(dialog.getByText(packs.hitHow)).toBeTruthy();
    expect(dialog.getByText(packs.adopt('1.1.1'))).toBeTruthy();
  });

  it('warns of a file before it is kept', async () => {
    show('import');
    await choose(rewordItem(session.pack, '1.1', { question: { zh: judging, en: 'Another' } }));
    await hit();
  });
});
