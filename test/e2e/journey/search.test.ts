import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import {
  axe,
  type Locale,
  launch,
  overflow,
  PanelDriver,
  type Session,
  setLanguage,
  smallTargets,
} from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

const { search, desk } = deskWordsOf('zh-CN');
const id = (kind: number, at: number) => `018bc${kind}00-1000-7000-8000-${String(at).padStart(12, '0')}`;
const at = (minute: number) => ({ device: Date.UTC(2023, 10, 14, 1, minute), offset: 480, zone: 'Asia/Shanghai' });
const [UNIT, VISIT] = [id(1, 1), id(2, 1)];
const note = (number: number, text: string, source = 'public') => ({
  id: id(3, number),
  kind: 'note',
  parent: VISIT,
  body: { text, how: 'look', source, at: at(number % 50) },
});

/** A unit, a visit with many notes, and one record of most other kinds. */
const ROWS = [
  { id: UNIT, kind: 'unit', body: { name: '青石镇河东社区', code: '00123', formerly: ['河东大队'] } },
  {
    id: VISIT,
    kind: 'visit',
    parent: UNIT,
    body: { unit: UNIT, campaign: id(9, 1), by: id(9, 2), packVersion: '1.0.0', began: at(0), summary: '照搬上级计划' },
  },
  ...Array.from({ length: 240 }, (_, number) =>
    note(number, `第${number}条：书单有ＡＢ两份，没有个人自学记录，共 15㎡。`),
  ),
  note(240, '“党课念完材料就散了，从没自学过。”', 'backToBack'),
  {
    id: id(4, 1),
    kind: 'finding',
    parent: UNIT,
    body: { campaign: id(9, 1), at: at(5), problem: '清单没有数量', measure: '每月自学 4 次' },
  },
  {
    id: id(5, 1),
    kind: 'tag',
    parent: VISIT,
    body: { tag: 'F08', status: 'suspected', at: at(6), peopleSaid: '没见过自学' },
  },
  { id: id(6, 1), kind: 'complaint', parent: VISIT, body: { at: at(7), text: '路灯坏了两个月' } },
];

let session: Session;
let panel: PanelDriver;
let page: Page;
beforeAll(async () => {
  session = await launch();
  panel = await new PanelDriver(await session.openPanelAsTab()).ready();
  await plantRows(panel.page, ROWS);
  page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  page.setDefaultTimeout(15_000);
  await page.locator('tr[data-at]').first().waitFor();
});
afterAll(() => session?.close());

const dialog = () => page.getByRole('dialog', { name: search.title });
const hits = () => page.locator('.hit');
const marks = () => page.locator('.sdlg mark').allTextContents();
const answered = (query: string) =>
  eventually(() => page.locator('.sresults').getAttribute('data-answers')).toBe(query);
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Opens the search and types, all by keyboard; what was there before is typed over. */
async function type(text: string) {
  if ((await dialog().count()) === 0) await page.keyboard.press('Control+k');
  await dialog().waitFor();
  await page.keyboard.press('Control+k');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.insertText(text);
  await answered(text);
}

describe('the search, by keyboard', () => {
  it('finds while one types, by kind, newest first, and marks what was written', async () => {
    await type('自学 ab');
    await eventually(() => hits().count()).toBe(10);
    expect((await marks()).slice(0, 2)).toEqual(['ＡＢ', '自学']);
    await eventually(() => hits().first().textContent()).toContain('2023-11-14 09:39');
    await page.getByText(search.firstOf('10', '240'), { exact: true }).waitFor();
    await type('m2');
    await eventually(marks).toContain('㎡');
  });

  it('says of how many the first are, and goes on where one was', async () => {
    await type('自学');
    await page.getByRole('button', { name: search.kindCount(search.kinds.note, '241'), exact: true }).press('Enter');
    await page.getByText(search.firstOf('200', '241'), { exact: true }).waitFor();
    await page.getByRole('button', { name: search.more('41'), exact: true }).press('Enter');
    await eventually(() => hits().count()).toBe(241);
    await eventually(focused).toContain('第40条');
  });

  it('opens a note in its visit, in view and with the focus', async () => {
    await type('第3条');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await eventually(() => dialog().count()).toBe(0);
    await eventually(focused).toContain('第3条');
    expect(new URL(page.url()).hash).toBe(`#visits/${VISIT}`);
    expect(await page.locator('li:focus').evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight)).toBe(
      true,
    );
  });

  it('opens a unit on its page, also by a former name or its code', async () => {
    for (const word of ['河东大队', '００12３']) {
      await type(word);
      await page.keyboard.press('Enter');
      await eventually(() => new URL(page.url()).hash).toBe(`#units/${UNIT}`);
      await page.getByRole('button', { name: desk.pages.visits, exact: true }).press('Enter');
    }
  });

  it('shows what was told back to back as protected, without its time', async () => {
    await type('念完材料');
    const hit = await hits().first().textContent();
    expect(hit).toContain(search.guarded);
    expect(hit).not.toMatch(/\d\d:\d\d/);
  });

  it('finds words of tags, findings and complaints, and opens each where it lives', async () => {
    for (const [word, kind, hash] of [
      ['没见过自学', search.kinds.tag, `#tags/${id(5, 1)}`],
      ['每月自学', search.kinds.finding, `#findings/${id(4, 1)}`],
      ['路灯', search.kinds.complaint, `#voices/${id(6, 1)}`],
      ['照搬上级', search.kinds.visit, `#visits/${VISIT}`],
    ] as const) {
      await type(word);
      await page.getByRole('region', { name: search.kindCount(kind, '1'), exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await eventually(() => new URL(page.url()).hash).toBe(hash);
    }
  });

  it('closes by Escape and gives the focus back; / opens it too, and what was asked stands there', async () => {
    await type('路灯');
    await page.keyboard.press('Escape');
    await eventually(() => dialog().count()).toBe(0);
    const row = page.locator('tr[data-at]').first();
    await row.focus();
    await page.keyboard.press('/');
    await dialog().waitFor();
    await eventually(marks).toEqual(['路灯']);
    await page.keyboard.press('Escape');
    await eventually(focused).toContain('青石镇河东社区');
  });

  it('knows what is written in the panel while it is open', async () => {
    await type('窗口九点半才开');
    await page.getByText(search.none('窗口九点半才开'), { exact: true }).waitFor();
    await panel.startVisit('青石镇政务大厅');
    await panel.keep('窗口九点半才开，群众排队。');
    await eventually(() => hits().count()).toBe(1);
    await eventually(() => hits().first().textContent()).toContain('青石镇政务大厅');
  });
});

describe('what nobody would search for', () => {
  it.each([
    ['regular expressions', '.*+?^$(){}|[]\\'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['5,000 signs', '学'.repeat(5000)],
    ['half a pair', '\udc00\ud800'],
  ])('%s is taken for what it is', async (_, text) => {
    await type('路灯');
    await page.getByRole('searchbox', { name: search.title }).evaluate((field: HTMLInputElement, value) => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, text);
    const said = [...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text;
    if (!/\p{Surrogate}/u.test(text)) await page.getByText(search.none(said), { exact: true }).waitFor();
    await eventually(() => page.locator('.sdlg .empty').count()).toBe(1);
    expect(await overflow(page)).toEqual([]);
  });

  it.each(['   ', '\u3000', '\u200b\u200d'])('white space and unseen signs (%j) ask nothing', async (text) => {
    await type(text);
    await page.locator('.sdlg .empty').getByText(search.how, { exact: true }).waitFor();
  });

  it('one sign finds all that hold it', async () => {
    await type('学');
    await page.getByRole('region', { name: search.kindCount(search.kinds.note, '241'), exact: true }).waitFor();
  });
});

describe('a worker that dies', () => {
  it('is started again, and finds as before', async () => {
    await type('路灯');
    const [worker] = page.workers().filter((one) => one.url().includes('search'));
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory');
      });
    });
    await eventually(() => page.workers().filter((one) => one.url().includes('search')).length).toBe(1);
    await type('自学');
    await eventually(marks).toContain('自学');
    expect(page.workers().some((one) => one === worker)).toBe(false);
    await page.keyboard.press('Escape');
  });
});

describe.each(
  sample('search 1', [
    ['zh-CN', 'light', 1280],
    ['zh-CN', 'dark', 1920],
    ['en', 'light', 1920],
    ['en', 'dark', 1280],
    ['en', 'dark', 320],
  ] as const),
)('the look in %s, %s, at %i px', (locale: Locale, scheme, width) => {
  it('fits, can be hit and read', async () => {
    const looked = await session.openPanelAsTab({ width, height: 720, path: 'desk.html#campaign' });
    looked.setDefaultTimeout(15_000);
    await looked.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await setLanguage(panel.page, locale);
    await looked.reload();
    await looked.locator('.camp').first().waitFor();
    const words = deskWordsOf(locale).search;
    const found: string[] = [];
    const look = async (name: string) => {
      const all = [...(await overflow(looked)), ...(await smallTargets(looked, 24)), ...(await axe(looked))];
      found.push(...all.map((one) => `${name}: ${one}`));
    };
    await look('head');
    await looked.keyboard.press('Control+k');
    await looked.locator('.sdlg .empty').waitFor();
    await look('nothing asked');
    await looked.keyboard.insertText('自学');
    await looked.locator('.sdlg mark').first().waitFor();
    await look('hits');
    await looked.keyboard.press('Control+k');
    await looked.keyboard.insertText(`没有这样的字${'x'.repeat(60)}`);
    await looked.locator('.sdlg .empty').getByText(words.noneHow, { exact: true }).waitFor();
    await look('no hit');
    await looked.close();
    expect(found).toEqual([]);
  });
});
