// @ts-check
// Makes a fresh clone ready, and is quick when there is nothing to do. Runs before anything is installed, so it has
// no dependencies and keeps to what Node 20.20 knows.
//   node scripts/setup.mjs            packages only
//   node scripts/setup.mjs --browser  and a Chromium, Chinese fonts and pdftotext
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, onPath } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.xunji-setup');

/** What decides which packages are installed; a changed script name is no reason to install anew. */
function wanted() {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, allowScripts]))
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = process.env) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // npm is a .cmd file there
  });
  if (error) console.error(error.message);
  return status === 0;
}

function installPackages() {
  const stamp = wanted();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  // npm ci deletes node_modules, the Node 24 in it included, so npm has to run on the system's own Node.
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  if (!run('npm', ['ci', '--no-audit', '--no-fund'], { ...process.env, PATH })) {
    console.error('The packages could not be installed. To see why: npm ci');
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

/** tsconfig.json extends a file that WXT writes; without it not even one test runs. */
function prepareTypes() {
  if (existsSync(join(root, '.wxt/tsconfig.json'))) return;
  const PATH = [join(modules, '.bin'), process.env.PATH].join(delimiter); // the Node 24 that WXT wants lies there too
  if (!run('wxt', ['prepare'], { ...process.env, PATH })) process.exit(1);
}

/** True when a Chinese text can be drawn; where fontconfig is missing nobody can tell, so we take it as given. */
function hasChineseFonts() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function installBrowser() {
  const missing = [
    findChromium() ? '' : 'chromium',
    hasChineseFonts() ? '' : 'fonts-noto-cjk',
    onPath('pdftotext') ? '' : 'poppler-utils',
  ].filter(Boolean);
  if (missing.length === 0) return;

  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update'], env); // a list that is a little old may still do: the installation decides
    if (run('apt-get', install.split(' ').slice(1), env) && findChromium()) return;
  }
  const command =
    process.platform === 'darwin'
      ? 'brew install --cask chromium && brew install poppler'
      : process.platform === 'win32'
        ? 'winget install Google.Chrome'
        : `sudo sh -c 'apt-get update && ${install}'`;
  if (missing.includes('chromium')) {
    console.error(`No Chromium was found. Install one, then run this again:\n  ${command}`);
    console.error('or name the one that you have: XUNJI_CHROMIUM=/path/to/chromium');
    process.exit(1);
  }
  console.warn(`Not found: ${missing.join(', ')}. Some tests need it:\n  ${command}`);
}

installPackages();
prepareTypes();
if (process.argv.includes('--browser')) installBrowser();
