// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bringInUnits } from '../../../../lib/app/desk/roster-commit.ts';
import { type OpenedTable, openTable, samplesOf, sheetsOf } from '../../../../lib/app/desk/roster-file.ts';
import {
  countOutcomes,
  decideAll,
  mappingFault,
  previewRoster,
  proposedFields,
  type RosterChoices,
  rosterUnits,
  unknownTypes,
} from '../../../../lib/app/desk/roster-plan.ts';
import { addUnit } from '../../../../lib/app/desk/units.ts';
import { readUnits } from '../../../../lib/app/desk/units-list.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { Sheet } from '../../../../lib/sheets/table-file.ts';
import { freshProfile } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const sheet = (rows: string[][]): Sheet => ({
  name: '名册',
  rows,
  lines: rows.map((_, at) => at + 1),
  formulas: 0,
  doubtful: [],
  hidden: [],
});
const TITLES = ['单位名称', '单位类型', '上级单位', '代码', '流动党员数'];
const opened = (rows: string[][]): OpenedTable => openTable(session.pack, sheet([TITLES, ...rows]));
const choicesOf = (table: OpenedTable, more: Partial<RosterChoices> = {}): RosterChoices => ({
  fields: proposedFields(table.columns),
  typeWords: new Map(),
  decided: new Map(),
  ...more,
});
const units = () => readUnits(session.db);
const preview = async (table: OpenedTable, more: Partial<RosterChoices> = {}) =>
  previewRoster(session.pack, table, choicesOf(table, more), rosterUnits(await units()));
const bring = async (table: OpenedTable, more: Partial<RosterChoices> = {}) =>
  bringInUnits(session, await preview(table, more), await units());
const TWO = [
  ['东沟村', '村', '柳河镇', '001', '3'],
  ['柳河镇', '乡镇', '', '002', ''],
];

describe('bringing a roster in', () => {
  it('makes units of rows, with the unit above wherever its row stands, in one act that can be undone', async () => {
    expect(await bring(opened(TWO))).toEqual({ added: 2, changed: 0 });
    const { lines } = await units();
    const village = lines.find(({ unit }) => unit.body.name === '东沟村');
    expect(village).toMatchObject({ parent: '柳河镇' });
    expect(village?.unit.body).toMatchObject({ code: '001', mobileMembers: 3, type: expect.any(String) });
    expect(await session.undo.undo()).toBe('unitsBroughtIn');
    expect((await units()).lines).toEqual([]);
  });

  it('the same file again changes nothing', async () => {
    await bring(opened(TWO));
    const before = await session.db.changes.count();
    expect((await preview(opened(TWO))).map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect(await bring(opened(TWO))).toEqual({ added: 0, changed: 0 });
    expect(await session.db.changes.count()).toBe(before);
  });

  it('what was taken in spite of a doubt about a value is the same the next time', async () => {
    const table = opened([['东沟村', '怪类型', '没有的镇', '003', '']]);
    const taken = new Map([[2, 'take']]);
    expect(await bring(table, { decided: taken })).toEqual({ added: 1, changed: 0 });
    expect((await preview(table)).map(({ outcome }) => outcome)).toEqual(['same']);
  });

  it('a change of a name keeps the former one', async () => {
    await bring(opened(TWO));
    const table = opened([['东沟社区', '', '', '001', '5']]);
    expect(await bring(table)).toEqual({ added: 0, changed: 1 });
    const found = (await units()).lines.find(({ unit }) => unit.body.code === '001');
    expect(found?.unit.body).toMatchObject({ name: '东沟社区', formerly: ['东沟村'], mobileMembers: 5 });
    await session.undo.undo();
    const again = (await units()).lines.find(({ unit }) => unit.body.code === '001');
    expect(again?.unit.body).toMatchObject({ name: '东沟村', mobileMembers: 3 });
  });

  it('rows in doubt are not written until a person says what they are', async () => {
    await addUnit(session, { name: '柳河镇东沟村党支部' });
    const table = opened([['柳河镇东沟村支部委员会', '', '', '', '7']]);
    const [row] = await preview(table);
    expect(row).toMatchObject({ outcome: 'doubtful', mayDecide: true });
    expect(await bring(table)).toEqual({ added: 0, changed: 0 });
    const decided = decideAll(await preview(table), row?.issues[0]?.reason ?? 'nearName', 'only', new Map());
    expect(await bring(table, { decided })).toEqual({ added: 0, changed: 1 });
    expect((await units()).lines).toHaveLength(1);
  });

  it('a row waits for the one above it, and is not put under nothing in silence', async () => {
    const table = opened([
      ['东沟村', '', '柳河镇', '', ''],
      ['柳河镇', '怪类型', '', '', ''],
    ]);
    expect(countOutcomes(await preview(table))).toMatchObject({ waiting: 1, doubtful: 1, new: 0 });
    const decided = new Map([[3, 'take']]);
    expect(countOutcomes(await preview(table, { decided }))).toMatchObject({ waiting: 0, new: 2 });
    expect(await bring(table, { decided })).toEqual({ added: 2, changed: 0 });
  });

  it('what a person leaves out is counted as left out; a refused row can’t be taken', async () => {
    const table = opened([
      ['东沟村', '怪类型', '', '', ''],
      ['西沟村', '', '', '', '三个'],
    ]);
    const decided = new Map([
      [2, 'skip'],
      [3, 'take'],
    ]);
    expect((await preview(table, { decided })).map(({ outcome }) => outcome)).toEqual(['left', 'refused']);
    expect(await bring(table, { decided })).toEqual({ added: 0, changed: 0 });
  });

  it('of a decision for a unit that is gone meanwhile the row is in doubt again', async () => {
    const table = opened([['东沟村', '怪类型', '', '', '']]);
    const decided = new Map([[2, '018a60ec-1800-7d2e-9b41-5f0c6a7e2301']]);
    expect((await preview(table, { decided })).map(({ outcome }) => outcome)).toEqual(['doubtful']);
  });
});

describe('saying what a table holds', () => {
  it('words for types that the pack does not know are told, and a person says what they mean', async () => {
    const table = opened([
      ['东沟村', '怪类型', '', '', ''],
      ['西沟村', '怪类型', '', '', ''],
      ['柳河镇', '乡镇', '', '', ''],
    ]);
    expect(unknownTypes(session.pack, table, choicesOf(table).fields)).toEqual([{ word: '怪类型', rows: 2 }]);
    const typeWords = new Map([['怪类型', 'school']]);
    const rows = await preview(table, { typeWords });
    expect(rows[0]).toMatchObject({ outcome: 'new', values: { type: 'school' } });
  });

  it('columns can’t be used without a name, or with one field twice', () => {
    expect(mappingFault(['code', null])).toEqual({ reason: 'noNameColumn', field: 'name' });
    expect(mappingFault(['name', 'code', 'code'])).toEqual({ reason: 'twoColumns', field: 'code' });
    expect(mappingFault(['name', 'place', 'place'])).toBe(null);
  });

  it('shows a few cells of a column, and sheets without anything are left out', () => {
    const table = opened(TWO);
    expect(table.table && samplesOf(table.table, 0)).toEqual(['东沟村', '柳河镇']);
    expect(sheetsOf({ kind: 'xlsx', sheets: [sheet([]), sheet([TITLES, ...TWO])] }).best).toBe(0);
  });

  it('a header may be on a line that a person names', () => {
    const rows = [
      ['甲', '乙'],
      ['东沟村', '001'],
    ];
    expect(openTable(session.pack, sheet(rows)).table).toBe(null);
    expect(openTable(session.pack, sheet(rows), 1).table?.rows).toHaveLength(1);
    expect(openTable(session.pack, sheet(rows), 9).table).toBe(null);
  });
});
