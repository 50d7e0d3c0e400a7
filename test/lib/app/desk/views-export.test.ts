// @vitest-environment node
import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOfList, type ListToExport, SheetError } from '../../../../lib/app/desk/views-export.ts';
import { runs } from '../../changes/runs.ts';

interface Row {
  unit: string;
  problem: string;
}
const list = (rows: readonly Row[], more: Partial<ListToExport<Row>> = {}): ListToExport<Row> => ({
  title: '问题清单',
  campaign: '主题教育',
  day: '2026-11-21',
  columns: [
    { title: '单位', text: ({ unit }) => unit },
    { title: '问题', text: ({ problem }) => problem },
  ],
  rows,
  ...more,
});

/** What an independent reader finds in a workbook: the cells as they lie there, with their types. */
async function cellsOf(file: File) {
  const book = read(await file.arrayBuffer(), { cellFormula: true, cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const cells = Object.entries(sheet).filter(([place]) => /^[A-Z]+\d+$/.test(place));
  return { names: book.SheetNames, cells: new Map(cells) };
}

/** Reads a text table as RFC 4180 says, with the mark of UTF-8. */
async function recordsOf(file: File): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  expect(text.startsWith('\ufeff')).toBe(true);
  const cells = text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g);
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    records.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

const EVIL = [
  '=1+1',
  '＝HYPERLINK("x")',
  '+1',
  '＋1',
  '-2',
  '－2',
  '@SUM(A1)',
  '＠SUM',
  '\t=1',
  '\r=1',
  '第一行\n=1+1',
  ' =1',
  '\u00a0=1',
  '"=1"',
  '0012',
  '1e5',
  '_x0041_',
];

describe('a list as a file', () => {
  it('says list, campaign and day, whatever they are called', async () => {
    expect((await fileOfList(list([]), 'xlsx')).name).toBe('问题清单-主题教育-2026-11-21.xlsx');
    const odd = list([], { title: '../a:b*[c]', campaign: '长'.repeat(500) });
    const file = await fileOfList(odd, 'xlsx');
    expect(file.name).toBe(`ab[c]-${'长'.repeat(60)}-2026-11-21.xlsx`);
    expect((await cellsOf(file)).names).toEqual(['.. a b c']);
    const empty = await fileOfList(list([], { title: "'", campaign: '' }), 'xlsx');
    expect(empty.name).toBe("'-2026-11-21.xlsx");
    expect((await cellsOf(empty)).names).toEqual(['list']);
  });

  it('holds formulas as text, full-width ones and those after a line break too', async () => {
    const rows = EVIL.map((problem) => ({ unit: '村', problem }));
    const { cells } = await cellsOf(await fileOfList(list(rows), 'xlsx'));
    for (const [at, problem] of EVIL.entries()) {
      expect(cells.get(`B${at + 2}`)).toMatchObject({ t: 's', v: problem });
    }
    expect([...cells.values()].some((cell) => 'f' in cell)).toBe(false);
    const records = await recordsOf(await fileOfList(list(rows), 'csv'));
    expect(records).toHaveLength(EVIL.length + 1);
    for (const [, problem = ''] of records.slice(1)) {
      for (const line of problem.split(/[\r\n]/)) expect(line).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
    }
    // Nothing of the words is lost: an apostrophe is all that was put before them.
    expect(records.slice(1).map(([, problem]) => problem?.replaceAll("'", ''))).toEqual(EVIL);
  });

  it('is refused as a workbook where a cell is too long, by line and column, and taken as text', async () => {
    const rows = [
      { unit: '一', problem: '短' },
      { unit: '二', problem: '长'.repeat(32_768) },
    ];
    const refused = await fileOfList(list(rows), 'xlsx').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SheetError);
    expect(refused).toMatchObject({ fault: 'cellTooLong', place: { line: 3, column: 2, limit: 32_767 } });
    expect((await recordsOf(await fileOfList(list(rows), 'csv')))[2]?.[1]).toHaveLength(32_768);
  });
});

it('comes back from an independent reader as it was', async () => {
  const rows = fc.array(fc.record({ unit: fc.string({ unit: 'grapheme' }), problem: fc.string() }), { maxLength: 5 });
  // What XML can't hold (control signs) is the writer's matter, and tested there.
  const clean = (text: string) => text.replace(/\p{C}/gu, '');
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const cleaned = given.map(({ unit, problem }) => ({ unit: clean(unit), problem: clean(problem) }));
      const { cells } = await cellsOf(await fileOfList(list(cleaned), 'xlsx'));
      for (const [at, { unit, problem }] of cleaned.entries()) {
        expect(cells.get(`A${at + 2}`)?.v ?? '').toBe(unit);
        expect(cells.get(`B${at + 2}`)?.v ?? '').toBe(problem);
      }
    }),
    { ...runs(), numRuns: 30 },
  );
});
