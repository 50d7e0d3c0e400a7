import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, PanelDriver, type Session, type Site, serveSite } from '../harness/index.ts';

let site: Site;
let session: Session;

beforeAll(async () => {
  site = await serveSite();
  session = await launch({ allow: [site.origin] });
});

afterAll(async () => {
  await session?.close();
  await site?.close();
});

describe('nothing leaves', () => {
  it('while the panel opens beside a page, in a tab, and takes text', async () => {
    const page = await session.page();
    await page.goto(`${site.origin}/source`);
    const panel = await new PanelDriver(await session.openPanel({ page })).ready();
    await panel.startVisit('青石镇河东社区');
    await panel.composer.pressSequentially('see https://elsewhere.example/typed mispelt');
    // Spelling, the browser's own: it would fetch a dictionary as soon as a field has words in it.
    expect(await panel.composer.evaluate((field) => (field as HTMLTextAreaElement).spellcheck)).toBe(false);
    await panel.page.keyboard.press('Enter');
    await panel.saved();
    const tab = await session.openPanelAsTab();
    await tab.reload();
    await tab.close();
    expect(session.watch.leaked()).toEqual([]);
    expect(session.watch.requests.map(({ address }) => address)).toContain(`${site.origin}/source`);
  });

  it('even when asked: the policy refuses it in the panel and in the worker', async () => {
    const tab = await session.openPanelAsTab();
    const ask = (address: string) =>
      fetch(address).then(
        () => 'answered',
        () => 'refused',
      );
    expect(await tab.evaluate(ask, `${site.origin}/`)).toBe('refused');
    expect(await (await session.worker()).evaluate(ask, `${site.origin}/`)).toBe('refused');
    const picture = await tab.evaluate(
      (src) =>
        new Promise((resolve) => {
          Object.assign(new Image(), { onload: () => resolve('shown'), onerror: () => resolve('refused'), src });
        }),
      `${site.origin}/picture.png`,
    );
    expect(picture).toBe('refused');
    expect(session.watch.leaked()).toEqual([]);
    expect(session.watch.requests.filter(({ address }) => address !== `${site.origin}/source`)).toEqual([]);
    await tab.close();
  });

  it('and would be seen if it did', async () => {
    const page = await session.context.newPage();
    await page.goto(`${site.origin}/`);
    await page.evaluate(() =>
      Promise.allSettled([fetch('http://elsewhere.example/a'), fetch('https://elsewhere.example/b')]),
    );
    const addresses = session.watch.leaked().map(({ address }) => address);
    expect(addresses.sort()).toEqual(['elsewhere.example:443', 'http://elsewhere.example/a']);
    await page.close();
  });
});

describe('the policy in force', () => {
  it('makes no script from text but by the named policy', async () => {
    const tab = await session.openPanelAsTab();
    // From a timer: what CDP itself evaluates stands outside the policy.
    const outcomes = await tab.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const tries: (() => unknown)[] = [
            // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
            () => globalThis.eval('1'),
            () => new Function('return 1')(),
            () => document.createElement('script').setAttribute('src', '/a.js'),
            () => document.body.insertAdjacentHTML('beforeend', '<p>'),
            () => trustedPolicies().createPolicy('another', {}),
            () => new Worker('/a.js'),
          ];
          const trustedPolicies = () =>
            (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
              .trustedTypes;
          setTimeout(() =>
            resolve(
              tries.map((attempt) => {
                try {
                  attempt();
                  return `went through: ${attempt}`;
                } catch {
                  return 'refused';
                }
              }),
            ),
          );
        }),
    );
    expect(outcomes).toEqual(outcomes.map(() => 'refused'));
    await tab.close();
  });
});
