// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  fileOfPack,
  packFromJson,
  packFromSheets,
  readPackFile,
  templateFile,
} from '../../../../lib/app/desk/packs-file.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { packToSheets } from '../../../../lib/packs/pack-sheet.ts';
import { SHEET_LIMITS } from '../../../../lib/sheets/limits.ts';
import { readXlsx } from '../../../../lib/sheets/read-xlsx.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { tinyPack } from '../../packs/tiny-pack.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const linesOf = (rows: readonly unknown[]) => rows.map((_, at) => at + 1);
const tables = () => packToSheets(tinyPack()).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) }));
const signal = new AbortController().signal;

describe('a pack from a file', () => {
  let session: Session;
  beforeEach(async () => {
    ({ session } = await freshProfile());
  });

  it('comes back from JSON as it was', async () => {
    const file = await fileOfPack(session.pack, 'json', 'zh-CN');
    expect(file.name).toBe('education-2023-second-1.1.0.json');
    expect(await readPackFile(file, signal)).toEqual({ is: 'pack', pack: session.pack });
  });

  it.each(['zh-CN', 'en'] as const)('comes back from a workbook as it was (%s)', async (language) => {
    const file = await fileOfPack(tinyPack(), 'xlsx', language);
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()), SHEET_LIMITS);
    expect(packFromSheets(sheets)).toEqual({ is: 'pack', pack: tinyPack() });
  });

  it('can be made from the template as it is', async () => {
    const file = await templateFile(session, 'zh-CN');
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()), SHEET_LIMITS);
    expect(packFromSheets(sheets)).toMatchObject({ is: 'pack' });
  });

  it('names where JSON breaks off, and the field that is wrong', () => {
    const broken = JSON.stringify(tinyPack(), null, 2).replace('"id": "tiny"', '"id": tiny"');
    expect(packFromJson(broken)).toEqual({ is: 'notJson', line: 3, column: 10 });
    expect(packFromJson(broken.slice(0, 100))).toMatchObject({ is: 'notJson' });
    const wrong = { ...tinyPack(), version: 'one' };
    expect(packFromJson(JSON.stringify(wrong))).toEqual({
      is: 'faultyFields',
      faults: [{ path: 'version', reason: 'badValue', value: 'one' }],
    });
  });

  it('names the row as the person sees it, past rows that are empty', () => {
    const sheets = tables();
    const items = sheets.find(({ name }) => name === '检查项');
    const row = items?.rows[2];
    const column = items?.rows[0]?.indexOf('怎么了解') ?? -1;
    if (!items || !row) throw new Error('no items');
    row[column < 0 ? 3 : column] = '';
    // Two empty rows before it, which the reader leaves out.
    const lines = items.rows.map((_, at) => (at < 2 ? at + 1 : at + 3));
    const read = packFromSheets(
      sheets.map((sheet) => ({ ...sheet, lines: sheet === items ? lines : linesOf(sheet.rows) })),
    );
    expect(read).toMatchObject({ is: 'faultyTable', faults: [{ sheet: '检查项', row: 5 }] });
  });

  it('never throws over what JSON may hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(packFromJson(JSON.stringify(value)).is).toBe('faultyFields');
      }),
      { numRuns: process.env.XUNJI_LONG === '1' ? 2000 : 100 },
    );
  });
});
