// @ts-check
// `npm start`: builds the extension and shows it. With a display: a browser with the panel open and a sample visit.
// Without one: the same job headless, which leaves a PDF and pictures in .output/demo.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the job gets; it is `runDemo` of scripts/demo-job.mjs.
 * @typedef {object} Demo
 * @property {import('../test/e2e/harness/browser.ts').Session} session
 * @property {import('playwright-core').Page} page the page of the local site that stands beside the panel
 * @property {import('playwright-core').Page} panel the real side panel
 * @property {import('../test/e2e/harness/site.ts').Site} site
 * @property {string} out folder for what the job leaves
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, '.output/chrome-mv3');
const out = join(root, '.output/demo');

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Whether somebody could see a window. */
function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function explainLoading() {
  console.log(`
To load it into your own browser (Chrome, Edge, Chromium):
  1. open chrome://extensions (edge://extensions)
  2. switch on “Developer mode”
  3. “Load unpacked”: ${built}
  4. click the icon of 巡记 in the toolbar`);
}

async function show() {
  const { launch, serveSite } = await import('../test/e2e/harness/index.ts');
  const job = new URL('./demo-job.mjs', import.meta.url); // by address: it is a part of its own
  /** @type {{ runDemo: (demo: Demo) => Promise<void> }} */
  const { runDemo } = await import(job.href);
  const visible = hasDisplay();
  const profile = join(out, 'profile');
  const isNew = !existsSync(profile);
  mkdirSync(out, { recursive: true });

  const site = await serveSite();
  const session = await launch(visible ? { profile, headless: false } : { allow: [site.origin] });
  try {
    const page = await session.page();
    await page.goto(`${site.origin}/source`);
    const panel = await session.openPanel({ page });
    // What a person wrote into the demo's profile stays theirs: the sample is put in once.
    if (!visible || isNew) await runDemo({ session, page, panel, site, out });
    explainLoading();
    if (visible) {
      console.log('\nClose the browser window to end.');
      await session.context.waitForEvent('close', { timeout: 0 });
    }
  } finally {
    await session.close();
    await site.close();
  }
}

run('node', 'scripts/fonts.mjs');
run('wxt', 'build');
await show();
