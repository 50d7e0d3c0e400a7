// @ts-check
// The main job, done in the real panel on real input: what `npm start` shows. Notes are drawn from the problems that
// D1 (the city's speech) reports in its fifth paragraph, in words of our own.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { runBriefingDemo } from './demo-briefing.mjs';

/** How, source, words, and the items that a note belongs to. */
const NOTES = /** @type {const} */ ([
  ['look', null, '宣传栏还是 6 月的内容，没有主题教育版块；大厅电子屏的标语与规范表述不一致。', ['6.1']],
  ['check', null, '学习计划列了必读书目，记录里只有两次专家辅导的签到表，没有个人自学的痕迹。', ['2.2']],
  ['ask', null, '问本月支部怎么推进，答“等镇里通知”，说不出本支部的学习重点。', ['1.1']],
  ['listen', '背靠背', '“党课讲了二十来分钟，念完材料就散了，来的不到一半。”', ['2.4']],
  ['check', null, '问题清单 3 条，写“加强学习”“改进作风”，没有数量、时限和责任人。', ['5.2']],
]);

/** Answers of the checklist by their words on the screen. */
const RATINGS = /** @type {const} */ ([
  ['1.1', '一般'],
  ['2.2', '较差'],
  ['5.2', '较差'],
  ['6.1', '一般'],
  ['2.1', '较好'],
  ['3.5', '未查看'],
]);

const FACTS = ['不发通知', '不打招呼', '不听汇报', '直奔基层', '直插现场'];

/**
 * Does the whole job: a visit in the panel, which leaves visit.pdf, panel.png and panel-dark.png, and on the desk a
 * briefing of it and of another member's visits, which leaves briefing.pdf and briefing-anonymous.pdf.
 * @param {{ session: import('../test/e2e/harness/browser.ts').Session, page: import('playwright-core').Page, panel: import('playwright-core').Page, site: import('../test/e2e/harness/site.ts').Site, out: string }} demo
 */
export async function runDemo({ session, page, panel, out }) {
  mkdirSync(out, { recursive: true });
  panel.setDefaultTimeout(20_000);
  await startVisit(panel);
  await clipSelection(page, panel);
  for (const note of NOTES) await writeNote(panel, ...note);
  await rate(panel);
  await confirmTag(panel);
  await finish(panel);
  await exportPdf(panel, out);
  await takePictures(panel, out);
  await runBriefingDemo({ session, out });
}

/** @param {import('playwright-core').Page} panel */
async function startVisit(panel) {
  await panel.getByRole('button', { name: '开始走访' }).first().click();
  await panel.getByLabel('单位名', { exact: true }).fill('青石镇河东社区');
  await panel.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: '写记录' }).waitFor();
  await panel.getByRole('button', { name: '更多' }).click();
  await panel.getByRole('button', { name: '改单位' }).click();
  await panel.getByLabel('单位类型').selectOption({ label: '村、社区' });
  await panel.getByRole('dialog').getByRole('button', { name: '好了' }).click();
}

/**
 * A sentence of the page becomes a note's quotation.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Page} panel
 */
async function clipSelection(page, panel) {
  await page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll('p')];
    const wanted = paragraphs.find((one) => one.textContent?.includes('宣传氛围')) ?? paragraphs.at(-1);
    const text = wanted?.firstChild;
    if (!text?.textContent) throw new Error('the page carries no text');
    const from = Math.max(0, text.textContent.indexOf('在宣传氛围方面'));
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, Math.min(text.textContent.length, from + 60));
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await panel.getByRole('button', { name: '摘页' }).click();
  await panel.locator('.notes .quote').first().waitFor();
}

/**
 * @param {import('playwright-core').Page} panel
 * @param {string} how
 * @param {string | null} source
 * @param {string} words
 * @param {readonly string[]} items
 */
async function writeNote(panel, how, source, words, items) {
  const names = { look: '看', listen: '听', ask: '问', check: '查' };
  const foot = panel.locator('footer');
  await foot.getByRole('radio', { name: names[/** @type {'look'} */ (how)], exact: true }).click();
  const box = panel.getByRole('textbox', { name: '写记录' });
  await box.fill(words);
  if (source) await foot.getByRole('button', { name: source, exact: true }).click();
  await box.press('Alt+i');
  const dialog = panel.getByRole('dialog');
  for (const item of items) {
    await dialog.getByRole('searchbox').fill(item);
    await dialog.getByRole('searchbox').press('Enter');
  }
  await dialog.waitFor({ state: 'detached' });
  await box.press('Enter');
  await panel.locator('.notes .said', { hasText: words.slice(0, 12) }).waitFor();
  if (source) await foot.getByRole('button', { name: source, exact: true }).click();
}

/** @param {import('playwright-core').Page} panel */
async function rate(panel) {
  await panel.getByRole('navigation').getByRole('button', { name: /^检查/ }).click();
  for (const [item, grade] of RATINGS) {
    const row = panel.locator(`[id="item-${item}"]`);
    await row.scrollIntoViewIfNeeded();
    const cell = row.getByRole('radio', { name: new RegExp(`，${grade}，`) });
    if (!(await cell.isVisible())) await row.locator('h3 button').click();
    await cell.click();
    await panel.locator('[data-save="saved"]').waitFor();
  }
}

/** A tag with its five parts, a photo among them. @param {import('playwright-core').Page} panel */
async function confirmTag(panel) {
  await panel.getByRole('navigation').getByRole('button', { name: /^标签/ }).click();
  await panel.locator('footer').getByRole('searchbox').fill('量化');
  await panel.locator('footer').getByRole('searchbox').press('Enter');
  const parts = /** @type {const} */ ([
    ['看到的事实', '问题清单 3 条，都没有数量、时限和责任人。'],
    ['单位怎么说', '出示了清单；说“镇里没有要求写数字”。'],
    ['群众、党员怎么说', '说不知道清单上写了什么。'],
    ['别的可能解释', '清单可能还有一份带数字的底稿，问过，没有。'],
  ]);
  for (const [name, words] of parts) await panel.getByRole('textbox', { name: new RegExp(name) }).fill(words);
  await panel.locator('main input[type="file"]').first().setInputFiles({
    name: 'list.png',
    mimeType: 'image/png',
    buffer: samplePhoto(),
  });
  const confirm = panel.getByRole('radio', { name: '核实' });
  await panel.locator('main .thumb').first().waitFor();
  await confirm.click();
  await panel.locator('[role="radio"][aria-checked="true"]', { hasText: '核实' }).waitFor();
}

/** @param {import('playwright-core').Page} panel */
async function finish(panel) {
  await panel.getByRole('navigation').getByRole('button', { name: /^收尾/ }).click();
  for (const fact of FACTS) {
    await panel
      .getByRole('radiogroup', { name: fact })
      .getByRole('radio', { name: /守住了/ })
      .click();
  }
}

/**
 * @param {import('playwright-core').Page} panel
 * @param {string} out
 */
async function exportPdf(panel, out) {
  await panel.locator('footer').getByRole('button', { name: '导出 PDF' }).click();
  const dialog = panel.getByRole('dialog');
  const download = panel.waitForEvent('download');
  await dialog.getByRole('button', { name: '开始导出' }).click();
  await (await download).saveAs(join(out, 'visit.pdf'));
  await dialog.getByText(/导出好了/).waitFor();
  await dialog.getByRole('button', { name: '关上' }).click();
}

/**
 * @param {import('playwright-core').Page} panel
 * @param {string} out
 */
async function takePictures(panel, out) {
  await panel.getByRole('navigation').getByRole('button', { name: /^记录/ }).click();
  await panel.setViewportSize({ width: 360, height: 720 });
  for (const [scheme, file] of /** @type {const} */ ([
    ['light', 'panel.png'],
    ['dark', 'panel-dark.png'],
  ])) {
    await panel.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await panel.screenshot({ path: join(out, file) });
  }
  for (const file of ['visit.pdf', 'panel.png', 'panel-dark.png']) console.log(join(out, file));
  try {
    console.log(execFileSync('pdfinfo', [join(out, 'visit.pdf')], { encoding: 'utf8' }).match(/Pages:.*/)?.[0] ?? '');
  } catch {
    // Only said where the tool is there; the PDF has been made either way.
  }
}

/** A picture of a notice board, made here: a PNG of 640 × 400. */
function samplePhoto() {
  const [width, height] = [640, 400];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const board = x > 60 && x < 580 && y > 50 && y < 320;
      const sheet = board && ((x > 90 && x < 240) || (x > 270 && x < 400) || (x > 430 && x < 550)) && y > 80 && y < 290;
      const line = sheet && y % 22 < 3 && x % 160 > 20;
      const [r, g, b] = line ? [120, 116, 104] : sheet ? [240, 236, 224] : board ? [150, 120, 90] : [158, 167, 154];
      rows.set([r, g, b], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** CRC-32 as PNG wants it (ISO/IEC 15948, annex D). @param {Buffer} bytes */
function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
