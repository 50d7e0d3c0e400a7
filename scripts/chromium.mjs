// @ts-check
// Where Chromium is. No dependencies: setup.mjs needs this before anything is installed, on Node 20.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Browsers that their makers install outside PATH. */
const USUAL_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
  join(process.env['PROGRAMFILES(X86)'] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
];

/**
 * The first of `names` that lies on PATH, as a full path.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find((path) => existsSync(path));
}

/**
 * The browser to test and show with: what XUNJI_CHROMIUM names, else what is installed.
 * A path in XUNJI_CHROMIUM that does not exist is an error, not a reason to take another browser silently.
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.XUNJI_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`XUNJI_CHROMIUM names ${chosen}, and there is no such file.`);
    return chosen;
  }
  return onPath(...NAMES) ?? USUAL_PLACES.find((path) => existsSync(path));
}
