// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { makeDocx } from '../../../../lib/briefing/forms/docx/make-docx.ts';
import { writePlainText } from '../../../../lib/briefing/forms/plain-text.ts';
import { tablesOf } from '../../../../lib/briefing/forms/tables-of.ts';
import { toParagraphs, toSingleLine } from '../../../../lib/briefing/layout/clean.ts';
import { DOCUMENTS } from '../documents.ts';
import { PICTURE } from '../picture.ts';
import { sampleSource } from '../sample-source.ts';
import { anyText, cases } from '../texts.ts';
import { disorderIn } from './docx-order.ts';
import { all, type Node, paragraphsOf, readPackage, readXml, wordsOf } from './read-docx.ts';
import { SAMPLE, SAMPLE_PHOTOS } from './sample-document.ts';

const NONE: ReadonlyMap<string, Uint8Array> = new Map();

async function written(
  blocks: readonly Block[],
  {
    title = '简报',
    page = null,
    photos = NONE,
  }: Partial<Parameters<typeof makeDocx>[0]> & { photos?: typeof NONE } = {},
) {
  const { parts, times } = await readPackage(await makeDocx({ title, blocks, page }, photos));
  const read = (path: string): Node => readXml(parts.get(path) ?? expect.fail(`no ${path}`));
  return { parts, times, read, document: read('word/document.xml') };
}
const sample = await written(SAMPLE, { photos: SAMPLE_PHOTOS });
const { document } = sample;
const one = (node: Node, name: string): Node => all(node, name)[0] ?? expect.fail(`no ${name}`);
const styleOf = (paragraph: Node) => all(paragraph, 'w:pStyle')[0]?.attributes['w:val'];
const withWords = (words: string) =>
  all(document, 'w:p').find((paragraph) => wordsOf(paragraph) === words) ?? expect.fail(`no ${words}`);
const styles = new Map(
  all(sample.read('word/styles.xml'), 'w:style').map((style) => [style.attributes['w:styleId'], style]),
);
const styled = (id: string) => styles.get(id) ?? expect.fail(`no style ${id}`);

describe('the anonymous edition', () => {
  it.each(['briefing-anonymous', 'closing-anonymous'])('names nobody and no place in any part: %s', async (name) => {
    const { blocks } = DOCUMENTS.find((one) => one.name === name) ?? expect.fail();
    const { units, places, people } = sampleSource({ photos: true, again: 12 }).names;
    const { parts } = await written(blocks);
    const table = tablesOf(blocks).map(({ title, rows }) => [title, ...rows.flat()].join('\n'));
    const everything = [...parts.keys(), ...parts.values(), writePlainText(blocks), ...table].join('\n');
    const names = [...units, ...places, ...people].filter((text) => text !== '');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((text) => everything.includes(text))).toEqual([]);
  });
});

describe('a DOCX', () => {
  it('is well-formed XML in every part, with what is wanted and nothing else', () => {
    for (const [path, xml] of sample.parts)
      if (/\.(xml|rels)$/.test(path)) expect(() => readXml(xml), path).not.toThrow();
    const odd = [...sample.parts.keys()].filter((path) => /comment|customXml|people|glossary|vba/i.test(path));
    expect(odd).toEqual([]);
  });

  it('says every text, in the order of the blocks', () => {
    const words = paragraphsOf(document);
    expect(words.slice(0, 4)).toEqual(['内部资料0001', '巡回督导简报', '第3期', '市委第三巡回督导组2023年11月20日']);
    expect(words).toContain('有的单位：学习笔记雷同。');
    expect(words).toContain('必读书目没有学完 <3 本 & 没有交流。');
    expect(words.slice(-4)).toEqual([
      '2023-12-31',
      '报：市委主题教育领导小组',
      '送：各县（市、区）委，市直各单位党组（党委），市属企业党委，各高等学校党委，中央和省驻市单位',
      '共印30份',
    ]);
  });

  it('has the page of the standard: margins, 22 lines of 28 characters', () => {
    const { attributes } = one(document, 'w:pgMar');
    const margins = ['top', 'right', 'bottom', 'left'].map((side) => Number(attributes[`w:${side}`]) / 56.6929);
    expect(margins.map(Math.round)).toEqual([37, 26, 35, 28]);
    expect(one(document, 'w:pgSz').attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const grid = one(document, 'w:docGrid').attributes;
    expect(grid).toMatchObject({ 'w:type': 'linesAndChars', 'w:linePitch': '579' });
    const lines = (16838 - Number(attributes['w:top']) - Number(attributes['w:bottom'])) / Number(grid['w:linePitch']);
    const width = 11906 - Number(attributes['w:left']) - Number(attributes['w:right']);
    const columns = width / 20 / (16 + Number(grid['w:charSpace']) / 4096);
    expect([Math.floor(lines), Math.round(columns * 100) / 100]).toEqual([22, 28]);
  });

  it('has the page that an office set', async () => {
    const page = { top: 30, left: 25, width: 160, height: 240, lines: 24, columns: 28 };
    const { document: other } = await written([{ kind: 'title', text: '题' }], { page });
    const { attributes } = one(other, 'w:pgMar');
    expect(['top', 'left', 'right'].map((side) => Math.round(Number(attributes[`w:${side}`]) / 56.6929))).toEqual([
      30, 25, 25,
    ]);
    expect(Number(one(other, 'w:docGrid').attributes['w:linePitch'])).toBe(Math.floor(((240 / 25.4) * 1440) / 24));
  });

  it('is set in named styles, with the faces of official papers', () => {
    const faces = ['Title', 'Heading1', 'Heading2', 'BodyText'].map((id) => [
      styleOf(
        withWords(
          {
            Title: '关于第二批主题教育巡回督导情况的简报',
            Heading1: '一、总体情况',
            Heading2: '（一）理论学习',
            BodyText: '下一步，督导组将逐一回头看。',
          }[id] ?? '',
        ),
      ),
      one(styled(id), 'w:rFonts').attributes['w:eastAsia'],
      Number(one(styled(id), 'w:sz').attributes['w:val']) / 2,
    ]);
    expect(faces).toEqual([
      ['Title', '方正小标宋简体', 22],
      ['Heading1', '黑体', 16],
      ['Heading2', '楷体_GB2312', 16],
      ['BodyText', '仿宋_GB2312', 16],
    ]);
    const next = ['Title', 'Heading1', 'Heading2'].map((id) => one(styled(id), 'w:next').attributes['w:val']);
    expect(next).toEqual(Array(3).fill('BodyText'));
    expect(one(styled('BodyText'), 'w:ind').attributes['w:firstLineChars']).toBe('200');
    expect(one(styled('BodyText'), 'w:spacing').attributes).toMatchObject({ 'w:line': '579', 'w:lineRule': 'exact' });
    const language = { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' };
    expect(one(sample.read('word/styles.xml'), 'w:lang').attributes).toEqual(language);
    const used = new Set(all(document, 'w:pStyle').map(({ attributes }) => attributes['w:val']));
    expect([...used].filter((id) => !styles.has(id))).toEqual([]);
    const instead = all(sample.read('word/fontTable.xml'), 'w:altName').map(({ attributes }) => attributes['w:val']);
    expect(instead).toEqual(expect.arrayContaining(['仿宋', '楷体']));
  });

  it('has its head in red, or in black where there is no other', async () => {
    const colours = (node: Node) => [
      one(node, 'w:color').attributes['w:val'],
      one(one(node, 'w:pBdr'), 'w:bottom').attributes['w:color'],
    ];
    expect(colours(document)).toEqual(['E83323', 'E83323']);
    const [head] = SAMPLE;
    const { document: black } = await written([{ ...(head as Extract<Block, { kind: 'masthead' }>), ink: 'black' }]);
    expect(colours(black)).toEqual(['000000', '000000']);
  });

  it('numbers odd pages on the right and even ones on the left', () => {
    const footers = ['default', 'even'].map((type) => {
      const [reference] = all(document, 'w:footerReference').filter(({ attributes }) => attributes['w:type'] === type);
      const target = all(sample.read('word/_rels/document.xml.rels'), 'Relationship').find(
        ({ attributes }) => attributes.Id === reference?.attributes['r:id'],
      );
      const footer = sample.read(`word/${target?.attributes.Target}`);
      return [
        one(footer, 'w:jc').attributes['w:val'],
        wordsOf(footer),
        all(footer, 'w:instrText').map(({ children }) => children.join('').trim()),
      ];
    });
    expect(footers).toEqual([
      ['right', '—  —', ['PAGE']],
      ['left', '—  —', ['PAGE']],
    ]);
    expect(all(sample.read('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1);
  });

  it('repeats the head of a table, and parts no short row', () => {
    const rows = all(one(document, 'w:tbl'), 'w:tr');
    const has = (name: string) => rows.map((row) => all(row, name).length > 0);
    expect(has('w:tblHeader')).toEqual([true, false, false, false]);
    expect(has('w:cantSplit')).toEqual([true, true, true, false]);
    expect(has('w:keepNext')).toEqual([true, true, true, false]);
    expect(one(rows[1] ?? expect.fail(), 'w:gridSpan').attributes['w:val']).toBe('3');
  });

  it('holds the photos that it was given, with their captions for those who cannot see them', async () => {
    const shown = all(document, 'wp:docPr').map(({ attributes }) => attributes.descr);
    expect(shown).toEqual(['公示栏没有更新', '学习记录']);
    expect(paragraphsOf(document)).toContain('打不开的照片');
    const photos = new Map([
      ['x', new TextEncoder().encode('no picture')],
      ['y', PICTURE],
    ]);
    const block = { kind: 'photos', photos: [{ ref: 'x', caption: '坏', width: 1, height: 1 }] } as const;
    const { parts } = await written([{ ...block, photos: [...block.photos] }], { photos });
    expect([...parts.keys()].filter((path) => path.includes('media/'))).toEqual([]);
  });

  it('shows heat map, bars and trend as tables of their figures', () => {
    const tables = all(document, 'w:tbl').map((table) =>
      all(table, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf)),
    );
    expect(tables).toContainEqual(expect.arrayContaining([['国有企业', '○', '', '●', '3']]));
    expect(tables).toContainEqual([
      ['', '核实', '疑似', ''],
      ['理论学习', '5', '7', '12个（n=16）'],
      ['调查研究', '3', '', '3个'],
    ]);
    expect(tables).toContainEqual(
      expect.arrayContaining([
        ['第二次', '2.33', '3'],
        ['第三次', '好', '3.5'],
      ]),
    );
    expect(all(document, 'w:textDirection').map(({ attributes }) => attributes['w:val'])).toEqual(
      Array(4).fill('tbRl'),
    );
  });

  it('has its foot on the bottom edge of a page, between rules of two widths', () => {
    const foot = all(document, 'w:tbl').at(-1) ?? expect.fail();
    expect(one(foot, 'w:tblpPr').attributes).toMatchObject({ 'w:vertAnchor': 'margin', 'w:tblpYSpec': 'bottom' });
    // From the paper's edge, and with no room in its cells: else some programs leave it in the text, or move it aside.
    expect(one(foot, 'w:tblpPr').attributes).toMatchObject({ 'w:horzAnchor': 'page', 'w:tblpX': '1587' });
    expect(one(one(foot, 'w:tblCellMar'), 'w:left').attributes['w:w']).toBe('0');
    const borders = one(foot, 'w:tblBorders');
    const rules = ['top', 'insideH', 'bottom', 'left'].map((side) => one(borders, `w:${side}`).attributes);
    expect(rules.map((rule) => [rule['w:val'], rule['w:sz']])).toEqual([
      ['single', '8'],
      ['single', '6'],
      ['single', '8'],
      ['none', '0'],
    ]);
  });

  it('lets a foot that fills more than a page follow the text, where it can be cut', async () => {
    const text = Array.from({ length: 200 }, (_, at) => `第${at}县委、县人民政府办公室`).join('，');
    const { document: long } = await written([{ kind: 'imprint', rows: [{ label: '送', text }], copies: '共印1份' }]);
    expect(all(long, 'w:tblpPr')).toEqual([]);
    expect(all(long, 'w:cantSplit')).toEqual([]);
  });

  it('has the list of annexes a line below the text, names below each other', async () => {
    const { document: listed } = await written([
      { kind: 'paragraph', text: '正文。', size: 'body' },
      { kind: 'paragraph', text: '附件：1. 评定情况\n2. 照片', size: 'body' },
    ]);
    const [text, first, second] = all(listed, 'w:p');
    expect(all(text ?? expect.fail(), 'w:keepNext')).toHaveLength(1);
    const indents = [first, second].map((line) => one(line ?? expect.fail(), 'w:ind').attributes);
    expect(Number(one(first ?? expect.fail(), 'w:spacing').attributes['w:before'])).toBe(580);
    const [left, further] = indents.map((indent) => Number(indent['w:left']));
    expect(left).toBe(further);
    expect(all(first ?? expect.fail(), 'w:keepNext')).toHaveLength(1);
    // 附件： is three characters wide.
    const [hanging, less] = indents.map((indent) => Number(indent['w:hanging']));
    expect(((hanging ?? 0) - (less ?? 0)) / 20 / 16).toBeCloseTo(3, 1);
  });

  it('has the day of a signature four characters from the edge, and who signs in the middle above it', async () => {
    const lines = ['省委第八巡回督导组', '2023年11月20日'];
    const { document: signed } = await written([
      { kind: 'paragraph', text: '正文。', size: 'body' },
      { kind: 'signature', lines },
    ]);
    const [text, ...signature] = all(signed, 'w:p');
    expect(all(text ?? expect.fail(), 'w:keepNext')).toHaveLength(1);
    const [office, date] = signature.map((line) => [
      one(line, 'w:jc').attributes['w:val'],
      Number(one(line, 'w:ind').attributes['w:left']) / 20,
    ]);
    expect(office).toEqual(date);
    // Seven characters wide, as eight half ones and three whole ones are, and four free on the right.
    expect(office).toEqual(['center', expect.closeTo(442.2 - 2 * (4 + 3.5) * 16, 0)]);
  });

  it('adds no gap between Chinese and Latin signs', () => {
    for (const id of ['Normal', 'BodyText', 'TableText']) {
      const off = ['w:autoSpaceDE', 'w:autoSpaceDN'].map((name) => one(styled(id), name).attributes['w:val']);
      expect(off).toEqual(['0', '0']);
    }
  });

  it('has the elements of every part in the order that Word insists on', () => {
    const wrong = [...sample.parts.keys()]
      .filter((path) => path.startsWith('word/') && path.endsWith('.xml') && !path.includes('theme'))
      .flatMap((path) => disorderIn(sample.read(path)).map((what) => `${path}: ${what}`));
    expect(wrong).toEqual([]);
  });

  it('begins an annex on a page of its own, and but one page where a break stands before it', async () => {
    const breaks = async (blocks: Block[]) => all((await written(blocks)).document, 'w:pageBreakBefore').length;
    const annex: Block = { kind: 'heading', level: 1, annex: '附件1', text: '表' };
    expect(await breaks([{ kind: 'title', text: '题' }, { kind: 'pageBreak' }, annex])).toBe(1);
    expect(await breaks([{ kind: 'pageBreak' }, { kind: 'title', text: '题' }, { kind: 'pageBreak' }])).toBe(0);
    expect(await breaks([{ kind: 'title', text: '题' }, { kind: 'pageBreak' }, { kind: 'title', text: '题' }])).toBe(1);
  });

  it('tells nobody who made it, when, or on what', () => {
    expect([...sample.times]).toEqual([0x00210000]);
    const core = sample.read('docProps/core.xml');
    expect(core.children.map((child) => (typeof child === 'string' ? child : [child.name, ...child.children]))).toEqual(
      [['dc:title', '简报'], ['dc:creator'], ['dc:language', 'zh-CN']],
    );
    const everything = [...sample.parts].map(([path, text]) => (path.includes('media/') ? '' : text)).join('');
    expect(everything).not.toMatch(/Un-named|lastModifiedBy|rsid|TargetMode="External"|dcterms/);
    expect(everything).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it('takes any text: what XML has no way to write is seen as an odd sign, and all else stands as it is', async () => {
    const shown = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { document: any, read } = await written(
          [
            { kind: 'title', text: `题${text}` },
            { kind: 'paragraph', text, size: 'body' },
            { kind: 'table', columns: [1, 2], rows: [{ cells: [{ text }, { text }] }] },
            { kind: 'signature', lines: [`署${text}`] },
          ],
          { title: text },
        );
        const lines = toParagraphs(text).map(shown);
        const single = shown(toSingleLine(text));
        const titled = (lead: string) => shown(toSingleLine(lead + text));
        expect(paragraphsOf(any)).toEqual([titled('题'), ...lines, ...lines, ...lines, titled('署')]);
        expect(single === '' || paragraphsOf(any).length > 2).toBe(true);
        expect(all(read('docProps/core.xml'), 'dc:title')[0]?.children.join('')).toBe(single);
      }),
      cases(60),
    );
  });

  it('leaves words in braces alone that the library would put a number in place of', async () => {
    const texts = ['{default-bullet-numbering-0}', '{{default-bullet-numbering-0}}', '{'];
    const [head, title] = [SAMPLE[0] as Extract<Block, { kind: 'masthead' }>, texts[0] ?? ''];
    const { document: any } = await written([
      { ...head, name: title, copy: title },
      ...texts.map((text): Block => ({ kind: 'paragraph', text, size: 'body' })),
    ]);
    expect(paragraphsOf(any)).toEqual([`内部资料${title}`, title, '第3期', expect.any(String), ...texts]);
  });

  it('opens though there is nothing in it', async () => {
    const { document: empty } = await written([]);
    expect(all(empty, 'w:p')).toHaveLength(1);
  });
});
