import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrivalsOf } from '../../../components/bundles/arrivals.ts';
import { BundlesPage } from '../../../components/bundles/bundles-page.tsx';
import { handOutDraft, NO_DRAFT } from '../../../components/bundles/hand-out-draft.ts';
import { setField } from '../../../lib/app/fields.ts';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { beginComment, keepComment } from '../../../lib/app/review/comments.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { listAttachments } from '../../../lib/store/attachments.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { readRecord, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { type Device, fileFrom, newDevice, takeOn } from '../../lib/app/bundle/devices.ts';
import { bundled, type RawBundle } from '../../lib/bundle/bundles.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../lib/changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const { bundles: words, bundlesCame: came, bundlesChanges: says } = deskWordsOf('zh-CN');
/** The name of a part of a file's card. */
const partOf = (part: string) => new RegExp(`^${part}`);
let anna: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
});
afterEach(() => {
  cleanup();
  handOutDraft.value = NO_DRAFT;
});

const show = (device: Device, open?: string) => stage(device.use(), () => <BundlesPage {...(open && { open })} />);
const choose = async (...files: readonly File[]) =>
  fireEvent.change(await screen.findByLabelText(words.choose, { selector: 'input' }), { target: { files } });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('a file that was made here', () => {
  it('says so where it comes back, offers nothing, and stays one that went', async () => {
    await writeVisit(lead.use(), '河东村', ['一']);
    const file = await fileFrom(lead);
    show(lead, 'in');
    await choose(file);
    await screen.findByText(came.madeHere);
    expect(screen.queryByRole('button', { name: words.take })).toBeNull();
    cleanup();
    const [row] = await lead.session.db.bundles.toArray();
    show(lead, row?.digest);
    await screen.findByText(words.isOut);
    expect(screen.queryByRole('button', { name: words.takeBack })).toBeNull();
  });
});

describe('numbers and clocks that are odd', () => {
  const fileOf = (change: (raw: RawBundle) => void) => new File([bundled(change)], 'stranger.visits');

  it('are said person by person, and nothing is held up', async () => {
    const late = changeOf({ rec: idOf(1), hlc: hlcOf(Date.now() + 5 * 3_600_000), author: authorOf(1) });
    show(lead, 'in');
    await choose(fileOf(({ batches: [own] }) => void Object.assign(own ?? {}, { seq: 3, lines: [changeLine(late)] })));
    const odd = within(await screen.findByRole('region', { name: partOf(came.odd) }));
    odd.getByText(came.ahead(1));
    odd.getByText(came.missing(2));
    expect(odd.queryByText(came.forked)).toBeNull();
    await screen.findByRole('button', { name: words.take });
  });

  it('are said to be two histories where one number says two things', async () => {
    await takeOn(
      lead,
      fileOf(() => undefined),
    );
    show(lead, 'in');
    const other = changeOf({ rec: idOf(9), hlc: hlcOf(9), author: authorOf(1) });
    await choose(fileOf(({ batches: [own] }) => void own?.lines.push(changeLine(other))));
    await screen.findByText(came.forked);
    await screen.findByRole('button', { name: words.take });
  });

  it('ten years ahead refuses that part by its line, with the word to set the clocks', async () => {
    const late = changeOf({ rec: idOf(1), hlc: hlcOf(Date.now() + 3660 * 86_400_000), author: authorOf(1) });
    show(lead, 'in');
    await choose(fileOf(({ batches: [own] }) => void Object.assign(own ?? {}, { lines: [changeLine(late)] })));
    const refused = within(await screen.findByRole('region', { name: partOf(words.refused) }));
    refused.getByText(words.partRefused('王督导'));
    refused.getByText(words.refusals.clock);
    expect(refused.getByText(new RegExp(words.line(2))).textContent).toContain(authorOf(1));
  });
});

describe('a file that changes and takes away what is here', () => {
  it('says what before it is taken in: whose words, old and new, what goes off the lists and by whom', async () => {
    const [one, other] = [
      await writeVisit(anna.use(), '河东村', ['公示栏空着', '台账是补的']),
      await writeVisit(anna.session, '河西村', ['二']),
    ];
    await takeOn(lead, await fileFrom(anna));
    await setField(lead.use(), await readRecord(lead.session, 'note', one.notes[0] ?? ''), 'text', '公示栏满了');
    await remove(lead.session, await readRecord(lead.session, 'visit', other.visit));
    const file = await fileFrom(lead, [one.visit, other.visit]);
    show(anna, 'in');
    await choose(file);
    await screen.findByText(says.willGo(1));
    screen.getByText(says.goneBy('组长'));
    screen.getByText(says.ownTotal(2));
    screen.getByText(words.totals({ new: 0, same: 0, updated: 2, gone: 1, conflicting: 0, refused: 0 }));
    const effects = within(screen.getByRole('region', { name: says.partOf(words.effects, file.name) }));
    const [gone, changed] = effects.getAllByText(says.replaces(1, 1)).map((summary) => summary.closest('li'));
    expect(gone?.textContent).toContain('河西村');
    expect(gone?.textContent).toContain(says.whoseGone(says.me, '组长'));
    expect(changed?.querySelector('del')?.textContent).toBe('空着');
    expect(changed?.querySelector('ins')?.textContent).toBe('满了');
    expect(changed?.textContent).toContain(says.field(says.record(words.kindOf.note, '公示栏空着'), '内容'));
    expect(changed?.textContent).toContain(says.whose(says.me, '组长'));
    await press(words.take);
    await screen.findByText(words.taken(0, 1, 1));
  });

  it('shows a value by its word and folds up what is nobody’s here', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['一']);
    const third = await newDevice('审核');
    await setField(anna.use(), await readRecord(anna.session, 'visit', visit), 'rating.1.1', 'good');
    await takeOn(lead, await fileFrom(anna));
    await takeOn(third, await fileFrom(anna));
    await setField(lead.use(), await readRecord(lead.session, 'visit', visit), 'rating.1.1', 'poor');
    show(third, 'in');
    await choose(await fileFrom(lead, [visit]));
    const summary = await screen.findByText(says.replaces(1, 0));
    expect(screen.queryByText(says.whose('安娜', '组长'))).toBeNull();
    const fold = summary.closest('details');
    if (!fold) throw new Error('nothing to fold');
    fold.open = true;
    fireEvent(fold, new Event('toggle'));
    await screen.findByText(says.whose('安娜', '组长'));
    const { good, poor } = wordsOf('zh-CN').common.grades;
    screen.getByText(says.fromTo(good, poor));
    screen.getByText(/评定 1\.1/);
  });
});

describe('several files at once, one of them bad', () => {
  it('are taken in all but that one', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const first = await fileFrom(anna);
    await writeVisit(anna.use(), '河西村', ['二']);
    const second = await fileFrom(anna);
    show(lead, 'in');
    await choose(first, new File(['不是'], '假的.visits'), second);
    await press(words.takeAll(2));
    await waitFor(async () => expect(await lead.session.db.bundles.count()).toBe(2));
    await waitFor(() => expect(screen.getAllByRole('button', { name: words.toVisits })).toHaveLength(2));
    screen.getByText(words.refusals.notABundle);
    expect(await lead.session.db.records.filter(({ kind }) => kind === 'visit').count()).toBe(2);
  });
});

describe('one file chosen twice', () => {
  it('is taken in once, and the other time said to change nothing', async () => {
    await writeVisit(anna.use(), '河东村', ['一'], ['一份材料']);
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file, file);
    const all = arrivalsOf(lead.session);
    await screen.findByRole('button', { name: words.takeAll(2) });
    await all.takeAll(lead.session);
    await screen.findByText(words.changesNothing);
    expect(all.list.value.map(({ state }) => state.is)).toEqual(['taken', 'shown']);
  });
});

describe('a file of which nothing can come in', () => {
  it('says so, offers nothing, and leaves no attachment behind', async () => {
    const broken = (at: number) => (raw: RawBundle) => {
      const batch = raw.batches[at];
      if (batch) batch.lines = ['{"broken\n'];
    };
    const file = new File([bundled(broken(1))], 'a.visits');
    const bad = new File([bundled((raw) => [0, 1].forEach((at) => void broken(at)(raw)))], 'b.visits');
    show(lead, 'in');
    await choose(bad);
    await screen.findByText(words.nothingTaken);
    expect(screen.queryByRole('button', { name: words.take })).toBeNull();
    await press(words.done);
    await choose(file);
    await press(words.take);
    await screen.findByRole('button', { name: words.done });
    expect(await listAttachments()).toEqual([]);
  });
});

describe('what people disagree on once a file is in', () => {
  it('is led to: first of all the first, and each visit with its count', async () => {
    const { visit, notes } = await writeVisit(anna.use(), '河东村', ['原话', '另一句']);
    await takeOn(lead, await fileFrom(anna));
    for (const [device, text] of [
      [lead, '组长改的'],
      [anna, '安娜改的'],
    ] as const) {
      for (const id of notes) await setField(device.use(), await readRecord(device.session, 'note', id), 'text', text);
    }
    const file = await fileFrom(anna);
    const { app } = show(lead, 'in');
    await choose(file);
    await press(words.take);
    const places = within(await screen.findByRole('region', { name: partOf(came.disputed) }));
    places.getByText(came.conflicts(2));
    const first = places.getByRole('button', { name: came.toFirst });
    await waitFor(() => expect(document.activeElement).toBe(first));
    fireEvent.click(first);
    const [go] = vi.mocked(app.go).mock.calls.at(-1) ?? [];
    expect(go).toMatchObject({ screen: 'desk', page: 'visits', open: visit });
    expect(notes.map((id) => `${id} text`)).toContain(go && 'focus' in go ? go.focus : '');
  });
});

describe('whoever comes from a visit that was handed over', () => {
  it('finds it chosen, alone, and what they choose then stays', async () => {
    const { visit } = await writeVisit(anna.use(), '河东村', ['一']);
    const { visit: other } = await writeVisit(anna.use(), '河西村', ['二']);
    show(anna, `out-${visit}`);
    await screen.findByText(words.goesCounts(1, 0, 0));
    expect([...handOutDraft.value.visits]).toEqual([visit]);
    cleanup();
    handOutDraft.value = { ...handOutDraft.value, visits: new Set([visit, other]) };
    show(anna, `out-${visit}`);
    await screen.findByText(words.goesCounts(2, 0, 0));
  });
});

describe('a comment that may give a protected source away', () => {
  it('is shown before a file is made, and goes once a person says so', async () => {
    const session = anna.use();
    const { visit, notes } = await writeVisit(session, '河东村', ['补助款没有发']);
    const note = notes[0] ?? '';
    await setManner(session, await readRecord(session, 'note', note), { source: 'backToBack' });
    const said = '找王会计再问问';
    const comment = beginComment(session, visit, { on: note }, said);
    await keepComment(session, visit, comment, said);
    handOutDraft.value = { ...NO_DRAFT, visits: new Set([visit]) };
    show(anna, 'out');
    const held = within(await screen.findByRole('region', { name: '可能看得出是谁说的' }));
    held.getByText(said);
    expect(held.queryByRole('textbox')).toBeNull();
    fireEvent.click(held.getByRole('button', { name: '可以照样出去' }));
    await held.findByText('说过可以照样出去。');
    expect(await (await fileFrom(anna)).text()).toContain(said);
  });
});

describe('a disk that is full', () => {
  it('before the file is in: says that nothing was changed', async () => {
    await writeVisit(anna.use(), '河东村', ['一'], ['一份材料']);
    const file = await fileFrom(anna);
    show(lead, 'in');
    await choose(file);
    await screen.findByRole('button', { name: words.take });
    const full = vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 1, usage: 1 });
    await press(words.take);
    await screen.findByText(came.full);
    full.mockRestore();
    expect(await lead.session.db.bundles.count()).toBe(0);
  });

  it('after it: says that it is in and goes on later', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const file = await fileFrom(anna);
    const { db } = lead.use();
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    show(lead, 'in');
    await choose(file);
    await screen.findByRole('button', { name: words.take });
    db.records.hook('creating', fail);
    await press(words.take);
    await screen.findByText(came.fullLater);
    db.records.hook('creating').unsubscribe(fail);
    expect((await db.bundles.toArray()).map(({ state }) => state)).toEqual(['applying']);
  });
});
