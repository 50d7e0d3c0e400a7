import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** The policy of every page of ours: nothing from elsewhere, and only the named policy makes script addresses. */
const PAGE_POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "require-trusted-types-for 'script'",
  'trusted-types xunji',
].join('; ');

export default defineConfig({
  imports: false,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  vite: () => ({ plugins: [preact()] }),
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
        suggested_key: { default: 'Alt+Shift+X' },
        description: '__MSG_capture__',
      },
    },
    // A dev server needs a looser policy; the production build is what is tested and shipped.
    ...(mode === 'production' && { content_security_policy: { extension_pages: PAGE_POLICY } }),
  }),
});
