// @ts-check
import { foldForSearch, wordsOf } from '../lib/search/fold.ts';
import { TextIndex } from '../lib/search/text-index.ts';
import { launch } from '../test/e2e/harness/index.ts';
import { seedNotes } from './seed-notes.mjs';

const NOTES = 10_000;
const QUERIES = 200;
const ROUNDS = 8;
const WARM = 3;
const KEYS = 40;

const PIECES = [
  '学习计划列 4 本必读书目，只有签到表',
  '没有个人自学记录',
  '宣传栏还是六月的内容',
  '问题清单写着加强学习、改进作风，没有数量、时限和责任人',
  '问了三个人，答不上来主题是什么',
  '书记讲了二十分钟党课，到场不到一半',
  '台账齐全，现场没有见到人',
  '窗口 9:30 才开，群众排队 15 人，面积约 20㎡',
  'Wi-Fi 名称 QingShi-Town，打不开办事页面',
  '整改措施与上级文件一字不差',
  '老人反映路灯坏了两个月，报了三次',
  '公示栏贴着《实施方案》（试行）',
];

/** The same numbers each time. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Notes as people write them: some sentences each, many of them alike. */
function makeNotes() {
  const next = numbers(7);
  return Array.from({ length: NOTES }, (_, at) => {
    const parts = Array.from({ length: 1 + next(4) }, () => PIECES[next(PIECES.length)]);
    return `${parts.join('；')}。第 ${at} 条`;
  });
}

/** What one types: pieces of what is there, two of them, and what isn't there. @param {readonly string[]} notes */
function makeQueries(notes) {
  const next = numbers(11);
  const piece = () => {
    const text = notes[next(notes.length)] ?? '';
    const from = next(Math.max(1, text.length - 6));
    return text.slice(from, from + 1 + next(6));
  };
  return Array.from({ length: QUERIES }, (_, at) => {
    if (at % 10 === 0) return `${piece()}没有这样的字`;
    return at % 5 === 0 ? `${piece()} ${piece()}` : piece();
  }).filter((query) => wordsOf(query).length > 0);
}

/** @param {number[]} values @param {number} share 0 to 1 */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * The peer: where texts hold all words.
 * @param {readonly string[]} texts @param {readonly string[]} words
 */
function scan(texts, words) {
  const found = [];
  next: for (let at = 0; at < texts.length; at++) {
    for (const word of words) if (!texts[at]?.includes(word)) continue next;
    found.push(at);
  }
  return found;
}

/**
 * Our search over 10,000 notes, with the first hits and their places, against a plain scan of the same folded texts by
 * `includes`; each must find the same notes.
 * @returns {{ ratio: number, milliseconds: number[] }} of the 95th percentiles; ours, then the scan's
 */
export function searchOverIncludes() {
  const notes = makeNotes();
  const idOf = (/** @type {number} */ at) => String(NOTES - at).padStart(8, '0');
  const folded = notes.map(foldForSearch);
  const index = new TextIndex();
  index.put(
    notes.map((text, at) => ({ id: idOf(at), kind: 'note', parent: '', on: '', texts: [{ field: 'text', text }] })),
  );
  /** @type {{ query: string, ours: number[], theirs: number[] }[]} */
  const taken = makeQueries(notes).map((query) => ({ query, ours: [], theirs: [] }));
  for (let round = 0; round < ROUNDS + WARM; round++) {
    for (const { query, ours, theirs } of taken) {
      const words = wordsOf(query);
      const begun = performance.now();
      const { groups } = index.search(query, { only: null, limit: 10 });
      const between = performance.now();
      const peer = scan(folded, words);
      const ended = performance.now();
      if (round === 0) refuseDifference(query, index, peer.map(idOf));
      if ((groups[0]?.count ?? 0) !== peer.length)
        throw new Error(`“${query}”: ${groups[0]?.count} and ${peer.length}`);
      if (round < WARM) continue;
      ours.push(between - begun);
      theirs.push(ended - between);
    }
  }
  // Each query by its median: what else the machine did in one of the rounds is nobody's merit.
  const of = (/** @type {'ours' | 'theirs'} */ whose) =>
    quantile(
      taken.map((one) => quantile(one[whose], 0.5)),
      0.95,
    );
  return { ratio: of('ours') / of('theirs'), milliseconds: [of('ours'), of('theirs')] };
}

/** Recall and precision are exactly 1. @param {string} query @param {TextIndex} index @param {readonly string[]} ids */
function refuseDifference(query, index, ids) {
  const all = index.search(query, { only: null, limit: NOTES }).groups.flatMap(({ hits }) => hits.map(({ id }) => id));
  if (all.join() !== ids.join()) throw new Error(`“${query}”: ${all.length} found, ${ids.length} by includes`);
}

/**
 * A desk over so many notes, its search open and all of it read.
 * @param {string} extension @param {number} count
 */
async function deskWith(extension, count) {
  const session = await launch({ extension });
  await seedNotes(session, count);
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  await page.locator('tr[data-at]').first().waitFor();
  await page.keyboard.press('Control+k');
  await page
    .locator('.sresults .empty')
    .getByText(new RegExp(count.toLocaleString('en')))
    .waitFor();
  return { session, page };
}

/**
 * From a key to its hits, drawn and laid out, in milliseconds.
 * @param {import('playwright-core').Page} page @param {string} text what the field holds then
 */
function keyToDrawn(page, text) {
  return page.evaluate(
    (query) =>
      new Promise((resolve) => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector('dialog input'));
        const results = document.querySelector('.sresults');
        const observer = new MutationObserver(() => {
          if (results?.getAttribute('data-answers') !== query || !results.querySelector('.hit mark')) return;
          observer.disconnect();
          results.getBoundingClientRect(); // laid out as well: only then can it be read
          resolve(performance.now() - begun);
        });
        if (results) observer.observe(results, { childList: true, subtree: true, attributes: true });
        field.select();
        const begun = performance.now();
        document.execCommand('insertText', false, query);
      }),
    text,
  );
}

/**
 * How much longer it takes from a key to its hits on screen over 10,000 notes than over 100; keys in pairs, so that a
 * machine that slows down meets both alike.
 * @param {string} extension the folder of a build
 * @returns {Promise<{ ratio: number, milliseconds: [number, number] }>} medians: of 100 notes, of 10,000
 */
export async function keyToDrawnOverNotes(extension) {
  const small = await deskWith(extension, 100);
  const large = await deskWith(extension, NOTES);
  try {
    /** @type {[number, number][]} */
    const pairs = [];
    for (let key = 0; key < KEYS + WARM; key++) {
      const text = ['学', '责任', '时限', '清单', '作风', '没有'][key % 6] ?? '';
      const pair = /** @type {[number, number]} */ ([
        await keyToDrawn(small.page, text),
        await keyToDrawn(large.page, text),
      ]);
      if (key >= WARM) pairs.push(pair);
      await small.page.waitForTimeout(50);
    }
    const median = (/** @type {number[]} */ values) => quantile(values, 0.5);
    return {
      ratio: median(pairs.map(([few, many]) => many / few)),
      milliseconds: [median(pairs.map(([few]) => few)), median(pairs.map(([, many]) => many))],
    };
  } finally {
    await small.session.close();
    await large.session.close();
  }
}
