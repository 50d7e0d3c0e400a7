import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { handOutDraft, NO_DRAFT } from '../../../components/bundles/hand-out-draft.ts';
import { saveEverything } from '../../../lib/app/backup.ts';
import { decideKey } from '../../../lib/app/bundle/address-book.ts';
import { readIdentity } from '../../../lib/app/bundle/identity.ts';
import { giveFile } from '../../../lib/app/device.ts';
import { attach } from '../../../lib/app/evidence.ts';
import { beginNote, remove, setManner } from '../../../lib/app/notes.ts';
import { restoreEverything } from '../../../lib/app/restore.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { shownTime } from '../../../lib/model/time.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn, visitsOf } from '../../lib/app/bundle/devices.ts';
import { MOMENT } from '../../lib/app/review/review-stage.ts';
import { bundled } from '../../lib/bundle/bundles.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../lib/changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/app/device.ts', async (real) => ({ ...(await real<object>()), giveFile: vi.fn() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const {
  bundles: words,
  bundlesTeam: team,
  bundlesChanges: says,
  bundlesStaying: staying,
  visits: of,
  desk,
} = deskWordsOf('zh-CN');
let anna: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  handOutDraft.value = NO_DRAFT;
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
  vi.mocked(giveFile).mockClear();
});
afterEach(cleanup);

const show = (device: Device) => stage(device.use(), () => <BundlesPage open="out" />);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const given = () => vi.mocked(giveFile).mock.calls.map(([file]) => file);

describe('handing out', () => {
  it('says what goes and what stays, and hands the file over with what the other side compares', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['要交的']);
    beginNote(anna.session, visit, '还在写的', { how: 'look', source: 'public', items: [] });
    await anna.session.queue.flush();
    const { app } = show(anna);
    await screen.findByText(team.pickAny);
    await press(words.all);
    await screen.findByText(words.goesCounts(1, 0, 0));
    screen.getByText(words.stayWhy.draft);
    fireEvent.click(screen.getByRole('button', { name: words.stayDo }));
    expect(app.go).toHaveBeenCalledWith(expect.objectContaining({ page: 'visits', open: visit }));
    fireEvent.click(screen.getByRole('radio', { name: words.closings.open }));
    screen.getByText(words.openHow);
    await press(words.make);
    await screen.findByText(words.made0);
    const [file] = given();
    expect(file?.name).toMatch(/\.visits$/);
    expect(file?.name).not.toContain('安娜');
    expect(await file?.blob.text()).not.toContain('还在写的');
    await takeOn(lead, new File([file?.blob ?? ''], 'a.visits'));
    expect(await lead.session.db.records.get(visit)).toBeDefined();
  });

  it('lists evidence that goes without its file, counts what goes, and says so again once it is made', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['要交的'], ['一份材料']);
    const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], '图.svg', { type: 'image/svg+xml' });
    await attach(anna.session, visit, svg);
    const { app } = show(anna);
    await press(words.all);
    const goes = await screen.findByRole('status', { name: words.goes });
    await waitFor(() => expect(goes.textContent).toContain('佐证 1 件'));
    expect(goes.textContent).toContain(staying.goesWithoutFile(1));
    const stays = within(screen.getByRole('region', { name: words.stays }));
    stays.getByText(staying.fileWhy.drawing);
    fireEvent.click(stays.getByRole('button', { name: staying.stayLook }));
    expect(app.go).toHaveBeenCalledWith(expect.objectContaining({ page: 'visits', open: visit }));
    fireEvent.click(screen.getByRole('radio', { name: words.closings.open }));
    await press(words.make);
    await screen.findByText(words.made0);
    screen.getByText(staying.madeWithoutFile(1));
    screen.getByText(staying.madeFileWhy(staying.fileWhy.drawing, 1));
    screen.getByText(/附件 1 件$/);
  });

  it('lists what only a colleague can sign with their name, and counts it nowhere', async () => {
    await writeVisit(lead.use(), '河西村', ['组长自己的']);
    await writeVisit(anna.use(), '河东村', ['还没发过的']);
    const { blob } = await saveEverything(anna.session);
    await restoreEverything(lead.use(), blob);
    show(lead);
    await press(words.all);
    await screen.findByText(words.goesCounts(1, 0, 0));
    const stays = within(screen.getByRole('region', { name: words.stays }));
    const said = stays.getAllByText(staying.unsigned, { exact: false });
    expect(said).toHaveLength(2);
    expect(said[0]?.textContent).toBe(`${staying.unsigned} 安娜`);
    screen.getByText(/^名册与任务里有 \d+ 条是别人写的/);
  });

  it('says of whom something stays since another key signed it', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const { blob } = await saveEverything(anna.session);
    await takeOn(lead, await fileFrom(anna));
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), blob);
    const { visit } = await writeVisit(fresh.session, '河西村', ['二']);
    const file = await fileFrom(fresh, [visit]);
    const { key } = await readIdentity(fresh.session);
    await decideKey(lead.use(), { key, person: anna.session.me.id, name: '安娜' }, 'confirmed');
    await takeOn(lead, file);
    show(lead);
    await press(words.all);
    const said = await screen.findByText(words.otherKeys);
    expect(said.parentElement?.textContent).toContain('安娜');
  });

  it('shows the words of notes back to back before they go, with a switch that keeps them', async () => {
    const { notes } = await writeVisit(anna.use(), '河东村', ['豆芽婆娘家的低保没发']);
    await setManner(anna.session, await readRecord(anna.session, 'note', notes[0] ?? ''), { source: 'backToBack' });
    show(anna);
    await press(words.all);
    const list = within(await screen.findByRole('region', { name: says.spoken }));
    list.getByText('豆芽婆娘家的低保没发');
    await press(says.spokenKeep);
    await list.findByText(says.spokenKept);
    await screen.findByText(words.wordsOnly);
    await press(says.spokenGo);
    await list.findByRole('button', { name: says.spokenKeep });
  });

  it('takes a passphrase only when it is long enough and the same twice', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    show(anna);
    await press(words.all);
    const make = () => screen.getByRole<HTMLButtonElement>('button', { name: words.make });
    const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
    await screen.findByText(words.goesCounts(1, 0, 0));
    type(words.passphrase, '短');
    screen.getByText(words.passphraseShort);
    type(words.passphrase, '足够长的一句口令');
    type(words.passphraseTwice, '另一句口令也很长');
    screen.getByText(words.passphraseDiffer);
    expect(make().disabled).toBe(true);
    type(words.passphraseTwice, '足够长的一句口令');
    await waitFor(() => expect(make().disabled).toBe(false));
  });

  it('is sealed to whom it goes where a key of theirs is known, and says that it was not compared', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    await writeVisit(lead.use(), '河西村', ['二']);
    show(lead);
    fireEvent.change(await screen.findByLabelText(words.to), { target: { value: anna.session.me.id } });
    await screen.findByText(words.keyUnsure);
    expect(screen.getByRole('radio', { name: words.closings.keys }).getAttribute('aria-checked')).toBe('true');
    await press(words.since);
    await screen.findByText(words.goesCounts(1, 0, 0));
    await press(words.make);
    await screen.findByText(words.made0);
    const [file] = given();
    expect(file?.name).toMatch(/\.age$/);
    await takeOn(anna, new File([file?.blob ?? ''], 'a.visits.age'));
  });

  it('offers the removal of a visit that somebody has, by its own name, and says that nothing else of it goes', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    await takeOn(lead, await fileFrom(anna));
    const [visit = ''] = await visitsOf(lead);
    await remove(lead.use(), await readRecord(lead.session, 'visit', visit));
    show(lead);
    const { date } = shownTime((await readRecord(lead.session, 'visit', visit)).body.began);
    const tick = await screen.findByRole('checkbox', {
      name: new RegExp(says.removedName(of.rowName(date, '河东村'))),
    });
    await press(words.all);
    expect((tick as HTMLInputElement).checked).toBe(false);
    fireEvent.click(tick);
    await screen.findByText(says.goesRemovals(1));
    fireEvent.click(screen.getByRole('radio', { name: words.closings.open }));
    await press(words.make);
    await screen.findByText(says.madeRemovals(1));
    const [file] = given();
    await takeOn(anna, new File([file?.blob ?? ''], 'a.visits'));
    expect((await readRecord(anna.session, 'visit', visit)).shelf).toBe('deleted');
  });

  it('says which visit can’t go yet, with its notes, and counts only what goes', async () => {
    const author = { name: '安娜', id: idOf(0xa001) };
    const place = { unit: idOf(90), campaign: idOf(91), packVersion: '1.0.0', began: MOMENT };
    const of = { rec: idOf(301), kind: 'visit', parent: idOf(90), field: '*', author: `${author.id}.0` };
    const rated = changeOf({ ...of, hlc: hlcOf(1), value: { ...place, by: author.id, 'rating.2.1': 'poor' } });
    const note = { text: '槐树下看到的', how: 'look', source: 'public', at: MOMENT };
    const seen = changeOf({ ...of, rec: idOf(1), kind: 'note', parent: idOf(301), hlc: hlcOf(2), value: note });
    const rival = { ...of, rec: idOf(302), author: authorOf(2), hlc: hlcOf(3), value: { ...place, by: idOf(0xa002) } };
    const file = bundled(({ batches: [annas, bens] }) => {
      Object.assign(annas ?? {}, { lines: [rated, seen].map(changeLine) });
      Object.assign(bens ?? {}, { lines: [changeLine(changeOf(rival))] });
    });
    await takeOn(lead, new File([file], 'a.visits'));
    show(lead);
    await press(words.all);
    await screen.findByText(words.goesCounts(1, 0, 0));
    const said = screen.getByText(words.held).parentElement?.textContent ?? '';
    expect(said).toContain(words.heldNotes(1));
    expect(said).toContain(shownTime(MOMENT).date);
    // The other's rating may not go either, once there is one.
    expect(screen.getByText(words.blind.rival).parentElement?.querySelectorAll('p')).toHaveLength(2);
    expect(screen.queryByText(words.nothingStays)).toBeNull();
    screen.getByText(words.stayWhy.batch);
    expect(screen.queryByText(`${words.goesKinds} ${words.kindOf.note} 1`)).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: words.closings.open }));
    await press(words.make);
    await screen.findByText(words.made0);
    screen.getByText(/^走访 1，改动/);
    expect(await given()[0]?.blob.text()).not.toContain('槐树下看到的');
  });

  it('says that ratings stay since two units have one name, and leads to where they are merged or told apart', async () => {
    const { visit } = await writeVisit(lead.use(), '标签村', ['组长的']);
    const { visit: theirs } = await writeVisit(anna.use(), '标签村', ['安娜的']);
    const { body } = await readRecord(anna.session, 'visit', theirs);
    const { campaign } = (await readRecord(lead.session, 'visit', visit)).body;
    expect(body.campaign).toBe(campaign);
    await takeOn(lead, await fileFrom(anna));
    const { app } = show(lead);
    await press(words.all);
    const said = (await screen.findByText(words.blind.lookAlike)).parentElement ?? document.body;
    const [toUnit] = within(said).getAllByRole('button', { name: team.toUnit });
    fireEvent.click(toUnit ?? said);
    expect(app.go).toHaveBeenCalledWith(expect.objectContaining({ page: 'units', open: expect.any(String) }));
    expect(screen.queryByText(words.blind.rival)).toBeNull();
  });

  it('asks for the person before it can know what is new to them', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const { app } = show(anna);
    await press(words.since);
    expect(app.say).toHaveBeenCalledWith(words.sinceWhom);
    expect(screen.getByText(desk.shown(1, 1), { exact: false })).toBeTruthy();
  });
});
