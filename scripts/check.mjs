// @ts-check
// Everything that has to hold before a commit, in the order in which one wants to hear of it; stops at the first failure.
//   node scripts/check.mjs                 all steps, with samples of what is long
//   node scripts/check.mjs --long          all steps, full counts; what cannot be tried fails instead of being skipped
//   node scripts/check.mjs unit browser    only these steps
// The last line is `N passed, N failed`, for machines to read.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.output/check');
const long = process.argv.includes('--long');
const chosen = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));

const env = {
  ...process.env,
  // First on PATH: our tools, and with them the Node that they want.
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  // The half of the long browser tests that is left out today (vitest.config.ts).
  ...(long ? { XUNJI_LONG: '1' } : { XUNJI_TURN: process.env.XUNJI_TURN ?? `${Math.floor(Date.now() / 86_400_000)}` }),
};

/** @typedef {{ name: string, commands: string[][], tests?: boolean }} Step */

/** @type {Step[]} */
const steps = [
  ...(long ? [{ name: 'tools', commands: [['node', 'scripts/check.mjs', '--tools']] }] : []),
  { name: 'fonts', commands: [['node', 'scripts/fonts.mjs']] },
  {
    name: 'types',
    commands: [
      ['wxt', 'prepare'],
      ['tsc', '--noEmit'],
    ],
  },
  { name: 'lint', commands: [['biome', 'ci', '.']] },
  { name: 'unused', commands: [['knip']] },
  { name: 'unit', commands: [vitest('unit*')], tests: true },
  { name: 'builds', commands: ['chrome', 'edge', 'firefox'].map((browser) => ['wxt', 'build', '-b', browser]) },
  { name: 'browser', commands: [vitest('browser*')], tests: true },
];

/** @param {string} project a name, or the beginning of some and `*` */
function vitest(project) {
  const file = join(results, `${project.replace('*', '')}.json`);
  return ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}

/** @param {string[]} command */
function run([name = '', ...args]) {
  const { status, error } = spawnSync(name, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // the tools are .cmd files there
  });
  if (error) console.error(error.message);
  return status === 0;
}

/**
 * How the tests of a project went. A file that could not even be loaded counts as one failure.
 * @param {string} project
 */
function count(project) {
  const file = join(results, `${project}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ one) =>
      one.status === 'failed' && one.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests,
  };
}

/** Runs all steps; returns whether all went well. */
function check() {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const started = Date.now();
  let well = true;
  for (const { name, commands, tests } of steps) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
    const from = Date.now();
    well = commands.every(run);
    const { passed, failed, skipped } = tests ? count(name) : { passed: 0, failed: well ? 0 : 1, skipped: 0 };
    total.passed += passed;
    total.failed += failed;
    if (well && long && skipped > 0) {
      console.error(`${skipped} tests were skipped; with --long nothing may be.`);
      total.failed += skipped;
      well = false;
    }
    console.log(`── ${name}: ${well ? 'well' : 'FAILED'}, ${seconds(from)}`);
    if (!well) break;
  }
  if (!well && total.failed === 0) total.failed = 1; // a runner that ended badly with no test to blame
  console.log(`\nAll in ${seconds(started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return well;
}

/** @param {number} from */
function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}

/** What the full counts need and a small machine may lack. Runs under the Node that can read TypeScript. */
async function checkTools() {
  const { canMount } = await import('../test/e2e/harness/disk.ts');
  const lacking = [
    ...(onPath('pdftotext') ? [] : ['pdftotext (package poppler-utils)']),
    ...['unzip', 'sha256sum', 'ssh-keygen', 'python3', 'age'].filter((tool) => !onPath(tool)),
    ...(canMount() ? [] : ['the right to mount a tmpfs (root)']),
  ];
  if (lacking.length > 0) console.error(`The full counts need ${lacking.join(' and ')}.`);
  return lacking.length === 0;
}

process.exitCode = (process.argv.includes('--tools') ? await checkTools() : check()) ? 0 : 1;
