import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import fc from 'fast-check';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Column, DataList, type Filter } from '../../../components/ui/data-list.tsx';
import { placeOf, select } from '../../../components/ui/data-list-state.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

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
];
const filters: Filter<Row>[] = [
  { key: 'kind', title: '类', choices: [{ value: 'b', name: '乙' }], of: (one) => one.kind },
];

function List({ rows, onOpen }: { rows: readonly Row[]; onOpen(id: string | null): void }) {
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
        filters={filters}
        textOf={({ name }) => name}
        open={open}
        onOpen={(id) => {
          setOpen(id);
          onOpen(id);
        }}
        selected={selected}
        onSelect={setSelected}
        empty={<p>什么也没有</p>}
      />
    </div>
  );
}

const opened = vi.fn();
async function show(rows: readonly Row[]) {
  const { session } = await freshProfile();
  stage(session, () => <List rows={rows} onOpen={opened} />);
}
const shown = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((one) => one.getAttribute('data-at') !== null && one.querySelectorAll('td')[1]?.textContent);
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

beforeEach(() => {
  placeOf('test').value = { typed: '', order: null, chosen: {} };
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
    const head = () => screen.getByRole('button', { name: '按次数排' });
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

it('keeps every row that passes, once, whatever the order', () => {
  const rows = fc.array(
    fc.record({ name: fc.string(), count: fc.option(fc.integer()), kind: fc.constantFrom('a', 'b') }),
  );
  fc.assert(
    fc.property(rows, fc.boolean(), (given, down) => {
      const all = given.map((one, at) => ({ ...one, id: String(at) }));
      const place = { typed: '', order: { key: 'count', down }, chosen: { kind: 'b' } };
      const found = select(all, { columns, filters, textOf: ({ name }) => name }, place, 'zh-CN');
      expect(new Set(found)).toEqual(new Set(all.filter(({ kind }) => kind === 'b')));
      const values = found.map(({ count }) => count);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known.toSorted((a, b) => (down ? b - a : a - b)));
    }),
  );
});
