// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/briefing/blocks/blocks.ts';
import { FACE_FILES } from '../../../../lib/briefing/paint/font-book.ts';
import { type FetchBytes, PressWork } from '../../../../lib/briefing/paint/press-work.ts';
import type { DocumentRequest, PressAnswer, PressRequest } from '../../../../lib/briefing/paint/protocol.ts';
import { fontFile, shippedFace } from '../book.ts';
import { readPdf } from '../read-pdf.ts';

const text = (words: string): Block => ({ kind: 'paragraph', text: words, size: 'body' });
const document = (
  id: number,
  put: Block[],
  from = 0,
  to = 0,
): Pick<DocumentRequest, 'id' | 'fonts' | 'own' | 'page' | 'blocks'> => ({
  id,
  fonts: FACE_FILES,
  own: null,
  page: null,
  blocks: { from, to, put },
});
const lay = (id: number, put: Block[], wanted: number[], from = 0, to = 0): PressRequest => ({
  kind: 'lay',
  ...document(id, put, from, to),
  wanted,
});
const paint = (id: number, put: Block[]): PressRequest => ({
  kind: 'paint',
  ...document(id, put),
  title: '试',
  photos: [],
});
const font: FetchBytes = async (url) => new Uint8Array(fontFile(url));

/** Asks, and gives what is answered, without the progress. */
async function ask(work: PressWork, message: unknown): Promise<PressAnswer[]> {
  const answers: PressAnswer[] = [];
  await work.answer(message, (answer) => answers.push(structuredClone(answer)));
  return answers.filter(({ kind }) => kind !== 'progress');
}
const faultOf = async (work: PressWork, message: unknown) => {
  const [answer] = await ask(work, message);
  return answer?.kind === 'failed' ? [answer.id, answer.fault] : answer?.kind;
};
/** The words on the pages that came. */
const wordsIn = (answer: PressAnswer | undefined) =>
  answer?.kind === 'laid'
    ? answer.pages.map(({ number, items }) => [
        number,
        items.map((item) => (item.kind === 'run' ? item.text : '')).join(''),
      ])
    : answer;

beforeAll(async () => {
  await shippedFace();
}, 60_000);

describe('PressWork', () => {
  it('reads each face once for all documents', async () => {
    const urls: string[] = [];
    const work = new PressWork((url) => {
      urls.push(url);
      return font(url);
    });
    await ask(work, lay(1, [text('甲')], [1]));
    await ask(work, {
      ...lay(2, [], [1]),
      page: { top: 30, left: 28, width: 156, height: 225, lines: 22, columns: 28 },
    });
    await ask(work, paint(3, []));
    expect(urls).toEqual(Object.values(FACE_FILES));
  });

  it('lays out, and hands over the pages that are looked at alone', async () => {
    const work = new PressWork(font);
    const blocks = Array.from({ length: 60 }, (_, i) => text(`第${i}段`));
    const [answer] = await ask(work, lay(7, blocks, [2, 99]));
    expect(answer).toMatchObject({ kind: 'laid', id: 7, count: 3 });
    expect(answer?.kind === 'laid' && answer.pages.map(({ number }) => number)).toEqual([2, 3]);
    const places = answer?.kind === 'laid' ? answer.order?.places : undefined;
    expect([places?.[0], places?.[22], places?.[59]]).toEqual([1, 2, 3]);
  });

  it('says where everything stands when something moved', async () => {
    const work = new PressWork(font);
    const heading: Block = { kind: 'heading', level: 1, text: '一、' };
    const orderOf = async (message: unknown) => {
      const [answer] = await ask(work, message);
      return answer?.kind === 'laid' ? answer.order : answer;
    };
    const outline = [{ level: 1, text: '一、', page: 1 }];
    expect(await orderOf(lay(1, [heading, text('甲')], [1]))).toEqual({ outline, places: [1, 1] });
    expect(await orderOf(lay(2, [text('乙')], [1], 1, 2))).toBeNull();
    const moved = await orderOf(lay(3, [text('丙'.repeat(28 * 25)), { ...heading, text: '二、' }], [1], 2, 2));
    expect(moved).toEqual({ outline: [...outline, { level: 1, text: '二、', page: 2 }], places: [1, 1, 1, 2] });
    expect(await orderOf(lay(4, [{ ...heading, text: '三、' }], [1], 3, 4))).toMatchObject({
      outline: [{}, { text: '三、' }],
    });
  });

  it('takes what changed in the document before, and nothing else', async () => {
    const work = new PressWork(font);
    await ask(work, lay(1, [text('甲'), text('乙'), text('丙')], [1]));
    const [changed] = await ask(work, lay(2, [text('丁'), text('戊')], [1], 1, 2));
    expect(wordsIn(changed)).toEqual([[1, '甲丁戊丙']]);
    const [cut] = await ask(work, lay(3, [], [1], 0, 3));
    expect(wordsIn(cut)).toEqual([[1, '丙']]);
    expect(await faultOf(work, lay(4, [], [1], 1, 2))).toEqual([4, 'badMessage']);
    expect(await faultOf(work, lay(5, [], [1], 1, 0))).toEqual([5, 'badMessage']);
  });

  it('shows what no face has as it is painted', async () => {
    const [answer] = await ask(new PressWork(font), lay(1, [text('督\u200d导😀')], [1]));
    expect(wordsIn(answer)).toEqual([[1, '督\u200d导〓']]);
  });

  it('paints, and reports each step', async () => {
    const answers: PressAnswer[] = [];
    await new PressWork(font).answer(paint(3, [text('督导😀')]), (answer) => answers.push(answer));
    const steps = answers.flatMap((one) => (one.kind === 'progress' ? [[one.id, one.step, one.done, one.of]] : []));
    expect(steps).toEqual([
      [3, 'font', 0, 0],
      [3, 'layout', 0, 0],
      [3, 'pages', 0, 1],
      [3, 'pages', 1, 1],
    ]);
    const done = answers.at(-1);
    if (done?.kind !== 'done') throw new Error(JSON.stringify(done));
    expect(done).toMatchObject({ id: 3, pages: 1, unreadable: [] });
    expect(readPdf(done.bytes).pages[0]?.[0]?.text).toBe('督导〓');
    expect(done.missing.map(({ char, count }) => [char, count])).toEqual([['😀', 1]]);
  });

  it("sets the body in the office's own font once it was sent", async () => {
    const work = new PressWork(font);
    const own = { ...paint(1, [text('督导')]), own: 'f' };
    expect(await faultOf(work, own)).toEqual([1, 'badMessage']);
    expect(await ask(work, { kind: 'font', hash: 'f', bytes: await font(FACE_FILES.kai) })).toEqual([]);
    const [done] = await ask(work, own);
    const { source } = readPdf(done?.kind === 'done' ? done.bytes : new Uint8Array());
    // The page number is the body's as well.
    expect(source.match(/\/FontName\/\w+\+[\w-]+/g)).toEqual([expect.stringContaining('XunjiKai')]);
  });

  it('refuses what was not agreed', async () => {
    const work = new PressWork(font);
    expect(await faultOf(work, lay(1, [{ kind: 'script' } as never], [1]))).toEqual([1, 'badMessage']);
    expect(await faultOf(work, { ...paint(2, []), more: 1 })).toEqual([2, 'badMessage']);
    expect(await faultOf(work, null)).toEqual([0, 'badMessage']);
  });

  it('names a font that is none, and asks for it again the next time', async () => {
    const bytes = [new Uint8Array(), new Uint8Array(100), (await font(FACE_FILES.serif)).slice(0, 5000)];
    const work = new PressWork(async (url) => (url === FACE_FILES.serif ? bytes.shift() : undefined) ?? font(url));
    for (let id = 1; id <= 3; id += 1) expect(await faultOf(work, lay(id, [], [1]))).toEqual([id, 'fontRefused']);
    expect(await faultOf(work, lay(4, [], [1]))).toBe('laid');
    await ask(work, { kind: 'font', hash: 'f', bytes: new Uint8Array(99) });
    expect(await faultOf(work, { ...lay(5, [], [1]), own: 'f' })).toEqual([5, 'fontRefused']);
  });
});
