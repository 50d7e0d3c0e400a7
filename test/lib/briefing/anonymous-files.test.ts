// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../lib/briefing/blocks/blocks.ts';
import type { Rendered } from '../../../lib/briefing/compose/draft.ts';
import { findNames } from '../../../lib/briefing/compose/find-names.ts';
import type { BriefingSource } from '../../../lib/briefing/compose/source.ts';
import { makeDocx } from '../../../lib/briefing/forms/docx/make-docx.ts';
import { writePlainText } from '../../../lib/briefing/forms/plain-text.ts';
import { tablesOf } from '../../../lib/briefing/forms/tables-of.ts';
import { layOut } from '../../../lib/briefing/layout/lay-out.ts';
import type { FontBook } from '../../../lib/briefing/paint/font-book.ts';
import { measureWith } from '../../../lib/briefing/paint/measure.ts';
import { paintPages } from '../../../lib/briefing/paint/paint.ts';
import { EDITIONS } from '../../../lib/model/briefing.ts';
import { shippedBook } from './book.ts';
import { renderedOf } from './documents.ts';
import { readPackage } from './forms/read-docx.ts';
import { PICTURE } from './picture.ts';
import { readPdf } from './read-pdf.ts';
import { sampleSource } from './sample-source.ts';

const TEMPLATES = ['briefing', 'process', 'closing', 'levels'] as const;
let book: FontBook;
beforeAll(async () => {
  book = await shippedBook();
}, 60_000);

/** All names of a roster, and what is left of them without town and kind: 青石镇河东村, 河东村, 河东; 赵卫东, 赵书记. */
function namesOf({ names: { units, places, people } }: BriefingSource): string[] {
  const short = units.flatMap((name) => {
    const local = name.replace(/^(青石镇|柳林街道|白水乡)(?=.)/, '');
    return [name, local, local.replace(/(村|小学|医院|镇|街道|乡)$/, '')];
  });
  return [...new Set([...short, ...places, ...people, ...people.map((name) => `${name[0]}书记`)])];
}

/** Where a name could stand in the files of a document: each as one text. */
async function filesOf({ title, blocks, photos }: Rendered): Promise<Record<string, string>> {
  const { pages, outline } = layOut(blocks, measureWith(book));
  const pictures = new Map(photos.map((ref) => [ref, PICTURE]));
  const pdf = readPdf((await paintPages(pages, book, { title, outline, photos: pictures })).bytes);
  const { parts } = await readPackage(await makeDocx({ title, blocks, page: null }, pictures));
  // Strings of a PDF that hold Chinese are UTF-16 in hexadecimal: /Title of file and outline, /Alt, /ActualText.
  const strings = [...pdf.source.matchAll(/<feff([0-9a-f]*)>/gi)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  );
  return {
    text: pdf.pages.map((runs) => runs.map((run) => run.text).join('')).join('\n'),
    strings: strings.join('\n'),
    xmp: Buffer.from(pdf.source, 'latin1').toString('utf8'),
    // Words may be cut into runs.
    docx: [...parts.values()].map((part) => part.replace(/<[^>]*>/g, '')).join('\n'),
    attributes: [...parts.values()].join('\n'),
    plain: writePlainText(blocks),
    tables: tablesOf(blocks)
      .flatMap(({ title: above, rows }) => [above, ...rows.flat()])
      .join('\n'),
  };
}

describe.each(TEMPLATES)('the anonymous edition of %s', (template) => {
  it('has no name of the roster and no short form of one in any of its files', async () => {
    const source = sampleSource({ template, units: 24, again: 12, photos: true });
    const names = namesOf(source);
    for (const [where, text] of Object.entries(await filesOf(renderedOf(source, 'anonymous'))))
      expect([where, names.filter((name) => text.includes(name))]).toEqual([where, []]);
    // The same look finds them where they are.
    const named = await filesOf(renderedOf(source, 'named'));
    for (const where of ['text', 'docx', 'attributes', 'plain', 'tables'])
      expect([where, names.some((name) => named[where]?.includes(name))]).toEqual([where, true]);
  });
});

describe('a name in a title, a heading or a chart', () => {
  it('is seen by the same look in the PDF’s title, outline, /Alt and XMP', async () => {
    const rendered = renderedOf(sampleSource({ units: 24 }), 'anonymous');
    const blocks = rendered.blocks.map((block): Block => {
      if (block.kind === 'heading') return { ...block, text: '石桥村的事' };
      return block.kind === 'bars' ? { ...block, alt: '下湾小学的图' } : block;
    });
    const { strings = '', xmp = '' } = await filesOf({ ...rendered, title: '关于双井村', blocks });
    for (const name of ['关于双井村', '石桥村的事', '下湾小学的图']) expect(strings).toContain(name);
    expect(xmp).toContain('关于双井村');
  });
});

/** Every text that a document shows. */
const textsOf = (blocks: readonly Block[]): string[] => {
  const texts: string[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
};

describe('names in what people wrote', () => {
  it.each(EDITIONS)('are each shown before issuing, wherever they came to stand (%s)', (edition) => {
    const source = sampleSource({ units: 24, again: 0 });
    const names = namesOf(source);
    const findings = source.findings.map((one, at) => ({ ...one, problem: `听说${names[at % names.length]}没有改` }));
    const texts = textsOf(renderedOf({ ...source, findings }, edition).blocks);
    const planted = findings.map((_, at) => names[at % names.length] ?? '');
    for (const name of planted) expect(texts.some((text) => text.includes(name))).toBe(true);
    for (const text of texts) {
      const hits = findNames(text, source.names);
      for (const name of planted)
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
          expect([text, name, hits.some((hit) => hit.at <= at && hit.at + hit.length >= at + name.length)]).toEqual([
            ...[text, name, true],
          ]);
    }
  });
});
