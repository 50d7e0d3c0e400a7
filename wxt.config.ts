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

/** The bundler's view of who imports whom. */
interface Graph {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

/** A module and all that it can't do without. */
function reachOf(start: string, graph: Graph): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/** Ours. */
const HERE = /^(?!.*node_modules).*\/(components|lib)\//;

/** What packs files: long, and few ask for it. */
const PACKING = /node_modules\/@zip\.js\//;

/**
 * Which modules share a file. Each file is another wait (the desk opened with 58 of them), so there are two: `core` is
 * all that the panel imports before its first screen stands; `shared` is what parts that come later have in common,
 * but for what can't do without the packing.
 */
function groups() {
  let core: Set<string> | null = null;
  const inCore = (id: string, graph: Graph) => {
    core ??= new Set([...reachOf(PANEL, graph)].filter((one) => !OWN.test(one)));
    return core.has(id) || FRAMEWORK.test(id) ? 'core' : null;
  };
  const inShared = (id: string, graph: Graph) =>
    HERE.test(id) && ![...reachOf(id, graph)].some((one) => PACKING.test(one)) ? 'shared' : null;
  return [
    { name: inCore, debugName: 'core' },
    { name: inShared, debugName: 'shared', minShareCount: 2 },
  ];
}

/** Only pages are split into several files; a background or an injected script is one. */
const keepFilesFew: Plugin = {
  name: 'keep-files-few',
  outputOptions(options) {
    return options.codeSplitting === false ? null : { ...options, codeSplitting: { groups: groups() } };
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
    plugins: [preact(), stripRemotePlugin(), keepFilesFew],
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
