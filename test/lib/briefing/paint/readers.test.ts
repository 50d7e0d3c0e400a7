// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { isHidden } from '../../../../lib/briefing/layout/characters.ts';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { Page } from '../../../../lib/briefing/layout/page.ts';
import type { FontBook } from '../../../../lib/briefing/paint/font-book.ts';
import { measureWith } from '../../../../lib/briefing/paint/measure.ts';
import { paintPages } from '../../../../lib/briefing/paint/paint.ts';
import { gbk } from '../../../../scripts/fonts.mjs';
import { shippedBook } from '../book.ts';
import { DOCUMENTS } from '../documents.ts';
import { poppler } from '../pdftotext.ts';
import { READERS } from '../readers.ts';

let book: FontBook;
beforeAll(async () => {
  book = await shippedBook();
}, 60_000);

async function print(blocks: readonly Block[]) {
  const { pages, outline } = layOut(blocks, measureWith(book));
  return { pages, ...(await paintPages(pages, book, { title: '试', outline })) };
}

/** What stands on a page, without white space: where readers see some is their own affair. */
function wordsOf(page: Page, missing: ReadonlySet<number>): string {
  const texts = [...page.items, page.folio].map((item) => (item.kind === 'run' ? item.text : ''));
  const shown = Array.from(texts.join(''), (char) => {
    const code = char.codePointAt(0) ?? 0;
    return isHidden(code) ? '' : missing.has(code) ? '〓' : char;
  });
  return squeeze(shown.join(''));
}
const squeeze = (text: string) => text.replace(/\s/gu, '');

const LONG = Boolean(process.env.XUNJI_LONG);
const useQpdf = LONG || !spawnSync('qpdf', ['--version']).error;

describe.runIf(useQpdf)('qpdf', () => {
  it.each(DOCUMENTS)('finds no fault with $name', async ({ blocks }) => {
    const { bytes } = await print(blocks);
    expect(poppler('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors found');
  });
});

describe.each(READERS.filter(({ isThere }) => isThere))('$name reads', ({ read }) => {
  it.each(DOCUMENTS)('every word of $name', async ({ blocks }) => {
    const { pages, bytes, missing } = await print(blocks);
    const codes = new Set(missing.map(({ codePoint }) => codePoint));
    expect((await read(bytes)).map(squeeze)).toEqual(pages.map((page) => wordsOf(page, codes)));
  });

  it('every line of a full page as it was set, spaces and all', async () => {
    const text =
      '督导组于2023年11月8日上午9:05到某某市Service Center走访，随机询问3名党员，“1人说得出”，2人说“还没有看”。';
    const { pages, bytes } = await print([{ kind: 'paragraph', text: text.repeat(8), size: 'body' }]);
    const lines = (pages[0]?.items ?? []).map((item) => (item.kind === 'run' ? item.text : ''));
    const found = (await read(bytes))[0]?.split('\n').map((line) => line.trim());
    expect(found?.filter((line) => line !== '').slice(0, -1)).toEqual(lines);
  });

  it('signs, numbers, addresses and names of every kind, each as it was typed', async () => {
    const texts = [
      '二〇二三年，①②⑳㈠⑴⒈ⅠⅫ㊣，面积1,200㎡、30㎥、㎏，-5℃至12℃，±0.5‰，№3，〒550000',
      'ＡＢＣ１２３！（全角）与ABC123!(半角)，a²+b²=c²，1∶3，≥17、≤9，×÷√∞∵∴',
      '“双‘单’双”「引『内』」《书〈内〉》【号】〔2023〕45号——破折……省略·间隔～连接／分隔',
      '网址https://www.example.gov.cn/zwgk/t20231130_83456789.html?id=1&b=2#c，邮箱a.b-c@example.gov.cn',
      '代码12520000MB0X12345T，证号52010219900101123456，12345678901234567890，0851-85891234',
      '王㐂、赵喆、李𬀩、王𬭎、𠮷某、囍、堃、淼、頔，ｱｲ、ぁア、ㄅㄆ、Ωαβ、Жя、éüñ、ǎǐǒǔ',
      '"直"与\'单\'，\\反斜\\（括(号)号），100%、5%—10%，A/B、和/或，<甲>{乙}[丙]|丁|~',
    ];
    const { bytes, missing } = await print(texts.map((text): Block => ({ kind: 'paragraph', text, size: 'body' })));
    const found = (await read(bytes)).join('').replace(/\n|—\s*\d+\s*—/gu, '');
    expect(missing).toEqual([]);
    expect(squeeze(found)).toBe(squeeze(texts.join('')));
  });

  it.runIf(LONG)('every character of GBK, and every one beyond the BMP that a face has', async () => {
    const has = (code: number) => book.faces.some((face) => face.glyphOf(code) > 0);
    const beyond = Array.from({ length: 0x20000 }, (_, at) => 0x20000 + at).filter(has);
    const all = [
      ...gbk().filter((char) => has(char.codePointAt(0) ?? 0)),
      ...beyond.map((c) => String.fromCodePoint(c)),
    ];
    const { bytes, missing } = await print(
      all.map((char): Block => ({ kind: 'paragraph', text: `甲${char}乙`, size: 'body' })),
    );
    const found = (await read(bytes)).flatMap((page) => page.split('\n')).filter((line) => line.startsWith('甲'));
    const plain = (line: string) => line.trim().replace(/\s/gu, ' ');
    expect(found.map(plain).filter((line, at) => line !== plain(`甲${all[at]}乙`))).toEqual([]);
    expect(found).toHaveLength(all.length);
    expect(missing).toEqual([]);
  });
});
