import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_EXTENSION } from '../harness/index.ts';

const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(BUILT_EXTENSION, 'manifest.json'), 'utf8'));
const scripts = readBuilt(/\.m?js$/);
const pages = readBuilt(/\.html$/);

describe('manifest', () => {
  it('asks for the agreed permissions and no host', () => {
    expect(manifest.permissions).toEqual([
      'activeTab',
      'contextMenus',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ]);
    const others = ['host_permissions', 'optional_permissions', 'optional_host_permissions', 'content_scripts'];
    const doors = ['externally_connectable', 'web_accessible_resources', 'oauth2', 'update_url', 'sandbox'];
    for (const key of [...others, ...doors]) expect(manifest, key).not.toHaveProperty(key);
  });

  it('has the agreed policy, word for word', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'self'; connect-src 'self'; img-src 'self' blob: data:; require-trusted-types-for 'script'; trusted-types xunji",
    });
  });

  it('opens the panel by a click on the icon, and shuts out no older browser', () => {
    expect(manifest).toMatchObject({
      manifest_version: 3,
      default_locale: 'zh_CN',
      side_panel: { default_path: 'sidepanel.html' },
    });
    expect(manifest.action).not.toHaveProperty('default_popup'); // it would swallow the click
    expect(manifest).not.toHaveProperty('minimum_chrome_version');
  });
});

describe('the build', () => {
  it('holds scripts and pages at all', () => {
    expect(scripts.length).toBeGreaterThan(0);
    expect(pages.map(({ path }) => path)).toContain('sidepanel.html');
  });

  it('names no script elsewhere', () => {
    expect(findRemoteScripts([...scripts, ...pages])).toEqual([]);
  });

  it('makes no code from text', () => {
    expect(findMadeCode(scripts)).toEqual([]);
  });

  it('has no script inside a page', () => {
    expect(findInlineScripts(pages)).toEqual([]);
  });

  it('is seen to fail where it should', () => {
    const one = (text: string) => [{ path: 'a.js', text }];
    expect(findRemoteScripts(one('s.src="https://cdn.example/pdf/1.0/x.min.js"'))).toHaveLength(1);
    expect(findRemoteScripts(one('import("//cdn.example/x.mjs")'))).toHaveLength(1);
    expect(findRemoteScripts(one('<script src="https://cdn.example/x"></script>'))).toHaveLength(1);
    expect(findRemoteScripts(one('"http://www.w3.org/2000/svg" // see https://a.example/readme'))).toEqual([]);
    for (const code of ['eval("a")', 'new Function("a")', 'Function("return this")()', 'setTimeout("a()",1)']) {
      expect(findMadeCode(one(code)), code).toHaveLength(1);
    }
    expect(findMadeCode(one('retrieval(a);class A extends Function{};isFunction(a);setTimeout(a,1)'))).toEqual([]);
    expect(findInlineScripts(one('<script>a()</script>'))).toHaveLength(1);
    expect(findInlineScripts(one('<button onclick="a()">'))).toHaveLength(1);
    expect(findInlineScripts(one('<script type="module" src="/a.js"></script>'))).toEqual([]);
  });
});

interface Built {
  readonly path: string;
  readonly text: string;
}

function readBuilt(name: RegExp): Built[] {
  return readdirSync(BUILT_EXTENSION, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => ({ path, text: readFileSync(join(BUILT_EXTENSION, path), 'utf8') }));
}

function findRemoteScripts(files: readonly Built[]): string[] {
  return findAll(files, /(https?:)?\/\/[\w.-]+\.\w+\/[^\s"'`)]*\.m?js\b|<script[^>]+src=["']?(https?:)?\/\//g);
}

/** Also where it is only tried out in a `try`: the policy would refuse it and the browser report it. */
function findMadeCode(files: readonly Built[]): string[] {
  return findAll(files, /(?<![\w$.])eval\(|(?<![\w$.])Function\(\s*["'`]|\b(setTimeout|setInterval)\(\s*["'`]/g);
}

function findInlineScripts(files: readonly Built[]): string[] {
  return findAll(files, /<script(?![^>]*\ssrc=)[^>]*>|<[^>]+\son[a-z]+=/g);
}

function findAll(files: readonly Built[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(({ index }) => `${path}: …${text.slice(Math.max(0, index - 40), index + 80)}…`),
  );
}
