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

/** Where the panel begins. */
const PANEL = fileURLToPath(new URL('entrypoints/sidepanel/main.tsx', import.meta.url));

/** What the framework puts before it, in every page. */
const FRAMEWORK = /wxt-html-plugins|modulepreload-polyfill/;

/** Each page's own door and look: what stands in the core is run by all pages. */
const OWN = /\/(entrypoints\/.*|components\/ui\/(panel|desk)\.css)$/;

/** All that the panel imports before its first screen stands: one file, since each further one is another wait. */
function coreOf(graph: { getModuleInfo(id: string): { importedIds: string[] } | null }): Set<string> {
  const found = new Set([PANEL]);
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return new Set([...found].filter((id) => !OWN.test(id)));
}

/** Only pages are split into several files; a background or an injected script is one. */
const keepCoreTogether: Plugin = {
  name: 'keep-core-together',
  outputOptions(options) {
    if (options.codeSplitting === false) return null;
    let core: Set<string> | null = null;
    const name = (id: string, context: Parameters<typeof coreOf>[0]) => {
      core ??= coreOf(context);
      return core.has(id) || FRAMEWORK.test(id) ? 'core' : null;
    };
    return { ...options, codeSplitting: { groups: [{ name }] } };
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
