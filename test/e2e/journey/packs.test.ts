import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { percent } from '../../../components/ui/percent.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { builtinPack } from '../../../lib/packs/builtin.ts';
import { rewordItem } from '../../../lib/packs/edit-pack.ts';
import { packToSheets } from '../../../lib/packs/pack-sheet.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { writeXlsx } from '../../../lib/sheets/write-table.ts';
import { axe, overflow, PanelDriver } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import {
  bodiesOf,
  chip,
  chooseFile,
  counterPack,
  desk,
  findRow,
  focusedRow,
  handedOut,
  openRow,
  press,
  retype,
  rows,
  title,
  told,
} from './packs-desk.ts';

const SHOTS = join(import.meta.dirname, '../../../.output/shots');
const EDUCATION = builtinPack();

/** What an item of the shipped pack asks. */
const asked = (id: string) => EDUCATION.items.find((item) => item.id === id)?.question.zh ?? '?';

describe('a campaign with the second pack', () => {
  it('is begun at the desk, and a visit in the panel knows nothing of the first one', async () => {
    const { session: running, page, packs } = await desk();
    const pack = await counterPack();
    const panel = await new PanelDriver(await running.openPanelAsTab()).ready();
    await page.bringToFront();
    await openRow(page, 0);
    await title(page, `${pack.title.zh} ${pack.version}`);
    expect(await page.getByRole('button', { name: packs.use, exact: true }).count()).toBe(0);
    await press(page, packs.begin);
    await page.getByRole('dialog').getByLabel(packs.campaignName).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast').getByText(packs.begun(pack.seed.campaign.name.zh)).waitFor();
    await chip(page).getByText(packs.inForce).waitFor();

    await panel.page.bringToFront();
    await eventually(() => panel.page.locator('.top .sub').textContent()).toContain(pack.seed.campaign.name.zh);
    await panel.startVisit('城东营业厅');
    await panel.show('checklist');
    await seesItems(panel, pack, null);
    await panel.page.locator('#unit-type').selectOption('businessOutlet');
    await seesItems(panel, pack, 'businessOutlet');

    await panel.show('tags');
    await panel.page.getByRole('button', { name: panel.words.tags.all(pack.tags.length), exact: true }).click();
    await eventually(() => panel.page.locator('main .tr .code').allTextContents()).toEqual(
      pack.areas.flatMap(({ id }) => pack.tags.filter(({ area }) => area === id).map((tag) => tag.id)),
    );
    await panel.page.getByRole('searchbox').fill('K02');
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.th .pts').waitFor();
    await panel.saved();
    const shown = (await panel.page.locator('main').textContent()) ?? '';
    expect(shown).toContain(pack.tags.find(({ id }) => id === 'K02')?.title.zh);
    expect(shown).not.toMatch(/F\d\d/);
  });
});

/** The checklist holds the sections, items and unit types of this pack, in its order, and no word of the other's. */
async function seesItems({ page, words }: PanelDriver, pack: Pack, type: string | null) {
  const asked = pack.items.filter(({ types }) =>
    type ? types.includes(type) : types.length === pack.unitTypes.length,
  );
  const drawn = page.locator('main li.item');
  await eventually(() => drawn.locator('.rail').allTextContents()).toEqual(asked.map(({ id }) => id));
  const text = (await page.locator('main').textContent()) ?? '';
  for (const { question } of asked) expect(text).toContain(question.zh);
  for (const { question } of EDUCATION.items) expect(text).not.toContain(question.zh);
  const sections = pack.sections.filter(({ id }) => asked.some(({ section }) => section === id));
  expect((await page.locator('main h2.sec').allTextContents()).map((one) => one.split(' ')[1])).toEqual(
    sections.map((section) => section.title.zh),
  );
  if (type) return;
  await eventually(() => page.locator('#unit-type option').allTextContents()).toEqual([
    words.checklist.chooseType,
    ...pack.unitTypes.map(({ name }) => name.zh),
  ]);
}

describe('a file that is no sound pack', () => {
  it('a workbook: every fault with sheet, row and column, and nothing is kept', async () => {
    const { page, packs } = await desk();
    const sheets = packToSheets(await counterPack()).map(({ name, rows: all }) => ({
      name,
      rows: all.map((row) => [...row]),
    }));
    /** Spoils the cell of a row as a table shows it, from 1. @returns its place in words */
    const spoil = (sheet: string, row: number, column: string, value: string) => {
      const all = sheets.find(({ name }) => name === sheet)?.rows;
      const at = all?.[0]?.indexOf(column) ?? -1;
      const cells = all?.[row - 1];
      if (!cells || at < 0) throw new Error(`No ${sheet} ${row} ${column}: ${all?.[0]?.join()}`);
      cells[at] = value;
      return packs.atCell(sheet, row, String.fromCharCode(65 + at), column);
    };
    const wanted = [
      packs.faultOf(spoil('检查项', 3, '形式', '随便'), packs.reasons.notAChoice, '随便'),
      packs.faultOf(spoil('检查项', 5, '依据', '第三段'), packs.reasons.notASource, '第三段'),
      packs.faultOf(spoil('检查项', 7, '检查内容（中文）', ''), packs.reasons.missing, ''),
    ];
    await press(page, packs.import);
    await title(page, packs.importTitle);
    await chooseFile(page, packs.choose, '坏的.xlsx', Buffer.from(await writeXlsx(sheets)));
    await told(page).getByText(packs.faultCount(wanted.length)).waitFor();
    await eventually(() => told(page).getByRole('listitem').allTextContents()).toEqual(wanted);
    expect(await page.getByRole('button', { name: packs.keep, exact: true }).count()).toBe(0);
    await press(page, packs.back);
    await rows(page).nth(1).waitFor();
    await eventually(() => rows(page).count()).toBe(2);
  });

  it('JSON: the line where it breaks off, the field that is wrong, the version that is taken', async () => {
    const { page, packs } = await desk();
    await press(page, packs.import);
    const json = JSON.stringify(await counterPack(), null, 2);
    const choose = (text: string) => chooseFile(page, packs.choose, '包.json', Buffer.from(text));
    await choose(json.replace('"version": "1.0.0"', '"version": 一'));
    const line = json.split('\n').findIndex((one) => one.includes('"version"'));
    await told(page)
      .getByText(packs.notJson(line + 1, '  "version": '.length + 1))
      .waitFor();
    await choose(json.replace('"version": "1.0.0"', '"version": "一"'));
    await page.getByText(packs.faultOf(packs.atField('version'), packs.reasons.badValue, '')).waitFor();
    await choose(json.replace('窗口服务暗访', '窗口服务明访'));
    await page.getByRole('alert').getByText(packs.taken('窗口服务明访', '1.0.0')).waitFor();
    await press(page, packs.back);
    await rows(page).nth(1).waitFor();
    await eventually(() => rows(page).count()).toBe(2);
  });
});

describe('a version of our own', () => {
  it('is made by rewording, adopted, offered to a visit with both wordings, and undone', async () => {
    const { session: running, page, packs, common } = await desk();
    const panel = await new PanelDriver(await running.openPanelAsTab()).ready();
    await panel.startVisit('柳河镇');
    await panel.show('checklist');
    const first = panel.page.locator('main li.item.now');
    const asked = EDUCATION.items.find(({ id }) => id === '1.1');
    await first.getByText(asked?.question.zh ?? '?').waitFor();
    await first.getByRole('radio').first().click();
    await panel.saved();

    await page.bringToFront();
    await openRow(page, 1);
    await title(page, `${EDUCATION.title.zh} ${EDUCATION.version}`);
    await press(page, packs.edit);
    await title(page, `${EDUCATION.title.zh} ${packs.draft}`);
    await openRow(page, 0);
    await page.getByText(packs.isUsed).waitFor();
    expect(await page.getByRole('button', { name: packs.remove, exact: true }).count()).toBe(0);
    const question = page.getByLabel(packs.inLanguage(packs.fields.question, 'zh'));
    await question.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('书记讲不讲得清眼下要解决什么');
    await page.locator('[data-save="saved"]').first().waitFor();
    await page.reload();
    await eventually(() => question.inputValue()).toBe('书记讲不讲得清眼下要解决什么');

    await press(page, packs.see);
    const dialog = page.getByRole('dialog', { name: packs.outcome('1.1.1') });
    await dialog.getByText(packs.changes.reworded(1)).waitFor();
    await press(page, packs.adopt('1.1.1'));
    await title(page, `${EDUCATION.title.zh} 1.1.1`);
    await chip(page).waitFor();

    await panel.page.bringToFront();
    const { checklist } = panel.words;
    await panel.page.getByRole('button', { name: checklist.goOver('1.1.1') }).click();
    await panel.dialog.getByText('书记讲不讲得清眼下要解决什么').waitFor();
    await panel.dialog.getByText(asked?.question.zh ?? '?').waitFor();
    await panel.dialog.getByRole('button', { name: checklist.goOver('1.1.1') }).click();
    await panel.page.locator('#item-1\\.1').getByText('书记讲不讲得清眼下要解决什么').first().waitFor();
    await panel.page.keyboard.press('Control+z');
    await panel.page
      .locator('#item-1\\.1')
      .getByText(asked?.question.zh ?? '?')
      .first()
      .waitFor();

    await page.bringToFront();
    await page.keyboard.press('Control+z');
    await page.locator('.toast').getByText(common.undoDone(common.undone.packAdopted)).waitFor();
    await eventually(() => chip(page).count()).toBe(0);
    await press(page, packs.back);
    // The draft is there again, and the version stays.
    await eventually(() => rows(page).count()).toBe(4);
    await eventually(() => rows(page).filter({ hasText: packs.inForce }).textContent()).toContain('1.1.0');
  });
});

describe('files', () => {
  it('the template is handed out, comes in unchanged, and begins a campaign', async () => {
    const { page, packs } = await desk();
    const file = await handedOut(page, packs.template);
    expect(file.name).toBe('清单包模板.xlsx');
    await press(page, packs.import);
    await chooseFile(page, packs.choose, file.name, file.bytes);
    await told(page)
      .getByRole('heading', { name: packs.found('我的清单包', '1.0.0') })
      .waitFor();
    await page.getByText(packs.otherThanForce).waitFor();
    await press(page, packs.begin);
    await page.getByRole('dialog').getByLabel(packs.campaignName).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast').getByText(packs.begun('我的专项')).waitFor();
    await press(page, packs.back);
    await eventually(() => rows(page).filter({ hasText: '我的清单包' }).textContent()).toContain(packs.inForce);
  });

  it('what is exported comes in elsewhere as it was, from JSON and from a workbook', async () => {
    const here = await desk();
    const ours = rewordItem(EDUCATION, '1.1', { short: { zh: '讲得清', en: 'Says “it”, plainly' } });
    await press(here.page, here.packs.import);
    await chooseFile(here.page, here.packs.choose, 'a.json', JSON.stringify(ours));
    await press(here.page, here.packs.keep);
    await title(here.page, `${ours.title.zh} ${ours.version}`);
    const json = await handedOut(here.page, here.packs.exportJson);
    const workbook = await handedOut(here.page, here.packs.exportXlsx);
    expect([json.name, workbook.name]).toEqual(['json', 'xlsx'].map((end) => `${ours.id}-${ours.version}.${end}`));

    const { page, packs } = await desk('en');
    await press(page, packs.import);
    await chooseFile(page, packs.choose, workbook.name, workbook.bytes);
    await press(page, packs.keep);
    await title(page, `${ours.title.en} ${ours.version}`);
    expect((await bodiesOf(page, 'pack')).map(({ data }) => data)).toEqual([ours]);
    await press(page, packs.back);
    await press(page, packs.import);
    await chooseFile(page, packs.choose, json.name, json.bytes);
    await press(page, packs.keep);
    await page.locator('.toast').getByText(packs.keptAlready).waitFor();
    expect((await bodiesOf(page, 'pack')).length).toBe(1);
  });

  it('a file dropped on the list of versions is read as if it had been chosen; that others were not is said', async () => {
    const { page, packs } = await desk('en');
    const ours = rewordItem(EDUCATION, '1.1', { short: { zh: '改', en: 'Changed' } });
    const file = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'pack.json'));
      data.items.add(new File([text], 'another.json'));
      return data;
    }, JSON.stringify(ours));
    await page.dispatchEvent('main.packs', 'drop', { dataTransfer: file });
    await page.locator('.toast').getByText(packs.onlyFirst('pack.json', 1)).waitFor();
    await told(page)
      .getByRole('heading', { name: packs.found(ours.title.en, ours.version) })
      .waitFor();
    await press(page, packs.begin);
    await eventually(() => page.getByRole('dialog').getByLabel(packs.campaignName).inputValue()).toBe(
      ours.seed.campaign.name.en,
    );
    await page.keyboard.press('Escape');
    await press(page, packs.back);
    await press(page, packs.import);
    await page.getByText(packs.importHow).waitFor();
    await eventually(() => told(page).textContent()).toBe('');
  });
});

describe('the way back', () => {
  it('leads to the row that one came from, or to the button', async () => {
    const { page, packs } = await desk();
    await openRow(page, 1);
    await title(page, `${EDUCATION.title.zh} ${EDUCATION.version}`);
    await press(page, packs.back);
    await eventually(() => focusedRow(page)).toBe(1);
    await press(page, packs.import);
    await press(page, packs.back);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(packs.import);
  });
});

describe('the list of items', () => {
  it('is retired, removed, added to, restored and undone by keyboard; old visits keep what they were asked', async () => {
    const { session, page, packs, common } = await desk();
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('柳河镇');
    await panel.show('checklist');
    await panel.page.locator('#item-1\\.1 [role="radio"]').first().click();
    await panel.saved();

    await page.bringToFront();
    await openRow(page, 1);
    await press(page, packs.edit);
    await title(page, `${EDUCATION.title.zh} ${packs.draft}`);
    await findRow(page, asked('1.1'));
    await page.getByText(packs.isUsed).waitFor();
    await press(page, packs.retire);
    await page.getByRole('button', { name: packs.restore, exact: true }).waitFor();
    await findRow(page, asked('1.3'));
    await press(page, packs.remove);
    await page.getByRole('searchbox').fill('');
    await press(page, packs.add);
    await page.getByLabel(packs.addTo).selectOption('8');
    await press(page, packs.add);
    const words = {
      question: ['门口的意见簿有没有人回', 'Does anyone answer the book at the door?'],
      short: ['意见簿', 'The book'],
      look: ['翻最近三条，找写的人问。', 'Take the last three and ask who wrote them.'],
      against: ['三条都没有回。', 'None of the three was answered.'],
    } as const;
    for (const [field, [zh, en]] of Object.entries(words)) {
      const name = packs.fields[field as keyof typeof words];
      await retype(page, packs.inLanguage(name, 'zh'), zh);
      await retype(page, packs.inLanguage(name, 'en'), en);
    }
    await page.locator('[data-save="saved"]').first().waitFor();
    const point = page.getByRole('checkbox', { name: /^S04\.5 / });
    await point.focus();
    await page.keyboard.press('Space');
    await eventually(() => point.isChecked()).toBe(true);
    await page.getByLabel(packs.doc, { exact: true }).selectOption('D2');
    await page.getByLabel(packs.paraNumber, { exact: true }).fill('31');
    await press(page, packs.addSource);
    await page.getByRole('button', { name: packs.dropSource('D2:31') }).waitFor();

    await press(page, packs.see);
    const dialog = page.getByRole('dialog', { name: packs.outcome('1.2.0') });
    for (const part of ['added', 'gone', 'retired'] as const) await dialog.getByText(packs.changes[part](1)).waitFor();
    await press(page, packs.adopt('1.2.0'));
    await chip(page).waitFor();

    // The old visit as it was; a new one by the new list.
    await panel.page.bringToFront();
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await panel.show('checklist');
    await panel.page.locator('#item-1\\.1').getByText(asked('1.1')).first().waitFor();
    await eventually(() => panel.page.locator('#item-1\\.1 .fold .g').textContent()).toContain(common.grades.good);
    await eventually(() => panel.page.locator('#item-1\\.3').count()).toBe(1);
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    await panel.startVisit('青石镇');
    await panel.show('checklist');
    await panel.page.locator('#item-8\\.2').getByText(words.question[0]).waitFor();
    expect(await panel.page.locator('#item-1\\.1, #item-1\\.3').count()).toBe(0);

    // Restored in the next version.
    await page.bringToFront();
    await press(page, packs.edit);
    await title(page, `${EDUCATION.title.zh} ${packs.draft}`);
    await findRow(page, asked('1.1'));
    await press(page, packs.restore);
    await page.getByRole('button', { name: packs.retire, exact: true }).waitFor();
    await press(page, packs.see);
    await page.getByRole('dialog').getByText(packs.changes.restored(1)).waitFor();
    await press(page, packs.adopt('1.3.0'));
    await title(page, `${EDUCATION.title.zh} 1.3.0`);
    await chip(page).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.toast').getByText(common.undoDone(common.undone.packAdopted)).waitFor();
    await eventually(() => chip(page).count()).toBe(0);
  });

  it('warns of items that judge by traces, and leads to each', async () => {
    const { page, packs } = await desk();
    const ours = rewordItem(EDUCATION, '1.1', { look: { zh: '问今年开了多少次会。', en: 'Ask the secretary.' } });
    await press(page, packs.import);
    await chooseFile(page, packs.choose, 'a.json', JSON.stringify(ours));
    await press(page, packs.keep);
    await title(page, `${ours.title.zh} ${ours.version}`);
    await press(page, packs.about);
    const pane = page.locator('.pane.side');
    await pane.getByText(packs.hitHow).waitFor();
    await eventually(() => pane.textContent()).toContain(packs.traces.meetings);
    await press(page, '1.1');
    await pane.getByText('问今年开了多少次会。').waitFor();
  });
});

describe('other words', () => {
  it('of a section and a tag are retyped in a draft, named in what changes, and shown in new visits', async () => {
    const { session, page, packs } = await desk();
    await openRow(page, 1);
    await press(page, packs.edit);
    await title(page, `${EDUCATION.title.zh} ${packs.draft}`);
    await press(page, packs.otherWords);
    await page.getByLabel(packs.kind, { exact: true }).selectOption('sections');
    await findRow(page, '理论学习');
    await retype(page, packs.inLanguage(packs.fields.title, 'zh'), '读书学习');
    await page.locator('[data-save="saved"]').first().waitFor();
    await page.getByLabel(packs.kind, { exact: true }).selectOption('tags');
    await findRow(page, 'F08');
    await retype(page, packs.fields.words, '听课、代学');
    await page.locator('[data-save="saved"]').first().waitFor();
    await press(page, packs.see);
    const dialog = page.getByRole('dialog', { name: packs.outcome('1.1.1') });
    await dialog.getByText(packs.changes.words(2)).waitFor();
    await eventually(() => dialog.textContent()).toContain(
      packs.fieldsOf(`${packs.lists.tags} F08`, [packs.fields.words]),
    );
    await press(page, packs.adopt('1.1.1'));
    await chip(page).waitFor();
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('柳河镇');
    await panel.show('checklist');
    await panel.page.getByRole('heading', { level: 2, name: /读书学习/ }).waitFor();
  });
});

describe('a visit of another version', () => {
  it('never shows the items of the version in force, not for a moment', async () => {
    const { session, page, packs } = await desk();
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('柳河镇');
    await panel.show('checklist');
    await panel.page.locator('#item-1\\.1').waitFor();
    await eventually(async () => (await bodiesOf(page, 'pack')).length).toBe(1);
    const ours = rewordItem(EDUCATION, '1.1', { question: { zh: '新版的这一问', en: 'The new question' } });
    await page.bringToFront();
    await press(page, packs.import);
    await chooseFile(page, packs.choose, 'a.json', JSON.stringify(ours));
    await press(page, packs.keepAndUse);
    await chip(page).waitFor();
    await panel.page.bringToFront();
    await panel.page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const text = document.body?.textContent ?? '';
        if (text.includes('新版的这一问')) seen.push(text.slice(0, 200));
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await panel.show('checklist');
    await panel.page.locator('#item-1\\.1').getByText(asked('1.1')).first().waitFor();
    // Past the moment at which the panel begins to follow what the desk chooses.
    await panel.page.getByRole('button', { name: panel.words.checklist.goOver(ours.version) }).waitFor();
    await panel.page.waitForTimeout(1500);
    expect(await panel.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    // Stored once, though two visits stand under it.
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    const versions = (await bodiesOf(panel.page, 'pack')).map(({ version }) => version);
    expect(versions.sort()).toEqual([EDUCATION.version, ours.version]);
  });
});

describe('the score of a visit', () => {
  it('stands with n, its share and the formula: 不适用 leaves both sides, 未查看 and no answer lower the share', async () => {
    const { session, page, visits, common } = await desk();
    const counter = await counterPack();
    const { packs } = deskWordsOf('zh-CN');
    await openRow(page, 0);
    await press(page, packs.begin);
    await page.getByRole('dialog').getByLabel(packs.campaignName).waitFor();
    await page.keyboard.press('Enter');
    await chip(page).waitFor();
    const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('城东营业厅');
    await panel.show('checklist');
    const items = counter.items.filter(
      (item) => item.form === 'rated' && item.types.length === counter.unitTypes.length,
    );
    await eventually(() => panel.page.locator('main li.item').count()).toBeGreaterThan(2);
    // 1 不适用, 1 未查看, 1 without an answer, the rest good.
    const keys = items.map((_, at) => (at === 0 ? 'notApplicable' : at === 1 ? 'notSeen' : at === 2 ? null : 'good'));
    for (const [at, grade] of keys.entries()) {
      if (!grade) continue;
      const cells = panel.page.locator(`[id="item-${items[at]?.id}"] [data-value="${grade}"]`);
      await panel.page.locator(`[id="item-${items[at]?.id}"]`).scrollIntoViewIfNeeded();
      if ((await cells.count()) === 0) await panel.page.locator(`[id="item-${items[at]?.id}"] .fold`).click();
      await cells.click();
      await panel.saved();
    }
    await page.bringToFront();
    await page.goto(`${session.origin}/desk.html#visits`);
    await rows(page).first().waitFor();
    await openRow(page, 0);
    const table = page.getByRole('table', { name: visits.sections });
    await table.waitFor();
    const [n, of] = [items.length - 3, items.length - 1];
    const overall = await table.locator('tbody tr').first().locator('td').allTextContents();
    expect(overall.slice(1)).toEqual([visits.nOf(n, of), percent(n / of)]);
    expect(overall[0]).toBe(n / of < (counter.score?.minShare ?? 0.6) ? visits.noScore : '100.0');
    const shown = (await page.locator('.pane.side').textContent()) ?? '';
    for (const line of visits.formula(Math.round((counter.score?.minShare ?? 0.6) * 100)))
      expect(shown).toContain(line);
    expect(shown).toContain(visits.gradeScore(common.grades.good, 100));
  });
});

describe.each(
  sample('packs 1', [
    ['zh-CN', 1280, 'light'],
    ['en', 320, 'dark'],
  ] as const),
)('how it looks in %s at %i px, %s', (locale, width, scheme) => {
  it('fits, and axe finds nothing', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const { page, packs, frame } = await desk(locale, width, scheme);
    const found: string[] = [];
    const look = async (name: string) => {
      await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.screenshot({ path: join(SHOTS, `packs-${name}-${locale.slice(0, 2)}-${scheme}-${width}.png`) });
      const mains = await page.locator('main').count();
      const wrong = [...(await overflow(page)), ...(await axe(page)), ...(mains === 1 ? [] : [`${mains} main`])];
      found.push(...wrong.map((one) => `${name}: ${one}`));
    };
    await look('versions');
    await rows(page).nth(1).click();
    await page.getByRole('button', { name: packs.about, exact: true }).waitFor();
    await look('version');
    await rows(page).nth(1).click();
    await page.locator('.pane.side').waitFor();
    await look('item');
    await press(page, frame.close);
    await press(page, packs.about);
    await page.getByRole('heading', { name: packs.score }).waitFor();
    await look('about');
    await press(page, frame.close);
    await press(page, packs.begin);
    await look('begin');
    await page.keyboard.press('Escape');
    await press(page, packs.edit);
    await page.getByRole('button', { name: packs.see, exact: true }).waitFor();
    await look('draft');
    await press(page, packs.add);
    await page.getByRole('dialog').waitFor();
    await look('add');
    await press(page, packs.add);
    await page.locator('#source-doc').waitFor();
    const question = page.getByLabel(packs.inLanguage(packs.fields.question, 'zh'));
    await eventually(() => question.evaluate((field) => field === document.activeElement)).toBe(true);
    await look('added');
    await press(page, packs.see);
    await page.getByRole('dialog').waitFor();
    await look('faults');
    await page.keyboard.press('Escape');
    if (width < 600) await press(page, frame.close);
    await press(page, packs.otherWords);
    await rows(page).nth(1).waitFor();
    await look('texts');
    await rows(page).last().click();
    await page.getByLabel(packs.inLanguage(packs.fields.title, 'zh'), { exact: true }).waitFor();
    await look('text');
    if (width < 600) await press(page, frame.close);
    await press(page, packs.back);
    await press(page, packs.import);
    await look('import');
    await chooseFile(page, packs.choose, 'x.json', Buffer.from('{"format": 1,\n "id": }'));
    await page.locator('.ask.red').waitFor();
    await look('not-json');
    const newer = { ...EDUCATION, version: '1.2.0' };
    await chooseFile(page, packs.choose, 'new.json', Buffer.from(JSON.stringify(newer)));
    await page.getByRole('button', { name: packs.keepAndUse }).waitFor();
    await look('found');
    expect(found).toEqual([]);
  });
});
