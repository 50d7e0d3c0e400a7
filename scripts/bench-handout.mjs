// @ts-check
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { launch } from '../test/e2e/harness/index.ts';
import { median, paired } from './quantile.mjs';

/** 500 MB as people have them: a hundred recordings, scans and photos of 5 MB each. */
const FILES = 100;
const SIZE = 5_000_000;
const ROUNDS = 3;
const words = deskWordsOf('zh-CN').bundles;

/** The peer's page and worker, put beside the panel of a copy of the build. */
export const PEER_FILES = {
  'peer.html': '<!doctype html><title>peer</title><input type="file" /><script type="module" src="peer.js"></script>',
  'peer.js': `
    const policy = trustedTypes.createPolicy('xunji', { createScriptURL: (url) => url });
    const worker = new Worker(policy.createScriptURL('peer-worker.js'), { type: 'module' });
    globalThis.ask = (question) => new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.taken));
      worker.postMessage(question);
    });`,
  'peer-worker.js': `
    const hash = (bytes) => crypto.subtle.digest('SHA-256', bytes);
    const acts = {
      // Each attachment read, hashed, and written behind the one before.
      async copy() {
        const root = await navigator.storage.getDirectory();
        const from = await root.getDirectoryHandle('attachments');
        const to = await (await root.getFileHandle('copy', { create: true })).createSyncAccessHandle();
        let at = 0;
        for await (const entry of from.values()) {
          const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
          await hash(bytes);
          at += to.write(bytes, { at });
        }
        to.flush();
        to.close();
        await root.removeEntry('copy');
      },
      // All bytes of a file, in pieces as large as an attachment.
      async hash({ file, size }) {
        for (let at = 0; at < file.size; at += size) await hash(await file.slice(at, at + size).arrayBuffer());
      },
    };
    onmessage = async ({ data }) => {
      try {
        const begun = performance.now();
        await acts[data.act](data);
        postMessage({ taken: performance.now() - begun });
      } catch (error) {
        postMessage({ error: String(error) });
      }
    };`,
};

/**
 * In the page: a visit with so many files as evidence, by whoever works here; sound, so that they leave as they are.
 * @param {{ files: number, size: number }} of
 */
async function plantEvidence({ files, size }) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('xunji');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  /** @param {IDBRequest} request @returns {Promise<any>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const rows = await done(database.transaction('records').objectStore('records').getAll());
  const { value: me } = await done(database.transaction('meta').objectStore('meta').get('me'));
  const visit = rows.find((/** @type {any} */ row) => row.kind === 'visit').id;
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('attachments', { create: true });
  const hex = (/** @type {ArrayBuffer} */ bytes) =>
    [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('');
  const digest = async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) =>
    hex(await crypto.subtle.digest('SHA-256', bytes));
  /** @param {any} value @returns {string} */
  const canonical = (value) =>
    typeof value !== 'object' || value === null
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? `[${value.map(canonical).join()}]`
        : `{${Object.keys(value)
            .sort()
            .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
            .join()}}`;
  const bytes = new Uint8Array(size);
  for (let at = 0; at < files; at++) {
    for (let from = 0; from < size; from += 65_536) {
      crypto.getRandomValues(bytes.subarray(from, Math.min(size, from + 65_536)));
    }
    const sha256 = await digest(bytes);
    const file = await (await folder.getFileHandle(sha256, { create: true })).createWritable();
    await file.write(bytes);
    await file.close();
    const millis = Date.now() - 3_600_000 + at * 1000;
    const time = millis.toString(16).padStart(12, '0');
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${at.toString(16).padStart(12, '0')}`;
    const moment = { device: millis, offset: 480, zone: 'Asia/Shanghai' };
    const body = { sha256, size, type: 'audio/mpeg', at: moment };
    const rest = { rec: id, kind: 'evidence', parent: visit, field: '*', value: body };
    const change = { ...rest, sup: [], hlc: `${time}-0000`, author: `${me.id}.${me.epoch}` };
    const named = await digest(new TextEncoder().encode(canonical(change)));
    const heads = Object.fromEntries(Object.keys(body).map((field) => [field, [named]]));
    const row = { id, kind: 'evidence', parent: visit, shelf: 'live', month: '2026-11', body, heads, conflicts: [] };
    const writing = database.transaction(['records', 'changes'], 'readwrite');
    writing.objectStore('records').put(row);
    writing.objectStore('changes').put({ id: named, ...change });
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onerror = () => reject(writing.error);
    });
  }
  database.close();
}

/** In the page: presses a button, and waits for words to appear. @param {Element} button @param {string} said */
async function pressUntil(button, said) {
  const begun = performance.now();
  const shown = new Promise((resolve) => {
    const look = () => {
      if (!document.body.textContent?.includes(said)) return;
      observer.disconnect();
      resolve(null);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  if (button instanceof HTMLElement) button.click();
  await shown;
  return performance.now() - begun;
}

/**
 * In the page: once a file is chosen, waits for words to appear. @param {string} said
 */
function timeOpening(said) {
  const timing = new Promise((resolve) => {
    document.addEventListener(
      'change',
      () => {
        const begun = performance.now();
        const observer = new MutationObserver(() => {
          if (!document.body.textContent?.includes(said)) return;
          observer.disconnect();
          resolve(performance.now() - begun);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      },
      { capture: true, once: true },
    );
  });
  Object.assign(globalThis, { timing });
}

/** The processes of a profile's browser: what they do, and where the kernel keeps their figures. @param {string} profile */
function processesOf(profile) {
  const lines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, group] =
          / \w ([\d ]+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, ''))?.[1]?.split(' ') ?? [];
        return [{ pid, group, line: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
      } catch {
        return []; // it has just ended
      }
    });
  const browser = lines.find(({ line }) => line.includes(profile) && !line.includes('--type='));
  return lines
    .filter(({ group }) => browser && group === browser.pid)
    .map(({ pid, line }) => ({ pid, is: /--type=([\w-]+)/.exec(line)?.[1] ?? 'browser' }));
}

/** From here on the kernel's high-water mark counts anew (proc(5), clear_refs). @param {string} profile */
function resetMemory(profile) {
  for (const { pid } of processesOf(profile)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most that the largest process of a kind has held since, in MB. @param {string} profile @param {string} kind */
function peakMemory(profile, kind) {
  const peaks = processesOf(profile)
    .filter(({ is }) => is === kind)
    .map(({ pid }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  return Math.max(...peaks);
}

/** @param {import('../test/e2e/harness/browser.ts').Session} session */
async function plant(session) {
  const panel = await session.openPanelAsTab();
  await panel.locator('footer .btn.main').first().click();
  await panel.locator('#unit').fill('青石镇河东社区');
  await panel.keyboard.press('Enter');
  await panel.locator('.foot textarea').waitFor();
  await panel.evaluate(plantEvidence, { files: FILES, size: SIZE });
  await panel.close();
}

/**
 * The desk's list of files, as it is after a start.
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {import('playwright-core').Page} page
 */
async function showFiles({ origin }, page) {
  await page.goto('about:blank');
  await page.goto(`${origin}/desk.html#bundles`);
  await page.locator('.bundlespage').waitFor();
}

/** The form for handing out all visits, left open. @param {import('playwright-core').Page} page */
async function fillForm(page) {
  await page.getByRole('button', { name: words.handOut, exact: true }).first().click();
  await page.getByRole('button', { name: words.all, exact: true }).first().click();
  await page.getByRole('radiogroup', { name: words.closing }).getByText(words.closings.open, { exact: true }).click();
  return page.getByRole('button', { name: words.make, exact: true });
}

/**
 * Handing out 500 MB of attachments, from the press on "make" to the word that the file was made and read back, against
 * reading, hashing and writing the same bytes once in OPFS; then opening that file, from its choice to the question
 * whether it is taken in, against hashing the same bytes. Both peers hash as the program does, by the browser itself in
 * pieces of an attachment, and write as it does. Memory is the most that the renderer and the browser process held.
 * @param {string} extension the folder of a copy of a build with `PEER_FILES`
 * @param {string} folder where files may lie
 */
export async function benchHandOut(extension, folder, rounds = ROUNDS) {
  const session = await launch({ extension });
  const { profileDir } = session;
  try {
    await plant(session);
    const desk = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles' });
    const peer = await session.openPanelAsTab({ path: 'peer.html' });
    const file = join(folder, 'large.visits');
    /** @type {{ made: number[], copied: number[], opened: number[], hashed: number[] }} */
    const taken = { made: [], copied: [], opened: [], hashed: [] };
    const peak = { handOut: 0, handOutBrowser: 0, open: 0, openBrowser: 0 };
    const ask = (/** @type {unknown} */ question) =>
      peer.evaluate((one) => /** @type {any} */ (globalThis).ask(one), question);
    for (let round = 0; round < rounds; round++) {
      await desk.bringToFront();
      await showFiles(session, desk);
      const make = await fillForm(desk);
      resetMemory(profileDir);
      const download = desk.waitForEvent('download');
      taken.made.push(await make.evaluate(pressUntil, words.made0));
      peak.handOut = Math.max(peak.handOut, peakMemory(profileDir, 'renderer'));
      peak.handOutBrowser = Math.max(peak.handOutBrowser, peakMemory(profileDir, 'browser'));
      await (await download).saveAs(file);
      await (await download).delete();
      await peer.bringToFront();
      taken.copied.push(Number(await ask({ act: 'copy' })));

      await desk.bringToFront();
      await showFiles(session, desk);
      await desk.getByRole('button', { name: words.takeIn, exact: true }).first().click();
      await desk.evaluate(timeOpening, words.done);
      const chooser = desk.waitForEvent('filechooser');
      await desk.getByRole('button', { name: words.choose, exact: true }).first().click();
      resetMemory(profileDir);
      await (await chooser).setFiles(file);
      taken.opened.push(Number(await desk.evaluate(() => Reflect.get(globalThis, 'timing'))));
      peak.open = Math.max(peak.open, peakMemory(profileDir, 'renderer'));
      peak.openBrowser = Math.max(peak.openBrowser, peakMemory(profileDir, 'browser'));
      await peer.bringToFront();
      await peer.locator('input').setInputFiles(file);
      const hashed = await peer.evaluate((size) => {
        const [chosen] = document.querySelector('input')?.files ?? [];
        return /** @type {any} */ (globalThis).ask({ act: 'hash', file: chosen, size });
      }, SIZE);
      taken.hashed.push(Number(hashed));
      rmSync(file);
    }
    return {
      exported: paired(taken.made, taken.copied),
      verified: paired(taken.opened, taken.hashed),
      milliseconds: {
        exported: [median(taken.made), median(taken.copied)],
        first: taken.made[0] ?? Number.NaN,
        verified: [median(taken.opened), median(taken.hashed)],
      },
      megabytes: peak,
    };
  } finally {
    await session.close();
  }
}
