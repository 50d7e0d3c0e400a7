// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../lib/sheets/read-table.ts';
import { writeCsv } from '../../../lib/sheets/write-table.ts';
import { encodeGbk } from '../../fixtures/rosters/encode-gb.ts';
import { runs } from '../roster/runs.ts';
import { faultOf } from './fault-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array, limits = {}) => {
  const { encoding, sheets } = await readTables(bytes, 'a.csv', limits);
  return { encoding, rows: sheets[0]?.rows, lines: sheets[0]?.lines };
};
const rowsOf = async (text: string) => (await read(utf8(text))).rows;

describe('encodings', () => {
  it('are told apart by strict decoding', async () => {
    const text = '名称,地址\n联通大楼,新街１号';
    const rows = [
      ['名称', '地址'],
      ['联通大楼', '新街１号'],
    ];
    expect(await read(utf8(text))).toMatchObject({ encoding: 'utf-8', rows });
    expect(await read(utf8(`\ufeff${text}`))).toMatchObject({ encoding: 'utf-8', rows });
    expect(await read(encodeGbk(text))).toMatchObject({ encoding: 'gb18030', rows });
    // These six bytes are three sound characters of GBK as well.
    expect(await read(utf8('名称'))).toMatchObject({ encoding: 'utf-8', rows: [['名称']] });
    const be = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    expect(await read(be)).toMatchObject({ encoding: 'utf-16be', rows });
  });

  it('hold four-byte characters of GB18030', async () => {
    // 㙟 is 82 31 85 33 there.
    const bytes = new Uint8Array([...encodeGbk('石'), 0x82, 0x31, 0x85, 0x33, ...encodeGbk('村')]);
    const { encoding, rows } = await read(bytes);
    expect([encoding, rows]).toEqual(['gb18030', [[new TextDecoder('gb18030').decode(bytes)]]]);
    expect(rows?.[0]?.[0]).toHaveLength(3);
  });

  it('that none is are refused with the line that got furthest', async () => {
    const broken = new Uint8Array([...utf8('名称\n东沟村\n西'), 0xff, 0xff, ...utf8('\n岭上村')]);
    expect(await faultOf(read(broken))).toEqual(['encoding', { line: 3 }]);
    expect(await faultOf(read(utf8('名称\n\u0000')))).toEqual(['encoding', { line: 2 }]);
    expect(await faultOf(read(new Uint8Array([0xff, 0xfe, 0x41])))).toEqual(['encoding', { line: 1 }]);
  });

  it('read every text of GBK back', async () => {
    const char = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
    await fc.assert(
      fc.asyncProperty(fc.array(char, { minLength: 3, maxLength: 30 }), async (chars) => {
        const { encoding, rows } = await read(encodeGbk(chars.join('')));
        // A short GBK text can be sound UTF-8 as well; then it is read as that.
        if (encoding === 'gb18030') expect(rows).toEqual([[chars.join('')]]);
      }),
      runs(),
    );
  }, 120_000);
});

describe('separators', () => {
  it.each([
    [
      'comma',
      'a,b;c\nd,e',
      [
        ['a', 'b;c'],
        ['d', 'e'],
      ],
    ],
    [
      'tab',
      'a,x\tb\nc\td',
      [
        ['a,x', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolon',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'full-width comma',
      '甲，乙\n丙，丁',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ],
    ['named by Excel', 'sep=|\r\na|b,c', [['a', 'b,c']]],
    ['none', '甲，乙镇\n丙\n丁', [['甲，乙镇'], ['丙'], ['丁']]],
  ])('%s', async (_, text, rows) => {
    expect(await rowsOf(text)).toEqual(rows);
  });
});

describe('records', () => {
  it('may hold quotes, separators and line breaks; lines are those of the file', async () => {
    const { rows, lines } = await read(utf8('a,"b ""c"", d"\r\n\r\n"x\r\ny\rz",1\rlast'));
    expect(rows).toEqual([['a', 'b "c", d'], ['x\ny\nz', '1'], ['last']]);
    expect(lines).toEqual([1, 3, 6]);
  });

  it('with a quote that is not closed, or goes on, are refused with line and column', async () => {
    expect(await faultOf(read(utf8('a,b\nc,"d\ne')))).toEqual(['quote', { line: 2, column: 2 }]);
    expect(await faultOf(read(utf8('a,b\n"c"d,e')))).toEqual(['quote', { line: 2, column: 1 }]);
  });

  it('keep a quote inside a word', async () => {
    expect(await rowsOf('5" 管,b')).toEqual([['5" 管', 'b']]);
  });

  it('come back as they were written', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('甲', 'b', ',', ';', '"', '\n', ' ', '\t', '，', '1'),
      maxLength: 6,
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const bytes = writeCsv([['甲', '乙'], ...table]);
        const guarded = table.map((row) => row.map((text) => text.replace(/(^|\n)(?=\t)/g, "$1'")));
        expect((await read(bytes)).rows?.slice(1)).toEqual(trimmed(guarded));
      }),
      runs(),
    );
  }, 120_000);
});

/** Without empty cells at the end of rows, and without rows that have no other. */
function trimmed(rows: string[][]): string[][] {
  return rows
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1))
    .filter((row) => row.length > 0);
}

describe('limits', () => {
  it.each([
    ['fileTooLarge', { fileBytes: 5 }, { limit: 5 }],
    ['tooManyRows', { rows: 2 }, { sheet: '', line: 4, limit: 2 }],
    ['tooManyColumns', { columns: 2 }, { sheet: '', line: 2, column: 3, limit: 2 }],
    ['cellTooLong', { cellLength: 3 }, { sheet: '', line: 4, column: 2, limit: 3 }],
  ])('%s', async (fault, limits, place) => {
    expect(await faultOf(read(utf8('a,b,,,\n1,2,3\n\nc,dddd'), limits))).toEqual([fault, place]);
  });

  it('let 100,000 rows through, and no more than 200,000', async () => {
    const many = (count: number) => utf8('名称,地址\n'.repeat(count));
    expect((await read(many(100_000))).rows).toHaveLength(100_000);
    expect(await faultOf(read(many(200_001)))).toEqual(['tooManyRows', { sheet: '', line: 200_001, limit: 200_000 }]);
  });
});

describe('writeCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['甲\n=1', `"甲\n'=1"`],
    ['甲\r\n＠1', `"甲\r\n'＠1"`],
    ['甲\v=1', `"甲\v'=1"`],
    ['甲\f=1', `"甲\f'=1"`],
    ['甲\u0085=1', `"甲\u0085'=1"`],
    ['甲\u2028=1', `"甲\u2028'=1"`],
    ['甲\u2029=1', `"甲\u2029'=1"`],
    ['甲\u2028 ＝1', `"甲\u2028' ＝1"`],
    ['a=1', 'a=1'],
  ])('guards %j', (cell, written) => {
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv([[cell]]))).toBe(`\ufeff${written}\r\n`);
  });
});
