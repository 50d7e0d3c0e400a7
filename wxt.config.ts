import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { stripRemotePlugin } from './scripts/strip-remote.ts';

/** The policy of every page of ours: nothing from elsewhere, and only the named policy makes script addresses. */
const PAGE_POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "require-trusted-types-for 'script'",
  'trusted-types xunji',
].join('; ');

/** What a person asks for later, and what only that needs. */
const LATER = [
  /node_modules\/(jspdf|@zip\.js|@preact\/signals)/,
  /node_modules\/@e965/,
  /lib\/(bundle|briefing|draw|roster|sheets|stats)\//,
  /lib\/packs\/(score|edit-pack|self-check|pack-sheet|read-pack|cross-checks|item-checks|trace-cover|data\/counter)/,
  /lib\/i18n\/(desk(-zh-cn|-en)?|(zh-cn|en)\/(briefing|desk|visits|units(-roster)?|draws|packs|campaign))\.ts/,
  /lib\/app\/desk\//,
  /lib\/app\/(pack-switch|tasks|method|party|duties|merged-units|backup|restore|raw-export|device|export-pdf|visit-sheet|scale-photo|finish|checklist|tags|watch-field)/,
  /components\/(checklist|tags|finish|history|settings|visits|units|draws|packs|campaign)\//,
  // Each page's own door and look: what stands in the core is run by all pages.
  /entrypoints\//,
  /components\/ui\/(panel|desk)\.css/,
  /components\/(desk\.tsx|(ui\/(data-list|desk|keys-sheet)|home\/today-tasks))/,
  /components\/visit\/(export|unit)-dialog/,
];

/** The rest is one file: each further file is another wait before the first word. */
const isCore = (id: string): boolean => !LATER.some((later) => later.test(id));

/** Only pages are split into several files; a background or an injected script is one. */
const keepCoreTogether: Plugin = {
  name: 'keep-core-together',
  outputOptions(options) {
    return options.codeSplitting === false
      ? null
      : { ...options, codeSplitting: { groups: [{ name: 'core', test: isCore }] } };
  },
};

export default defineConfig({
  imports: false,
  // Firefox as well: the older version has another name for the toolbar button.
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  vite: () => ({
    // What `import` gives by itself is the build for browsers of 2015: more to read before the first word.
    resolve: { alias: { dexie: fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)) } },
    plugins: [preact(), stripRemotePlugin(), keepCoreTogether],
    worker: { format: 'es', plugins: () => [stripRemotePlugin()] },
  }),
  manifest: ({ mode, browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus']
      .concat(browser === 'firefox' ? [] : ['sidePanel'])
      .sort(),
    action: { default_title: '__MSG_open__' },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: '{8d1f6c0e-52a7-4b8e-9c35-0f7a4e6d21b9}',
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
    commands: {
      'capture-selection': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_capture__',
      },
    },
    // A dev server needs a looser policy; the production build is what is tested and shipped.
    ...(mode === 'production' && { content_security_policy: { extension_pages: PAGE_POLICY } }),
  }),
});
