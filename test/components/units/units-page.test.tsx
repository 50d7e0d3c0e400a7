import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../../components/ui/context.ts';
import { UnitsPage } from '../../../components/units/units-page.tsx';
import { rate } from '../../../lib/app/checklist.ts';
import { keepVersion } from '../../../lib/app/desk/packs.ts';
import { addUnit, setParent } from '../../../lib/app/desk/units.ts';
import { readUnits } from '../../../lib/app/desk/units-list.ts';
import { mergeUnits } from '../../../lib/app/desk/units-merge.ts';
import { setField } from '../../../lib/app/fields.ts';
import { setName } from '../../../lib/app/people.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { handOver, newestVisits, readVisit, startVisit } from '../../../lib/app/visits.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { rewordItem } from '../../../lib/packs/edit-pack.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { visitOn } from '../../fixtures/roster-units.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { units } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  Element.prototype.checkVisibility ??= () => true;
});

afterEach(cleanup);

const showUnit = (open: string) => stage(session, () => <UnitsPage open={open} />);
const bodyOf = async (id: string) => (await getRecord(session.db, 'unit', id))?.body;

describe('the page of units', () => {
  it('says what goes here while there is nothing', async () => {
    stage(session, () => <UnitsPage />);
    expect(await screen.findByText(units.none)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: units.bringIn })).toHaveLength(1);
  });

  it('leads to the next unit once one is deleted, and to what can be done where none is left', async () => {
    for (const name of ['甲村', '乙村']) await addUnit(session, { name });
    function Live({ app }: { app: App }) {
      const [open, setOpen] = useState<string | undefined>();
      vi.mocked(app.go).mockImplementation((to) => setOpen('open' in to ? to.open : undefined));
      return <UnitsPage {...(open && { open })} />;
    }
    stage(session, (app) => <Live app={app} />);
    const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-at]')];
    await screen.findByText('乙村');
    const [first, second] = rows();
    for (const [row, next] of [
      [first, () => second],
      [second, () => screen.getByRole('button', { name: units.bringIn })],
    ] as const) {
      if (row) fireEvent.click(row);
      const remove = await screen.findByRole('button', { name: laterWordsOf('zh-CN').findings.removeUnit });
      remove.focus();
      fireEvent.click(remove);
      await waitFor(() => expect(rows()).not.toContain(row));
      await waitFor(() => expect(document.activeElement).toBe(next()));
    }
  });

  it('sets a field of all units that are picked', async () => {
    const ids = [await addUnit(session, { name: '东沟村' }), await addUnit(session, { name: '西沟村' })];
    stage(session, () => <UnitsPage />);
    await screen.findByText('东沟村');
    const row = document.querySelector<HTMLElement>('tr[data-at]');
    row?.focus();
    if (row) fireEvent.keyDown(row, { key: 'a', ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: units.bulk.set.type }));
    fireEvent.change(screen.getByRole('combobox', { name: units.bulk.set.type }), { target: { value: 'school' } });
    fireEvent.click(screen.getByRole('button', { name: units.bulk.setIt }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: units.bulk.set.type }));
    const types = () => Promise.all(ids.map(async (id) => (await bodyOf(id))?.type ?? null));
    await waitFor(async () => expect(await types()).toEqual(['school', 'school']));
    await session.undo.undo();
    expect(await types()).toEqual([null, null]);
  });

  it('asks once before a second unit of one name is made', async () => {
    await addUnit(session, { name: '中心小学' });
    stage(session, () => <UnitsPage />);
    fireEvent.click(await screen.findByRole('button', { name: units.add }));
    fireEvent.input(screen.getByLabelText(units.nameLabel), { target: { value: '中心小学' } });
    const add = screen.getByRole('button', { name: units.addIt });
    fireEvent.click(add);
    await screen.findByRole('alert');
    expect(await session.db.records.filter(({ kind }) => kind === 'unit').count()).toBe(1);
    fireEvent.click(add);
    await waitFor(async () => expect(await session.db.records.filter(({ kind }) => kind === 'unit').count()).toBe(2));
  });

  it('shows ratings visit by visit with gaps, and how many there are', async () => {
    const id = await addUnit(session, { name: '东沟村', type: 'villageCommunity' });
    const item = session.pack.items.find(({ form }) => form === 'rated')?.id ?? '';
    const visits = [await startVisit(session, { id }), await startVisit(session, { id })];
    const second = await readVisit(session, visits[1] ?? '');
    if (second) await rate(session, second.visit, item, 'poor');
    showUnit(id);
    const table = within(await screen.findByRole('region', { name: units.ratings }));
    const marks = within(await table.findByRole('list')).getAllByRole('listitem');
    expect(marks.map((mark) => mark.textContent?.split(' ')[1])).toEqual([units.noGrade, '较差']);
    expect(table.getByTitle(units.gradedOf(1, 2)).textContent).toBe('1');
  });

  it('asks only for what the campaign wants known of units, and shows what a unit says anyhow', async () => {
    const { unitFacts: _, ...pack } = session.pack;
    session = { ...session, pack };
    const facts = [units.newOrganisations, units.mobileMembers, units.weak];
    const shown = () => facts.filter((label) => screen.queryByLabelText(label, { selector: '.field' }) !== null);
    const id = await addUnit(session, { name: '东沟村' });
    showUnit(id);
    await screen.findByLabelText(units.code);
    expect(shown()).toEqual([]);
    expect(screen.queryByLabelText(units.filters.weak)).toBe(null);
    const unit = await getRecord(session.db, 'unit', id);
    if (unit) await setField(session, unit, 'weak', false);
    await waitFor(() => expect(shown()).toEqual([units.weak]));
    cleanup();
    session = { ...session, pack: { ...pack, unitFacts: ['newOrganisations', 'mobileMembers'] } };
    showUnit(id);
    await waitFor(() => expect(shown()).toEqual(facts));
  });

  it('keeps a figure that is none on the screen and says that it is not saved', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    showUnit(id);
    const field = await screen.findByLabelText<HTMLInputElement>(units.mobileMembers, { selector: 'input.field' });
    fireEvent.input(field, { target: { value: '三个' } });
    expect((await screen.findByRole('alert')).textContent).toBe(units.badFigure);
    expect(field.value).toBe('三个');
    expect((await bodyOf(id))?.mobileMembers).toBeUndefined();
  });

  it('a member is recused with a reason that saves itself', async () => {
    await setName(session, '王五');
    const id = await addUnit(session, { name: '东沟村' });
    showUnit(id);
    fireEvent.change(await screen.findByLabelText(units.recusalWho), { target: { value: session.me.id } });
    fireEvent.click(within(screen.getByRole('region', { name: units.recusals })).getByRole('button'));
    const why = await screen.findByLabelText(units.recusalWhy('王五'));
    fireEvent.input(why, { target: { value: '在这里任过职' } });
    await session.queue.flush();
    expect(await bodyOf(id)).toMatchObject({
      [`recused.${session.me.id}`]: true,
      [`recusedWhy.${session.me.id}`]: '在这里任过职',
    });
    fireEvent.click(screen.getByRole('button', { name: units.recusalDrop('王五') }));
    await waitFor(async () => expect((await bodyOf(id))?.[`recused.${session.me.id}`]).toBe(false));
  });

  it('a unit that would come to stand above itself is refused with the circle by name, and stays where it was', async () => {
    const [town, village] = [await addUnit(session, { name: '柳河镇' }), await addUnit(session, { name: '东沟村' })];
    const line = (await readUnits(session.db)).lines;
    const child = line.find(({ unit }) => unit.id === village)?.unit;
    if (child) await setParent(session, child, town, line);
    showUnit(town);
    fireEvent.click(await screen.findByRole('button', { name: units.parentChange }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    fireEvent.click(dialog.getByText('东沟村'));
    expect((await screen.findByRole('alert')).textContent).toBe(units.parentCircle(['柳河镇', '东沟村', '柳河镇']));
    expect((await bodyOf(town))?.parent ?? null).toBe(null);
  });

  it('a name that was written anew is one act to undo once the field is left, also by closing the page', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    for (const leave of [() => name().blur(), () => cleanup()]) {
      showUnit(id);
      await screen.findByRole('heading', { name: '东沟村', level: 1 });
      name().focus();
      fireEvent.input(name(), { target: { value: '东沟社区' } });
      await session.queue.flush();
      await waitFor(async () => expect((await bodyOf(id))?.formerly).toEqual(['东沟村']));
      leave();
      expect(await session.undo.undo()).toBe('renamed');
      expect(await bodyOf(id)).toMatchObject({ name: '东沟村', formerly: [] });
      cleanup();
    }
    function name() {
      return screen.getByLabelText(units.columns.name, { selector: 'textarea' });
    }
  });

  it.each(['', '   '])(
    'a name that is emptied (“%s”) is never saved so, and stands again once the field is left',
    async (blank) => {
      const id = await addUnit(session, { name: '东沟村' });
      showUnit(id);
      await screen.findByRole('heading', { name: '东沟村', level: 1 });
      const name = screen.getByLabelText<HTMLTextAreaElement>(units.columns.name, { selector: 'textarea' });
      name.focus();
      for (const text of ['东沟', blank]) {
        fireEvent.input(name, { target: { value: text } });
        await session.queue.flush();
      }
      expect(await bodyOf(id)).toMatchObject({ name: '东沟村' });
      expect(name.value).toBe(blank);
      name.blur();
      expect(name.value).toBe('东沟村');
      expect(await screen.findByText(wordsOf('zh-CN').visit.nameKept('东沟村'))).toBeTruthy();
      await session.queue.flush();
      expect(await bodyOf(id)).toMatchObject({ name: '东沟村', formerly: [] });
      expect(await session.undo.undo()).toBe('unitAdded');
    },
  );

  it('shows the burden month by month with what is known of how many, and the limits of the pack below', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    for (const day of ['2026-11-03', '2026-11-09', '2026-11-17']) await visitOn(session, id, day);
    const [first] = (await newestVisits(session, 9)).slice(-1);
    if (first) await setField(session, first.visit, 'ended', { ...first.visit.body.began, typed: '2026-11-03T12:10' });
    showUnit(id);
    const burden = within(await screen.findByRole('region', { name: units.burden }));
    const rows = await burden.findAllByRole('row');
    const cells = (at: number) => [...(rows[at]?.children ?? [])].map((cell) => cell.textContent);
    const { limits } = session.pack;
    if (!limits) throw new Error('no limits');
    expect(cells(1)).toEqual([
      '2026-11',
      '3',
      `${units.tally(190, 1, 3)}${units.derived(1)}`,
      units.tally(0, 0, 3),
      units.tally(0, 0, 3),
    ]);
    expect(cells(2)).toEqual([
      units.limits,
      String(limits.visitsPerUnitMonth),
      units.eachVisit(limits.minutesPerVisit),
      units.eachVisit(limits.peoplePerVisit),
      units.eachVisit(limits.papersPerVisit),
    ]);
    expect(burden.getByText(units.overIn('2026-11', units.over.visitsPerUnitMonth(3, 2)))).toBeTruthy();
    expect(burden.getByText(units.overIn('2026-11', units.over.minutesPerVisit(190, 180)))).toBeTruthy();
    const visits = within(screen.getByRole('region', { name: units.visits })).getAllByRole('button');
    expect(visits.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(new RegExp(`^2026-11-03 09:00.*${units.minutesOf(190, true).replace(/[()]/g, '.')}`)),
      expect.stringContaining(units.minutesUnknown),
      expect.stringContaining('2026-11-17'),
    ]);
  });

  it('says that an item’s words changed between its ratings, and shows both', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    const newer = rewordItem(session.pack, '1.1', { question: { zh: '换了问法', en: 'Asked otherwise' } });
    await keepVersion(session, newer);
    for (const [day, version] of [
      ['2026-11-03', session.pack.version],
      ['2026-11-09', newer.version],
    ] as const) {
      const visit = (await readVisit(session, await visitOn(session, id, day)))?.visit;
      if (!visit) throw new Error('no visit');
      await setField(session, visit, 'packVersion', version);
      await rate(session, visit, '1.1', 'good');
    }
    showUnit(id);
    const ratings = within(await screen.findByRole('region', { name: units.ratings }));
    expect(await ratings.findByText(units.reworded(1))).toBeTruthy();
    expect(ratings.getByText(units.wordsFrom(newer.version, '2026-11-09')).parentElement?.textContent).toContain(
      '换了问法',
    );
    expect(
      within(screen.getByRole('region', { name: units.visits })).getByText(units.underVersion(newer.version)),
    ).toBeTruthy();
  });

  it('a visit says that it runs, and under which version it is read where its own is not to be had', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    const [one, two] = [await visitOn(session, id, '2026-11-03'), await visitOn(session, id, '2026-11-04')];
    const [first, second] = [(await readVisit(session, one))?.visit, (await readVisit(session, two))?.visit];
    if (!first || !second) throw new Error('no visit');
    await handOver(session, first);
    await setField(session, second, 'packVersion', '7.7.7');
    showUnit(id);
    const lines = await within(await screen.findByRole('region', { name: units.visits })).findAllByRole('button');
    const said = lines.map(({ textContent }) =>
      [units.visitRunning, units.versionGone('7.7.7')].map((words) => textContent?.includes(words)),
    );
    expect(said).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('shows the visits of a unit that was merged into it, by its former name, and takes the two apart again', async () => {
    const [from, into] = [await addUnit(session, { name: '东沟村委会' }), await addUnit(session, { name: '东沟村' })];
    await visitOn(session, from, '2026-11-03');
    await mergeUnits(session, from, into, await readUnits(session.db));
    showUnit(into);
    expect(await screen.findByText(units.visitOf('东沟村委会'))).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: units.part }));
    await waitFor(() => expect(screen.queryByText(units.visitOf('东沟村委会'))).toBe(null));
    expect((await bodyOf(from))?.mergedInto).toBe(null);
    expect(await session.undo.undo()).toBe('unitsParted');
    expect((await bodyOf(from))?.mergedInto).toBe(into);
  });

  it('says where merges go against each other, at the unit that stands, and takes one of them apart', async () => {
    const [a, b] = [await addUnit(session, { name: '甲村' }), await addUnit(session, { name: '乙村' })];
    for (const [from, into] of [
      [a, b],
      [b, a],
    ] as const) {
      const unit = await getRecord(session.db, 'unit', from);
      if (unit) await setField(session, unit, 'mergedInto', into);
    }
    const { app } = showUnit(a);
    const ring = within(await screen.findByRole('region', { name: units.ring.title }));
    expect(ring.getByText(units.ring.says('甲村'))).toBeTruthy();
    expect(ring.getAllByRole('listitem')).toHaveLength(2);
    fireEvent.click(ring.getByRole('button', { name: units.ring.partOf('乙村', '甲村') }));
    expect(await screen.findByText(units.mergedTo('乙村'))).toBeTruthy();
    expect((await bodyOf(b))?.mergedInto).toBe(null);
    expect(await session.undo.undo()).toBe('unitsParted');
    expect(await screen.findByRole('region', { name: units.ring.title })).toBeTruthy();
    expect(app.say).not.toHaveBeenCalled();
  });

  it('says nothing of a circle where a unit stands because the one that it was merged into was taken away', async () => {
    const [a, b] = [await addUnit(session, { name: '甲村' }), await addUnit(session, { name: '乙村' })];
    await mergeUnits(session, a, b, await readUnits(session.db));
    const gone = await getRecord(session.db, 'unit', b);
    if (gone) await setField(session, gone, 'deleted', { device: 1, offset: 0, zone: 'UTC' });
    showUnit(a);
    await screen.findByRole('region', { name: units.tags });
    expect(screen.queryByRole('region', { name: units.ring.title })).toBe(null);
  });

  it('an open tag leads to its visit', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    const visit = await visitOn(session, id, '2026-11-03');
    await addTag(session, visit, 'F08');
    const { app } = showUnit(id);
    const tags = within(await screen.findByRole('region', { name: units.tags }));
    fireEvent.click(await tags.findByRole('button', { name: /F08/ }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: visit });
  });

  it('a unit is found by a name that it had before', async () => {
    const id = await addUnit(session, { name: '东沟社区' });
    await addUnit(session, { name: '西沟村' });
    const line = (await readUnits(session.db)).lines.find(({ unit }) => unit.id === id);
    if (line) await setField(session, line.unit, 'formerly', ['东沟村']);
    stage(session, () => <UnitsPage />);
    fireEvent.input(await screen.findByRole('searchbox'), { target: { value: '东沟村' } });
    await waitFor(() => expect(document.querySelectorAll('tr[data-at]')).toHaveLength(1));
    expect(document.querySelector('tr[data-at]')?.textContent).toContain('东沟社区');
  });

  it('Enter chooses a unit only where no other goes by what was typed', async () => {
    const id = await addUnit(session, { name: '东沟村' });
    for (const name of ['柳河镇', '柳河街道']) await addUnit(session, { name });
    showUnit(id);
    fireEvent.click(await screen.findByRole('button', { name: units.parentChange }));
    const field = within(screen.getByRole('dialog', { hidden: true })).getByRole('searchbox', { hidden: true });
    const enter = (typed: string) => {
      fireEvent.input(field, { target: { value: typed } });
      fireEvent.submit(field.closest('form') ?? field);
    };
    enter('柳河');
    expect(screen.getByRole('dialog', { hidden: true })).toBeTruthy();
    enter('柳河街');
    await waitFor(async () => expect((await bodyOf(id))?.parent).toBeTruthy());
  });
});
