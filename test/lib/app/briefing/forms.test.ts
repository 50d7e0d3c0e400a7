// @vitest-environment node
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BriefingDocument } from '../../../../lib/app/briefing/document.ts';
import { exportDocx, exportTables, exportText, makeBulk, NoTables } from '../../../../lib/app/briefing/forms.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { answerDocx } from '../../../../lib/briefing/forms/answer-docx.ts';
import { readTables } from '../../../../lib/sheets/read-table.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { readPackage } from '../../briefing/forms/read-docx.ts';
import { SAMPLE } from '../../briefing/forms/sample-document.ts';
import { PICTURE } from '../../briefing/picture.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../../lib/briefing/forms/docx.worker.ts?worker&url', () => ({ default: '/docx.js' }));
vi.mock('../../../../lib/app/scale-photo.ts', () => ({
  scalePhoto: async () => ({ jpeg: PICTURE, width: 16, height: 12 }),
}));
// In place of the browser's: it answers as the worker does.
vi.mock('../../../../lib/platform/workers.ts', () => ({
  packagedWorker: () => {
    const worker = {
      onmessage: null as ((event: { data: unknown }) => void) | null,
      terminate: () => undefined,
      postMessage: (message: unknown) => void answerDocx(message).then((data) => worker.onmessage?.({ data })),
    };
    return worker;
  },
}));

const DOCUMENT: BriefingDocument = { title: '简报', blocks: SAMPLE, page: null, photos: [], font: null };
const never = new AbortController().signal;
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

describe('a document in another form', () => {
  let session: Session;
  beforeEach(async () => {
    ({ session } = await freshProfile());
  });

  it('is a DOCX with those photos that its blocks show, and says how many it lacks', async () => {
    const visit = await startVisit(session, { name: '河东社区' });
    const id = await attach(session, visit, new File(['x'], 'x.jpg', { type: 'image/jpeg' }));
    const { sha256: ref } = (await readRecord(session, 'evidence', id)).body;
    const missing = '0'.repeat(64);
    const photos = [ref, missing].map((one) => ({ ref: one, caption: '栏', width: 4, height: 3 }));
    const document = { ...DOCUMENT, blocks: [{ kind: 'photos' as const, photos }], photos: [ref, missing] };
    const { file, name, leftOut } = await exportDocx(session, document, '第3期/简报', never);
    expect([name, leftOut]).toEqual(['第3期简报.docx', 1]);
    const { parts } = await readPackage(await bytesOf(file));
    expect([...parts.keys()].filter((path) => path.includes('media/'))).toHaveLength(1);
    await expect(exportDocx(session, DOCUMENT, 'x', AbortSignal.abort('enough'))).rejects.toBe('enough');
  });

  it('is plain text that old editors read as UTF-8', async () => {
    const { file, name } = exportText(DOCUMENT, '简报');
    const bytes = await bytesOf(file);
    expect([name, ...bytes.slice(0, 3)]).toEqual(['简报.txt', 0xef, 0xbb, 0xbf]);
    expect(await file.text()).toContain('关于第二批主题教育巡回督导情况的简报\n');
  });

  it('is a workbook with a sheet for each table, its numbers numbers and its words words', async () => {
    const { file, name } = await exportTables(DOCUMENT, '简报');
    const { sheets } = await readTables(await bytesOf(file), name);
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '（一）理论学习',
      '各类单位评定',
      '（二）标签与趋势',
      '（二）标签与趋势（2）',
      '（二）标签与趋势（3）',
      '（二）标签与趋势（4）',
    ]);
    expect(sheets[0]?.rows[2]).toEqual(['=乡镇\n+街道', '12', '92.5%']);
    expect(sheets.reduce((sum, { formulas }) => sum + formulas, 0)).toBe(0);
  });

  it('is no workbook where it has no table, and a table that stands under no heading bears the title', async () => {
    await expect(exportTables({ title: '题', blocks: [] }, 'x')).rejects.toBeInstanceOf(NoTables);
    const table = { kind: 'table' as const, columns: [1], rows: [{ cells: [{ text: 'a' }] }] };
    const names = async (title: string) => {
      const { file } = await exportTables({ title, blocks: [table] }, 'x');
      return (await readTables(await bytesOf(file), 'x.xlsx')).sheets.map((sheet) => sheet.name);
    };
    expect([await names('简报'), await names('')]).toEqual([['简报'], ['1']]);
    // Excel keeps that one for itself.
    expect([await names('HISTORY'), await names(" 'History' ")]).toEqual([['HISTORY_'], ['History_']]);
  });

  it('names the cell that a workbook cannot hold, and makes none', async () => {
    const long = { kind: 'table' as const, columns: [1], rows: [{ cells: [{ text: '长'.repeat(40_000) }] }] };
    await expect(exportTables({ title: '题', blocks: [long] }, 'x')).rejects.toMatchObject({
      fault: 'cellTooLong',
      place: { sheet: '题', line: 1, column: 1 },
    });
  });
});

describe('many files', () => {
  const file = (name: string, text = name) => ({ name, bytes: new TextEncoder().encode(text) });
  async function* of(...files: ReturnType<typeof file>[]) {
    yield* files;
  }

  it('are one zip, each under a safe name of its own', async () => {
    const told: number[] = [];
    const names = ['河东社区-2023-11-08.pdf', '河东社区-2023-11-08.pdf', '../坏:名.pdf', '没有后缀'];
    const zip = await makeBulk(of(...names.map((name) => file(name))), (done) => told.push(done), never);
    const entries = await new ZipReader(new BlobReader(zip)).getEntries();
    expect(entries.map(({ filename }) => filename)).toEqual([
      '河东社区-2023-11-08.pdf',
      '河东社区-2023-11-08（2）.pdf',
      '坏名.pdf',
      '没有后缀',
    ]);
    const [, second] = entries;
    const bytes = second && !second.directory ? await second.getData(new Uint8ArrayWriter()) : null;
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe(names[1]);
    expect([zip.type, told]).toEqual(['application/zip', [1, 2, 3, 4]]);
  });

  it('are packed one at a time: the next is asked for when the one before is in', async () => {
    const steps: string[] = [];
    async function* slow() {
      for (const name of ['a', 'b']) {
        steps.push(`make ${name}`);
        yield file(`${name}.pdf`);
      }
    }
    await makeBulk(slow(), (done) => steps.push(`packed ${done}`), never);
    expect(steps).toEqual(['make a', 'packed 1', 'make b', 'packed 2']);
  });

  it('are given up at once where it is told, also while one is being made, and their maker is told', async () => {
    const control = new AbortController();
    let isLetGo = false;
    const hanging: AsyncIterable<ReturnType<typeof file>> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          queueMicrotask(() => control.abort('enough'));
          return new Promise(() => {});
        },
        return: async () => {
          isLetGo = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await expect(makeBulk(hanging, () => {}, control.signal)).rejects.toBe('enough');
    expect(isLetGo).toBe(true);
    await expect(makeBulk(hanging, () => {}, AbortSignal.abort('before'))).rejects.toBe('before');
  });

  it('fail with what their maker throws', async () => {
    async function* failing() {
      yield file('a.pdf');
      throw new Error('no paper');
    }
    await expect(makeBulk(failing(), () => {}, never)).rejects.toThrow('no paper');
  });
});
