// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../lib/sheets/read-table.ts';
import { SheetError } from '../../../lib/sheets/sheet-error.ts';
import { buildWorkbook, buildZip, workbookParts } from '../../fixtures/rosters/zip.ts';
import { runs } from '../roster/runs.ts';
import { faultOf } from './fault-of.ts';

const fault = (bytes: Uint8Array, fileName = 'a.xlsx') => faultOf(readTables(bytes, fileName));
const ole = (text: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.alloc(600),
    ...Buffer.from(text, 'utf16le'),
  ]);
const binaryBook = buildZip([
  { name: '[Content_Types].xml', data: '<Types/>' },
  { name: 'xl/workbook.bin', data: 'x' },
  { name: 'xl/_rels/workbook.bin.rels', data: '<Relationships/>' },
]);
const padded = (megabytes: number) => `<sheetData>${'<!-- -->'.repeat(megabytes * 131_072)}</sheetData>`;
const sound = buildWorkbook(
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>单位名称</t></is></c></row></sheetData>',
);

describe('files that are none of ours', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['an old .xls', ole('Workbook'), 'a.xls', 'oldBinary'],
    ['a workbook with a password', ole('EncryptedPackage'), 'a.xlsx', 'locked'],
    ['a web page called .xls', Buffer.from('\ufeff<html><table></table>'), 'a.xls', 'webPage'],
    ['an XML spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'a.xls', 'webPage'],
    ['text called .xlsx', Buffer.from('单位名称,地址'), 'a.xlsx', 'unknown'],
    ['an empty file called .et', new Uint8Array(), 'a.et', 'unknown'],
    ['a binary workbook', binaryBook, 'a.xlsb', 'binaryBook'],
    ['another zip', buildZip([{ name: 'a.txt', data: 'x' }]), 'a.xlsx', 'otherZip'],
    [
      'a document',
      buildZip([
        { name: '[Content_Types].xml', data: 'x' },
        { name: 'word/document.xml', data: 'x' },
      ]),
      'a.xlsx',
      'otherZip',
    ],
    ['an encrypted zip', buildZip([{ name: 'xl/workbook.xml', data: 'x', flags: 1 }]), 'a.xlsx', 'locked'],
  ])('%s', async (_, bytes, fileName, hint) => {
    expect(await fault(bytes, fileName)).toEqual(['notXlsx', { hint }]);
  });

  it('random bytes are a named error or a table, never anything else', async () => {
    const starts = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], [0xef, 0xbb, 0xbf]);
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.csv', 'a.xlsx'),
        async (start, rest, name) => {
          await fault(new Uint8Array([...start, ...rest]), name);
        },
      ),
      runs(300),
    );
  }, 120_000);
});

describe('workbooks that are broken', () => {
  it('cut anywhere are damaged', async () => {
    for (let length = 4; length < sound.length; length += 7) {
      expect(await fault(sound.subarray(0, length))).toEqual(['damaged', {}]);
    }
  });

  it('with any byte changed are a named error or a table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, byte) => {
        const changed = sound.slice();
        changed[at] = byte;
        await fault(changed);
      }),
      runs(200),
    );
  }, 120_000);

  it.each<[string, Uint8Array]>([
    [
      'a text that the list of texts lacks',
      buildWorkbook('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>', { strings: '<si><t>x</t></si>' }),
    ],
    ['a sheet that is not there', buildZip(workbookParts('').filter(({ name }) => !name.includes('sheet1')))],
    [
      'a row beyond every sheet',
      buildWorkbook('<sheetData><row r="99999999999"><c r="B99999999999"><v>1</v></c></row></sheetData>'),
    ],
    ['a part that stands twice', buildZip([...workbookParts(''), ...workbookParts('')])],
  ])('with %s are damaged', async (_, bytes) => {
    expect((await fault(bytes))[0]).toBe('damaged');
  });

  it('with a column beyond every sheet are too wide, at once', async () => {
    const far = buildWorkbook('<sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData>');
    expect((await fault(far))[0]).toBe('tooManyColumns');
  });
});

describe('workbooks that would fill the memory', () => {
  it('by what they say they hold', async () => {
    const bomb = workbookParts('').map((part) =>
      part.name.includes('sheet1') ? { ...part, statedSize: 400 * 2 ** 20 } : part,
    );
    expect(await fault(buildZip(bomb))).toEqual(['unpacksTooLarge', { limit: 300 * 2 ** 20 }]);
  });

  it('by how far they unpack', async () => {
    expect(await fault(buildWorkbook(padded(30)))).toEqual(['ratioTooHigh', { limit: 200 }]);
  });

  it('by more than they say', async () => {
    const bomb = workbookParts(padded(30)).map((part) =>
      part.name.includes('sheet1') ? { ...part, statedSize: 1000 } : part,
    );
    expect(await fault(buildZip(bomb))).toEqual(['damaged', {}]);
  });

  it('by merged ranges', async () => {
    const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>1</v></c></row>`;
    const merges = '<mergeCell ref="A1:A1000"/>'.repeat(5000);
    const bomb = buildWorkbook(`<sheetData>${row(1)}${row(1000)}</sheetData><mergeCells>${merges}</mergeCells>`);
    expect((await fault(bomb))[0]).toBe('tooManyCells');
  });

  it('by one cell in the last corner', async () => {
    const corner = buildWorkbook('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>');
    expect((await fault(corner))[0]).toBe('tooManyColumns');
  });
});

it('a refusal says what and where in its message', () => {
  expect(new SheetError('quote', { line: 3 }).message).toBe('quote {"line":3}');
});
