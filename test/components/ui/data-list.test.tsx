import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import fc from 'fast-check';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Column, DataList, type Filter } from '../../../components/ui/data-list.tsx';
import { groupRows, linesOf } from '../../../components/ui/data-list-groups.ts';
import { select } from '../../../components/ui/data-list-select.ts';
import { fitShows, isAsIn, showsOf } from '../../../components/ui/data-list-shows.ts';
import { placeOf, START } from '../../../components/ui/data-list-state.ts';
import { saveView } from '../../../lib/app/desk/views.ts';
import type { Session } from '../../../lib/app/session.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { runs } from '../../lib/changes/runs.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

interface Row {
  id: string;
  name: string;
  count: number | null;
  kind: string;
}
const row = (name: string, count: number | null, kind = 'a'): Row => ({ id: name, name, count, kind });
const columns: Column<Row>[] = [
  { key: 'name', title: '名称', cell: ({ name }) => name, sort: ({ name }) => name },
  { key: 'count', title: '次数', cell: ({ count }) => count, sort: ({ count }) => count },
  {
    key: 'kind',
    title: '类',
    extra: true,
    cell: ({ kind }) => kind,
    sort: ({ kind }) => kind,
    group: ({ kind }) => kind,
  },
];
const filters: Filter<Row>[] = [
  {
    key: 'kind',
    title: '类',
    choices: [
      { value: 'a', name: '甲类' },
      { value: 'b', name: '乙类' },
    ],
    of: (one) => one.kind,
  },
];

const BUILT_IN = [{ id: 'own', name: '自带的', shows: { columns: ['kind', 'name'], group: 'kind' } }];

interface ListProps {
  rows: readonly Row[];
  onOpen(id: string | null): void;
  choices?: Filter<Row>['choices'];
}
function List({ rows, onOpen, choices }: ListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <div class="split">
      <DataList
        label="单位"
        name="test"
        rows={rows}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        columns={columns}
        filters={filters.map((one) => ({ ...one, choices: choices ?? one.choices }))}
        textOf={({ name }) => name}
        open={open}
        onOpen={(id) => {
          setOpen(id);
          onOpen(id);
        }}
        views={BUILT_IN}
        bulk={<button type="button">做</button>}
        selected={selected}
        onSelect={setSelected}
        empty={<p>什么也没有</p>}
      />
    </div>
  );
}

const opened = vi.fn();
let session: Session;
async function show(rows: readonly Row[]) {
  ({ session } = await freshProfile());
  stage(session, () => <List rows={rows} onOpen={opened} />);
}
const shown = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((one) => one.getAttribute('data-at') !== null && one.querySelectorAll('td')[1]?.textContent);
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const heads = () => [...document.querySelectorAll('.grp button')].map((one) => one.textContent?.trim());

beforeEach(() => {
  placeOf('test').value = START;
  opened.mockClear();
  Element.prototype.checkVisibility ??= () => true;
});
afterEach(cleanup);

describe('the list', () => {
  it('finds by every word, in any width and case', async () => {
    await show([row('青石镇 ABC', 1), row('青石镇', 2), row('云岭镇', 3)]);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'ａｂｃ 青石' } });
    expect(shown()).toEqual(['青石镇 ABC']);
    expect(screen.getByRole('status').textContent).toContain('1 条，共 3');
  });

  it('sorts both ways and back, those without a value last', async () => {
    await show([row('甲', 2), row('乙', null), row('丙', 10)]);
    const head = () => screen.getByRole('button', { name: '次数，排序' });
    await fireEvent.click(head());
    expect(shown()).toEqual(['甲', '丙', '乙']);
    await fireEvent.click(head());
    expect(shown()).toEqual(['丙', '甲', '乙']);
    expect(head().closest('th')?.getAttribute('aria-sort')).toBe('descending');
    await fireEvent.click(head());
    expect(shown()).toEqual(['甲', '乙', '丙']);
  });

  it('narrows by a filter, and lets it go', async () => {
    await show([row('甲', 1), row('乙', 2, 'b')]);
    await fireEvent.change(screen.getByRole('combobox', { name: '类' }), { target: { value: 'b' } });
    expect(shown()).toEqual(['乙']);
    await fireEvent.click(screen.getByRole('button', { name: '去掉筛选' }));
    expect(shown()).toEqual(['甲', '乙']);
  });

  it('lets no name turn or break a cell, a group, a choice or a label', async () => {
    const marks = /[\p{Bidi_Control}\n\u{e0000}-\u{e007f}]/u;
    ({ session } = await freshProfile());
    const rows = [row('正\u202e常\n村\u2066', 1, '域\u202exyz'), row('乙', 2, 'b')];
    const choices = [{ value: 'a', name: '甲\u202e\u{e0041}类' }];
    stage(session, () => <List rows={rows} onOpen={opened} choices={choices} />);
    expect(shown()).toContain('正\ufffd常 村\ufffd');
    placeOf('test').value = { ...START, group: 'kind', chosen: { kind: ['a', '域\u202exyz'] } };
    await vi.waitFor(() => expect(heads()[0]).toContain('域\ufffdxyz'));
    expect(screen.getByRole('checkbox', { name: /正\ufffd常 村\ufffd/ })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(marks);
    for (const one of document.querySelectorAll('[aria-label]'))
      expect(one.getAttribute('aria-label')).not.toMatch(marks);
  });

  it('is walked, selected from, opened and closed by keys, two in quick order too', async () => {
    await show([row('甲', 1), row('乙', 2), row('丙', 3)]);
    press('j');
    press('j');
    press('j');
    expect(document.activeElement?.textContent).toContain('丙');
    press('k');
    press('x');
    press('Enter');
    expect(opened).toHaveBeenLastCalledWith('乙');
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('选了 1'));
    (document.activeElement as HTMLElement).blur();
    press('Escape');
    expect(opened).toHaveBeenLastCalledWith(null);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('乙'));
  });

  it('lets several values of a filter pass at once, each a chip that can be let go', async () => {
    await show([row('甲', 1), row('乙', 2, 'b'), row('丙', 3, 'c')]);
    const select = screen.getByRole('combobox', { name: '类' });
    for (const value of ['a', 'b']) {
      fireEvent.focus(select);
      await fireEvent.change(select, { target: { value } });
    }
    expect(shown()).toEqual(['甲', '乙']);
    await fireEvent.click(screen.getByRole('button', { name: '去掉 类：甲类' }));
    expect(shown()).toEqual(['乙']);
    await fireEvent.click(screen.getByRole('button', { name: '去掉 类：乙类' }));
    expect(shown()).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('steps through a closed select one value at a time', async () => {
    await show([row('甲', 1), row('乙', 2, 'b')]);
    const select = screen.getByRole('combobox', { name: '类' });
    fireEvent.focus(select);
    await fireEvent.change(select, { target: { value: 'a' } });
    await fireEvent.change(select, { target: { value: 'b' } });
    expect(shown()).toEqual(['乙']);
  });

  it('is grouped, and folded by keys, with each group counted', async () => {
    await show([row('甲', 1, 'b'), row('乙', 2), row('丙', 3, 'b')]);
    await fireEvent.change(screen.getByRole('combobox', { name: '分组' }), { target: { value: 'kind' } });
    expect(heads()).toEqual(['a 1', 'b 2']);
    const rowCount = () => document.querySelectorAll('tr[data-at]').length;
    const isOpen = () => document.activeElement?.getAttribute('aria-expanded');
    for (const key of ['j', 'j', 'j', 'ArrowLeft']) press(key);
    await vi.waitFor(() => expect(rowCount()).toBe(1));
    expect(isOpen()).toBe('false');
    // Left on what is folded leaves it so.
    await press('ArrowLeft');
    await press('ArrowRight');
    await vi.waitFor(() => expect(rowCount()).toBe(3));
    await press('ArrowRight');
    expect(rowCount()).toBe(3);
    press('j');
    expect(document.activeElement?.textContent).toContain('甲');
    press('ArrowLeft');
    await vi.waitFor(() => expect(isOpen()).toBe('true'));
    expect(document.activeElement?.textContent).toContain('b 2');
  });

  it('picks a stretch, all that was found, or a group, and says what of it is out of sight', async () => {
    await show([row('甲', 1), row('乙', 2), row('丙', 3, 'b'), row('丁', 4, 'b')]);
    press('j');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    const picked = () => screen.getByRole('status').textContent;
    await vi.waitFor(() => expect(picked()).toContain('选了 3'));
    const filter = screen.getByRole('combobox', { name: '类' });
    await fireEvent.change(filter, { target: { value: 'b' } });
    const bar = screen.getByRole('region', { name: '对选中的' });
    expect(bar.textContent).toContain('其中 2 不在眼前');
    expect(within(bar).getByRole('button', { name: '做' })).toBeTruthy();
    await fireEvent.click(within(bar).getByRole('button', { name: '选上筛出的 2' }));
    await vi.waitFor(() => expect(picked()).toContain('选了 4'));
    await fireEvent.click(within(bar).getByRole('button', { name: '都不选' }));
    document.querySelector<HTMLElement>('tr[data-at]')?.focus();
    press('a', { ctrlKey: true });
    await vi.waitFor(() => expect(picked()).toContain('选了 2'));
    await fireEvent.change(filter, { target: { value: '' } });
    await fireEvent.change(screen.getByRole('combobox', { name: '分组' }), { target: { value: 'kind' } });
    document.querySelector<HTMLElement>('.grp button')?.focus();
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('tabindex')).toBe('0'));
    press('x');
    await vi.waitFor(() => expect(picked()).toContain('选了 4'));
  });

  it('reaches back again with Shift', async () => {
    await show([row('甲', 1), row('乙', 2), row('丙', 3)]);
    press('j');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) press(key, { shiftKey: true });
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('选了 2'));
  });

  it('saves, chooses by a digit, changes, names anew and takes away a view', async () => {
    await show([row('甲', 1), row('乙', 2, 'b')]);
    // A digit alone, beside how many there are, would read as a count.
    expect(screen.getByRole('button', { name: /键 0$/ })).toBeTruthy();
    press('1');
    await vi.waitFor(() => expect(heads()).toEqual(['a 1', 'b 1']));
    expect(
      screen
        .getAllByRole('columnheader')
        .slice(1)
        .map((head) => head.textContent),
    ).toEqual(['类', '名称']);
    await fireEvent.change(screen.getByRole('combobox', { name: '类' }), { target: { value: 'b' } });
    await fireEvent.click(screen.getByRole('button', { name: '存成视图' }));
    await fireEvent.input(screen.getByRole('textbox', { name: '视图名称' }), { target: { value: '乙类的' } });
    await fireEvent.click(screen.getByRole('button', { name: '存下' }));
    const mine = () => screen.findByRole('button', { name: /^乙类的/, pressed: true });
    await mine();
    press('0');
    await vi.waitFor(() => expect(shown()).toEqual(['甲', '乙']));
    press('2');
    await vi.waitFor(() => expect(document.querySelectorAll('tr[data-at]')).toHaveLength(1));
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '乙' } });
    await fireEvent.click(screen.getByRole('button', { name: '存回视图' }));
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: '存回视图' })).toBeNull());
    await fireEvent.click(screen.getByRole('button', { name: '改名' }));
    await fireEvent.input(screen.getByRole('textbox', { name: '视图名称' }), { target: { value: '新名' } });
    await fireEvent.click(screen.getByRole('button', { name: '存下' }));
    await screen.findByRole('button', { name: /^新名/ });
    await fireEvent.click(screen.getByRole('button', { name: '删去视图' }));
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^新名/ })).toBeNull());
    await session.undo.undo();
    await screen.findByRole('button', { name: /^新名/ });
  });

  it('says what of a view is not here, and leaves the view as it is', async () => {
    await show([row('甲', 1)]);
    const gone = { ...showsOf(START), order: { key: '没有这一列', down: true }, columns: ['name', '旧列'] };
    const id = await saveView(session, 'test', '旧的', gone);
    await screen.findByRole('button', { name: /^旧的/ });
    press('2');
    expect((await screen.findByText(/没有这一列/)).textContent).toContain('旧列');
    expect((await session.db.records.get(id))?.body.shows).toMatchObject(gone);
  });

  it('says what goes here while there is nothing', async () => {
    await show([]);
    expect(screen.getByText('什么也没有')).toBeTruthy();
  });

  it('draws only what is in sight of 10,000', async () => {
    await show(Array.from({ length: 10_000 }, (_, at) => row(`${at}`, at)));
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
    expect(document.querySelectorAll('tr[data-at]').length).toBeLessThan(100);
  });
});

const rowsOf = fc.array(
  fc.record({ name: fc.string(), count: fc.option(fc.integer()), kind: fc.constantFrom('', 'a', 'b', 'c') }),
);
const withIds = (given: readonly Omit<Row, 'id'>[]): Row[] => given.map((one, at) => ({ ...one, id: String(at) }));
const shape = { columns, filters, textOf: ({ name }: Row) => name };

it('keeps every row that passes, once, whatever the order', () => {
  fc.assert(
    fc.property(rowsOf, fc.boolean(), fc.subarray(['a', 'b']), (given, down, kinds) => {
      const all = withIds(given);
      const place = { ...START, order: { key: 'count', down }, chosen: { kind: kinds } };
      const found = select(all, shape, place, 'zh-CN');
      const passing = all.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
      expect(found.toSorted(byId)).toEqual(passing);
      const values = found.map(({ count }) => count);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known.toSorted((a, b) => (down ? b - a : a - b)));
    }),
    runs(),
  );
});

it('orders texts as the language does, those that are equal as they came', () => {
  const texts = fc.array(
    fc.record({ name: fc.constantFrom('乙', '甲', 'b', 'B', 'ｂ', '10', '9', ''), count: fc.nat() }),
  );
  fc.assert(
    fc.property(texts, (given) => {
      const all = withIds(given.map((one) => ({ ...one, kind: 'a' })));
      const collator = new Intl.Collator('zh-CN', { numeric: true });
      const found = select(all, shape, { ...START, order: { key: 'name', down: false } }, 'zh-CN');
      expect(found).toEqual(all.toSorted((a, b) => collator.compare(a.name, b.name)));
    }),
    runs(),
  );
});

it('counts each group as a recount does, and loses no row', () => {
  const places = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(3));
  fc.assert(
    fc.property(rowsOf, places, (given, place) => {
      const all = withIds(given);
      const groups = groupRows(all, ({ kind }) => kind && { name: kind, place: place[kind] ?? 0 }, 'zh-CN');
      for (const { name, rows } of groups) expect(rows).toEqual(all.filter(({ kind }) => kind === name));
      expect(groups.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(all.length);
      const named = groups.filter(({ name }) => name !== '');
      expect(groups.slice(0, named.length)).toEqual(named);
      const order = named.map(({ name }) => place[name] ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      const folded = new Set(groups.slice(0, 1).map(({ name }) => name));
      const lines = linesOf(all, columns, { ...START, group: 'kind', folded }, 'zh-CN');
      const shownRows = lines.slice(0, lines.length).filter((line) => line.is === 'row').length;
      expect(shownRows).toBe(all.filter(({ kind }) => !folded.has(kind)).length);
      expect(lines.length - shownRows).toBe(groups.length);
    }),
    runs(),
  );
});

describe('a view', () => {
  it('is what the list shows, whatever the order in which filters were chosen', () => {
    const one = { ...START, chosen: { kind: ['b', 'a'], month: ['x'] } };
    const other = {
      ...START,
      chosen: { month: ['x'], state: [], kind: ['a', 'b'] },
      view: { id: 'v', name: '' },
      folded: new Set(['a']),
    };
    expect(isAsIn(one, showsOf(other))).toBe(true);
    expect(isAsIn(one, { ...showsOf(other), typed: '字' })).toBe(false);
  });

  it('fits a list that lacks some of what it names', () => {
    const shows = { ...showsOf(START), group: 'name', chosen: { kind: ['a'], gone: ['b'] }, columns: ['gone too'] };
    expect(fitShows(shows, columns, filters)).toEqual({
      shows: { ...showsOf(START), chosen: { kind: ['a'] }, columns: null },
      gone: ['gone', 'gone too', 'name'],
    });
  });
});

const byId = (a: Row, b: Row) => Number(a.id) - Number(b.id);
