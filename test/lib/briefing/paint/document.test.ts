// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeVisit } from '../../../../lib/briefing/compose/compose.ts';
import type { Face } from '../../../../lib/briefing/fonts/face.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';
import { measureWith } from '../../../../lib/briefing/paint/measure.ts';
import { type Painted, paintPages } from '../../../../lib/briefing/paint/paint.ts';
import { briefingWords as words } from '../../../../lib/i18n/zh-cn/briefing.ts';
import { shippedBook, shippedFace } from '../book.ts';
import { poppler, usePoppler } from '../pdftotext.ts';
import { PICTURE } from '../picture.ts';
import { readPdf } from '../read-pdf.ts';
import { PROTECTED, SAMPLE } from '../sample-visit.ts';

let face: Face;
let book: FontBook;
let painted: Painted;
/** What jsPDF said on the console: it catches the errors of its plug-ins and goes on. */
const complaints: unknown[] = [];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((...words) => complaints.push(words));
  face = await shippedFace();
  book = await shippedBook();
  const { title, blocks, photos } = composeVisit(SAMPLE, words);
  const { pages, outline } = layOut(blocks, measureWith(book));
  painted = await paintPages(pages, book, { title, outline, photos: new Map(photos.map((ref) => [ref, PICTURE])) });
}, 60_000);

describe('the PDF of a visit', () => {
  it('is made without a complaint of jsPDF', () => {
    expect(complaints).toEqual([]);
    expect(painted.missing).toEqual([]);
    expect(painted.unreadable).toEqual([]);
  });

  it('is PDF 1.7 in Chinese with the title in hexadecimal, so that 不 does not become 上', () => {
    const { source } = readPdf(painted.bytes);
    const file = Buffer.from(painted.bytes).toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(source).toContain('/Lang (zh-CN)');
    // 某某市不 …
    expect(source).toContain('/Title<feff67d067d05e024e0d');
    expect(source).not.toMatch(/\/Title ?\(/);
  });

  it('embeds one subset of each face that it shows, with a tag and nothing else', () => {
    const { source } = readPdf(painted.bytes);
    const names = [...source.matchAll(/\/FontName\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name).sort();
    expect(names).toEqual(['NotoSansSC-Medium', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular', 'XunjiKai-Regular']);
    expect(source.match(/\/FontFile2/g)).toHaveLength(4);
    expect(source).not.toContain('Helvetica');
  });

  it('holds a JPEG byte for byte', () => {
    expect(Buffer.from(painted.bytes).includes(Buffer.from(PICTURE))).toBe(true);
  });

  it('holds no trace of a protected source, compressed or not', () => {
    const { source, pages } = readPdf(painted.bytes);
    const text = pages
      .flat()
      .map((run) => run.text)
      .join('');
    for (const note of PROTECTED) {
      expect(text.replaceAll(' ', '')).not.toContain(note.at.time);
      for (const { ref, caption } of note.evidence) {
        expect(text).not.toContain(caption);
        expect(source).not.toContain(ref);
      }
    }
    expect(text).not.toContain('secret.example');
  });

  it.runIf(usePoppler)('satisfies poppler', () => {
    const info = poppler('pdfinfo', painted.bytes);
    expect(info).toMatch(/Title:\s+某某市不动产登记服务中心走访记录/);
    expect(info).toMatch(/PDF version:\s+1\.7/);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(poppler('pdffonts', painted.bytes)).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});

describe('what a PDF says to those who do not see it', () => {
  const structOf = async (blocks: readonly Block[], photos = new Map<string, Uint8Array>()) => {
    const { pages } = layOut(blocks, measureWith(book));
    const { bytes } = await paintPages(pages, book, { title: '', photos });
    return { text: poppler('pdfinfo', bytes, ['-struct-text']), source: readPdf(bytes).source, pages: pages.length };
  };

  it.runIf(usePoppler)('has headings, paragraphs, tables by row and cell, and figures with words', async () => {
    const { text } = await structOf(
      [
        { kind: 'title', text: '题' },
        { kind: 'heading', level: 1, text: '一、章' },
        { kind: 'heading', level: 2, text: '（一）节' },
        { kind: 'paragraph', lead: '看到：', text: '事实。', size: 'body' },
        {
          kind: 'table',
          columns: [1, 1],
          head: { cells: [{ text: '头甲' }, { text: '头乙' }] },
          rows: [{ cells: [{ text: '甲', strong: true }, { text: '乙' }] }],
        },
        { kind: 'photos', photos: [{ ref: 'p', caption: '宣传栏', width: 4, height: 3 }] },
      ],
      new Map([['p', PICTURE]]),
    );
    const lines = text.split('\n').map((line) => line.trim().replace(/ \(block\)$/, ''));
    expect(lines.filter((line) => line !== '')).toEqual([
      ...['Document', 'H1', '"题"', 'H2', '"一、章"', 'H3', '"（一）节"', 'P', '"看到：事实。"'],
      ...['Table', 'TR', 'TH:', '/Scope /Column', '"头甲"', 'TH:', '/Scope /Column', '"头乙"'],
      ...['TR', 'TH:', '/Scope /Row', '"甲"', 'TD', '"乙"'],
      ...['Figure', '""', 'Caption', '"宣传栏"'],
    ]);
  });

  it.runIf(usePoppler)('says of every row as many columns as there are, empty ones too', async () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text }));
    const { text, source } = await structOf([
      {
        kind: 'table',
        columns: [1, 1, 1],
        head: { cells: cells('项', '好', '差') },
        rows: [{ cells: [{ text: '章节', strong: true, span: 3 }] }, { cells: cells('甲', '', '3') }],
      },
    ]);
    expect(text.match(/^ *T[HD]\b/gm)).toHaveLength(7);
    expect(text).toMatch(/"甲"\s+TD\s+""\s+TD\s+"3"/);
    expect(source.match(/\/S\/TH[^>]*\/Scope\/Row\/ColSpan 3/g)).toHaveLength(1);
  });

  it.runIf(usePoppler)('reads a paragraph of two pages as one, and a repeated head once', async () => {
    const { text, pages } = await structOf([
      { kind: 'paragraph', text: '长'.repeat(28 * 25), size: 'body' },
      {
        kind: 'table',
        columns: [1],
        head: { cells: [{ text: '表头' }] },
        rows: Array.from({ length: 30 }, (_, at) => ({ cells: [{ text: `行${at}` }] })),
      },
    ]);
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/^ *P /gm)).toHaveLength(1);
    expect(text.match(/表头/g)).toHaveLength(1);
    expect(text.match(/^ *TR/gm)).toHaveLength(31);
  });

  it('has bookmarks that lead to the line of their heading', async () => {
    const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
    const text: Block = { kind: 'paragraph', text: '文'.repeat(200), size: 'body' };
    const { pages, outline } = layOut(
      [heading(1, '一、甲'), text, heading(2, '（一）乙'), text, text, heading(1, '二、丙'), text],
      measureWith(book),
    );
    const { bytes } = await paintPages(pages, book, { title: '', outline });
    const { source } = readPdf(bytes);
    const heights = [...source.matchAll(/\/Dest ?\[\d+ 0 R ?\/XYZ 0 (\d+) 0\]/g)].map(([, height]) => Number(height));
    const lines = pages.flatMap(({ items }) =>
      items.filter((item) => item.kind === 'run' && /^H/.test(item.element?.type ?? '')),
    );
    const wanted = lines.map((item) => (item.kind === 'run' ? 842 - item.y + item.size * 1.5 : 0));
    expect(heights.sort()).toHaveLength(3);
    wanted.sort().forEach((height, at) => {
      expect(Math.abs((heights[at] ?? 0) - height)).toBeLessThan(2);
    });
  });

  it('leads from the list of annexes to each annex that is there', async () => {
    const annex = (at: number): Block => ({ kind: 'heading', level: 1, text: `表${at}`, annex: `附件${at}` });
    const { pages } = layOut(
      [{ kind: 'paragraph', text: `附件：1．表1\n2．${'长'.repeat(30)}\n3．没有的`, size: 'body' }, annex(1), annex(2)],
      measureWith(book),
    );
    const { bytes } = await paintPages(pages, book, { title: '', photos: new Map() });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const task = getDocument({ data: bytes.slice() });
    const pdf = await task.promise;
    const links = await (await pdf.getPage(1)).getAnnotations();
    const goals = await Promise.all(links.map(({ dest }) => pdf.getPageIndex(dest[0])));
    const { source } = readPdf(bytes);
    // The second name takes two lines, and each of them leads there.
    expect(goals).toEqual([1, 2, 2]);
    expect(links.map(({ subtype, contentsObj }) => [subtype, contentsObj.str.slice(0, 6)])).toEqual([
      ['Link', '附件：1．表'],
      ['Link', '2．长长长长'],
      ['Link', '长长长长长长'],
    ]);
    const [first] = links;
    const line = pages[0]?.items.find((item) => item.kind === 'run');
    expect(first?.rect[0]).toBeCloseTo(line?.kind === 'run' ? line.x : 0, 1);
    expect(first?.rect[1]).toBeLessThan(842 - (line?.kind === 'run' ? line.y : 0));
    expect(first?.rect[3]).toBeGreaterThan(842 - (line?.kind === 'run' ? line.y : 0));
    expect(source.match(/\/OBJR/g)).toHaveLength(3);
    expect(source.match(/\/StructParent \d/g)).toHaveLength(3);
    await task.destroy();
  });

  it('names what a figure shows, and marks all else as there for the eye', async () => {
    const { source } = await structOf([{ kind: 'photos', photos: [{ ref: 'p', caption: '不', width: 4, height: 3 }] }]);
    expect(source).toContain('/S/Figure');
    expect(source).toContain('/Alt<feff4e0d>');
    expect(source).toContain('/MarkInfo<</Marked true>>');
  });
});

describe('paintPages', () => {
  it('crosses out the frame of a picture that cannot be read, and says which', async () => {
    const { pages } = layOut(
      [{ kind: 'photos', photos: [{ ref: 'x', caption: '图', width: 4, height: 3 }] }],
      measureWith(book),
    );
    for (const bytes of [
      undefined,
      new Uint8Array(),
      new Uint8Array([0xff, 0xd8, 0xff, 0, 0, 0]),
      new Uint8Array(99),
    ]) {
      const result = await paintPages(pages, book, { title: '', photos: new Map(bytes ? [['x', bytes]] : []) });
      expect(result.unreadable).toEqual(['x']);
    }
  });

  it('holds each picture once and whole, however often it is shown', async () => {
    const other = new Uint8Array([...PICTURE.subarray(0, -2), 1, 2, 3, 0xff, 0xd9]);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
      'base64',
    );
    const photos = new Map<string, Uint8Array>([
      ['a', PICTURE],
      ['b', png],
      ['c', other],
    ]);
    const shown = ['a', 'b', 'c', 'a'].map((ref) => ({ ref, caption: ref, width: 4, height: 3 }));
    const { pages } = layOut([{ kind: 'photos', photos: shown }], measureWith(book));
    const { bytes, unreadable } = await paintPages(pages, book, { title: '', photos });
    expect(unreadable).toEqual([]);
    const file = Buffer.from(bytes);
    for (const picture of [PICTURE, other]) {
      const at = file.indexOf(Buffer.from(picture));
      expect(file.subarray(at - 20, at).toString('latin1')).toMatch(
        new RegExp(`/Length ${picture.length}>>stream\\n$`),
      );
      expect(file.indexOf(Buffer.from(picture), at + 1)).toBe(-1);
    }
    const { source } = readPdf(bytes);
    expect(source.match(/\/I\d Do/g)).toEqual(['/I0 Do', '/I1 Do', '/I2 Do', '/I0 Do']);
    expect(source.match(/\/Subtype \/Image/g)).toHaveLength(3);
  });

  it('keeps a title with any character', async () => {
    const { pages } = layOut([], measureWith(book));
    const { bytes } = await paintPages(pages, book, { title: '(不\\)𠮷\n)' });
    expect(readPdf(bytes).source).toContain('/Title<feff00284e0d005c0029d842dfb7000a0029>');
  });

  it('says title and language for programs as well, whatever stands in the title', async () => {
    const { pages } = layOut([], measureWith(book));
    const { bytes } = await paintPages(pages, book, { title: '不<&>\u0000\ud800𠮷' });
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('<rdf:li xml:lang="x-default">不&lt;&amp;&gt;\ufffd\ufffd𠮷</rdf:li>');
    expect(text).toContain('<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>');
  });

  it('asks faces in the order of their role, and embeds only what each shows', async () => {
    const lacking: Face = { ...face, name: 'Lacking', glyphOf: (code) => (code === 0x8d75 ? 0 : face.glyphOf(code)) };
    const order = [0, 1];
    const two: FontBook = {
      faces: [lacking, face],
      order: { title: order, heading: order, subheading: order, body: order, table: order },
    };
    const { pages } = layOut([{ kind: 'paragraph', text: '区长赵喆', size: 'body' }], measureWith(two));
    const { bytes, missing } = await paintPages(pages, two, { title: '' });
    const { source, pages: read } = readPdf(bytes);
    expect(read[0]?.[0]?.text).toBe('区长赵喆');
    expect(source).toMatch(/\+Lacking/);
    expect(source).toMatch(/\+NotoSerifSC-Regular/);
    expect(missing).toEqual([]);
  });

  it('paints 98,000 characters, each of them', async () => {
    const text = '督导走访记录，'.repeat(14_000);
    const { pages } = layOut([{ kind: 'paragraph', text, size: 'body' }], measureWith(book));
    const { bytes } = await paintPages(pages, book, { title: '' });
    const painted = readPdf(bytes).pages.flat();
    expect(
      painted
        .map((run) => run.text)
        .join('')
        .split('督').length - 1,
    ).toBe(14_000);
  });
});

describe('the shipped faces', () => {
  it.each(['noto-serif-sc', 'noto-sans-sc', 'lxgw-wenkai'])('have the licence of %s beside them', (name) => {
    const licence = readFileSync(new URL(`../../../../public/fonts/${name}-OFL.txt`, import.meta.url), 'utf8');
    expect(licence).toContain('SIL OPEN FONT LICENSE');
  });
});
