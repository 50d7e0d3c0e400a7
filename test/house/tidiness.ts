import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, type SourceFile } from './source.ts';

const MOST_LINES = [
  { folder: 'entrypoints/', lines: 100 }, // "about 80": doors hold no logic
  { folder: '', lines: 340 },
];

/** Files that have grown past what one reads at a sitting. */
export function findLongFiles(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const most = MOST_LINES.find(({ folder }) => path.startsWith(folder))?.lines ?? 0;
    const lines = text.trimEnd().split('\n').length;
    return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : [];
  });
}

/** Folders and files whose name says nothing about what is in them. */
export function findDrawers(root: string): string[] {
  const drawer = /(^|\/)([\w-]+-)?(utils?|helpers?|common|managers?|misc)(\.\w+)*(\/|$)/i;
  return filesIn(root).filter((path) => drawer.test(path));
}

/** Exported functions of lib that don't say what they promise. */
export function findUndocumented(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('lib/'))
    .flatMap(({ path, undocumented }) => undocumented.map((name) => `${path}: ${name}`));
}

const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|ya?ml|sh|toml)$|(^|\/)(\.npmrc|\.gitignore|run)$/;

/** Notes to do something some day that don't say since when. */
export function findUndatedTodos(root: string): string[] {
  // Put together here so that this line is not itself one.
  const mark = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b(?![^\\n]*\\d{4}-\\d{2}-\\d{2})`);
  return linesOf(root, mark);
}

/** Paths that exist on one person's machine only. */
export function findMachinePaths(root: string): string[] {
  const folders = ['home', 'Users', 'work', 'root'].join('|'); // so that this line is not itself one
  return linesOf(root, new RegExp(`(?<![\\w.~-])/(${folders})/[a-z.]|[A-Z]:\\\\+Users`));
}

function linesOf(root: string, pattern: RegExp): string[] {
  return filesIn(root)
    .filter((path) => TEXT.test(path) && path !== 'package-lock.json')
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
    );
}

/** Addresses of a package registry: whoever installs brings their own. */
export function findRegistries(root: string): string[] {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8').split('\n');
  const npmrc = existsSync(join(root, '.npmrc')) ? readFileSync(join(root, '.npmrc'), 'utf8').split('\n') : [];
  return [
    ...lock.filter((line) => /"resolved":\s*"(?!file:)/.test(line)),
    ...npmrc.filter((line) => /registry\s*=\s*\S*:\/\//.test(line)),
  ].map((line) => line.trim());
}

/** Paths that a README names and that don't exist. What is built (`.output/`) or installed need not. */
export function findDeadPaths(root: string): string[] {
  return ['README.md', 'README.zh-CN.md']
    .filter((readme) => existsSync(join(root, readme)))
    .flatMap((readme) =>
      pathsIn(root, readFileSync(join(root, readme), 'utf8'))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${readme} names ${path}`),
    );
}

function pathsIn(root: string, markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...links, ...quoted.filter((text) => looksLikePath(root, text))]
    .filter((path) => !/^([a-z]+:|#|\/|\.output\/|node_modules\/|\.\.\/)/.test(path))
    .map((path) => path.replace(/[#?].*$/, '').replace(/^\.\//, ''))
    .map((path) => path.replace(/[^/]*([*<…]|NNN).*$/, '')) // of `lib/store/migrations/NNN-name.ts` the folder has to be there
    .filter(Boolean);
}

/** `lib/store`, `test/`, `wxt.config.ts`; but neither `npm start` nor `@preact/signals`. */
function looksLikePath(root: string, text: string): boolean {
  if (!/^[\w.<][\w.@*<>…/-]*$/.test(text)) return false;
  if (/\.(ts|tsx|mjs|json|md|css|html|png)$/.test(text) || text.endsWith('/')) return true;
  const [top] = text.split('/');
  return text.includes('/') && top !== undefined && existsSync(join(root, top));
}

/**
 * Class names that the styles of two rooms of the screen both lay down: once both are loaded, the one undoes the other.
 * What all use is said in `components/ui`.
 */
export function findSharedClasses(root: string): string[] {
  const rooms = new Map<string, Set<string>>();
  for (const path of filesIn(root).filter((file) => /^components\/.*\.css$/.test(file))) {
    const css = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = ''] of css.matchAll(/([^{}]+)\{/g)) {
      for (const name of selectors.split(',').map((one) => one.trim())) {
        if (/^\.[\w-]+$/.test(name)) rooms.set(name, (rooms.get(name) ?? new Set()).add(path.split('/')[1] ?? ''));
      }
    }
  }
  return [...rooms]
    .filter(([, where]) => [...where].filter((room) => room !== 'ui').length > 1)
    .map(([name, where]) => `${name} stands in ${[...where].sort().join(' and ')}`);
}
