import { afterEach, describe, expect, it } from 'vitest';
import { launch, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

let session: Session;
afterEach(() => session.close());

async function begin(): Promise<PanelDriver> {
  session = await launch();
  return new PanelDriver(await session.openPanelAsTab()).ready();
}

/** Texts that a person pastes, or that are meant to do harm. */
const TEXTS: Readonly<Record<string, string>> = {
  html: '<b>粗</b><img src=x onerror="document.title=\'坏\'"><script>document.title="坏"</script>&amp;&lt;',
  address: 'javascript:alert(1) data:text/html,<h1>大</h1> https://example.com/?q=%00',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a person's text, not a template of ours
  template: '${1+1} {{7*7}} %s %n \\u0041 \\ " \' ` --> ]]>',
  emoji: '😀👩‍👩‍👧‍👦🇨🇳🏳️‍🌈 3️⃣',
  'outside the BMP': '𠮷𬭎𪚥 𓀀',
  'bidi overrides': 'a\u202eb\u2066c\u200fd\u202c\u2069',
  'control characters': 'a\u0001b\u0007c\u001bd\u0085e\u200bf\ufeffg\ufffeh\u2028i',
  'combining marks': `z${'\u0301'.repeat(200)}`,
  'a word without end': '长'.repeat(3000),
  'keys of objects': '__proto__ constructor toString hasOwnProperty',
};

/** How many elements of these kinds there are: none may come from a text. */
const strangers = (panel: PanelDriver) =>
  panel.page.locator('#app :is(script, iframe, object, embed, h1 b, .said b, .said img, base, form)').count();

describe('a note', () => {
  it('is kept and shown as it was written, whatever it holds', async () => {
    const panel = await begin();
    await panel.startVisit('怪字村');
    for (const text of Object.values(TEXTS)) await panel.keep(text);
    const check = async () => {
      await eventually(() => panel.page.locator('.notes .said').count()).toBe(Object.keys(TEXTS).length);
      const shown = await panel.notes();
      Object.entries(TEXTS).forEach(([name, text], at) => {
        const beginning = text.length > 600 ? text.slice(0, 590) : text;
        expect(shown[at]?.startsWith(beginning), name).toBe(true);
      });
      expect(await strangers(panel)).toBe(0);
      expect(await panel.page.title()).toBe('巡记');
    };
    await check();
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await check();
  });

  it('is none while it is empty or blank', async () => {
    const panel = await begin();
    await panel.startVisit('空白村');
    await panel.composer.press('Enter');
    for (const blank of ['   ', '\u3000\u3000', '\n\n\t']) {
      await panel.composer.fill(blank);
      await panel.composer.press('Enter');
    }
    expect(await panel.notes()).toEqual([]);
    await panel.composer.fill('');
    await panel.saved();
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    expect(await panel.notes()).toEqual([]);
    await panel.page.getByText(panel.words.visit.noNotes, { exact: true }).waitFor();
  });

  it('of 100,000 characters is kept whole, and opens whole', async () => {
    const panel = await begin();
    await panel.startVisit('长文村');
    const long = '甲乙丙丁戊己庚辛壬癸'.repeat(10_000);
    await panel.composer.fill(long);
    await panel.composer.press('Enter');
    await panel.saved();
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    const row = panel.page.locator('.notes .said');
    await eventually(() => row.textContent()).toContain(panel.words.visit.longText(100_000));
    await row.click();
    const field = panel.page.getByRole('textbox', { name: panel.words.visit.noteText, exact: true });
    await eventually(() => field.inputValue()).toBe(long);
  });

  it('with half a character is kept without losing what stands around it', async () => {
    const panel = await begin();
    await panel.startVisit('半字村');
    await panel.composer.evaluate((field) => {
      (field as HTMLTextAreaElement).value = '前\ud842后';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await panel.composer.press('Enter');
    await panel.saved();
    await panel.keep('下一条照样记。');
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await eventually(() => panel.notes()).toHaveLength(2);
    expect((await panel.notes())[0]).toMatch(/^前.?后$/u);
  });

  it('put down and changed at once keeps in its history what was put down, however short', async () => {
    const panel = await begin();
    await panel.startVisit('改字村');
    await panel.keep('账实不符。');
    await panel.page.locator('.notes .said').click();
    await panel.page.getByRole('textbox', { name: panel.words.visit.noteText, exact: true }).fill('没有问题。');
    await panel.saved();
    await panel.page.locator('.editor').getByRole('button', { name: panel.words.visit.history, exact: true }).click();
    await eventually(() => panel.dialog.locator('.versions').textContent()).toContain('账实不符。');
  });
});

describe('every other field', () => {
  const html = TEXTS.html ?? '';

  it('takes HTML and script as text', async () => {
    const panel = await begin();
    const { page, words } = panel;
    await page.locator('#first-name').fill(html.slice(0, 100));
    await page.keyboard.press('Enter');
    await panel.startVisit(html);
    await eventually(() => page.locator('header h1').textContent()).toBe(html);
    await panel.show('checklist');
    await page.locator('footer input').fill(html);
    await page.keyboard.press('Enter');
    await page
      .locator('.item[aria-current]')
      .getByRole('button', { name: words.checklist.comment, exact: true })
      .click();
    await page.locator('.item[aria-current] textarea').fill(html);
    await panel.saved();
    await panel.show('tags');
    await page.getByRole('searchbox').fill(html);
    await page.getByText(words.tags.notFound).first().waitFor();
    await page.getByRole('searchbox').fill('F21');
    await page.keyboard.press('Enter');
    for (const field of await page.locator('.pts textarea').all()) await field.fill(html);
    await page.locator('.th input[type="file"]').setInputFiles({
      name: '<img src=x onerror=1>.txt',
      mimeType: 'text/html',
      buffer: Buffer.from(html),
    });
    await page.locator('.th .thumb').click();
    await panel.dialog.getByRole('textbox').fill(html);
    await panel.saved();
    await eventually(() => panel.dialog.textContent()).toContain('<img src=x onerror=1>.txt');
    await panel.dialog.getByRole('button', { name: words.visit.done }).click();
    await panel.show('finish');
    await page.getByLabel(words.finish.summary, { exact: true }).fill(html);
    await panel.saved();
    for (const tab of ['notes', 'checklist', 'tags', 'finish'] as const) {
      await panel.show(tab);
      expect(await strangers(panel), tab).toBe(0);
    }
    await page.getByRole('button', { name: words.home.toHome }).click();
    await panel.ready();
    await page.getByRole('searchbox').fill('onerror');
    await page.getByText(words.home.found(1).slice(0, 3)).first().waitFor();
    expect(await strangers(panel)).toBe(0);
    expect(await page.title()).toBe('巡记');
    expect(session.watch.leaked()).toEqual([]);
  });
});

describe('days and clocks', () => {
  it('two visits to one unit on one day are two visits to one unit', async () => {
    const panel = await begin();
    for (const text of ['上午去的。', '下午又去。']) {
      await panel.startVisit('同日村');
      await panel.keep(text);
      await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
      await panel.ready();
    }
    await eventually(() => panel.visits.count()).toBe(2);
    await panel.openNewest();
    await eventually(() => panel.notes()).toEqual(['下午又去。']);
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    await panel.page.getByRole('button', { name: panel.words.home.start }).first().click();
    await panel.page.getByLabel(panel.words.home.unitName, { exact: true }).fill('同日');
    await panel.page.getByText(panel.words.home.visitsBefore(2)).waitFor();
    await eventually(() => panel.page.getByRole('option').count()).toBe(1);
  });

  it('a clock set back a day loses nothing, and what is written later comes later', async () => {
    const panel = await begin();
    await panel.startVisit('倒钟村');
    await panel.keep('拨钟之前。');
    await session.context.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - 86_400_000;
    });
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await panel.keep('拨钟之后。');
    await panel.page.locator('.notes .said', { hasText: '拨钟之前' }).click();
    const field = panel.page.getByRole('textbox', { name: panel.words.visit.noteText, exact: true });
    await field.fill('拨钟之前，钟倒以后改的。');
    await panel.saved();
    await panel.page.locator('.editor').getByRole('button', { name: panel.words.visit.history, exact: true }).click();
    await eventually(() => panel.dialog.locator('.versions li').first().textContent()).toContain('钟倒以后改的');
    await panel.dialog.getByRole('button', { name: panel.words.common.close }).click();
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await eventually(() => panel.notes()).toEqual(['拨钟之前，钟倒以后改的。', '拨钟之后。']);
    expect(await panel.page.getByText(panel.words.visit.hasConflict).count()).toBe(0);
  });
});
