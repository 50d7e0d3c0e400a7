import preact from '@preact/preset-vite';
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

/** What the panel's first screen needs, and so is not split by which later parts need it too. */
const CORE = /node_modules\/(dexie|preact|@preact|zod|@noble)\/|lib\/(model|changes|packs|store|i18n|platform|text)\//;

export default defineConfig({
  imports: false,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  vite: () => ({
    plugins: [preact(), stripRemotePlugin()],
    worker: { format: 'es', plugins: () => [stripRemotePlugin()] },
    build: {
      rollupOptions: {
        // One file for what every page needs at once: each further file is another wait before the first word.
        output: { advancedChunks: { groups: [{ name: 'core', test: CORE }] } },
      },
    },
  }),
  manifest: ({ mode, browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus']
      .concat(browser === 'firefox' ? [] : ['sidePanel'])
      .sort(),
    action: { default_title: '__MSG_open__' },
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
