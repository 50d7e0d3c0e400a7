import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/**
 * How one file names another. `worker` stands for a file that runs elsewhere: `new URL('./x.worker.ts',
 * import.meta.url)` or `./x.worker.ts?worker&url`. `type` leaves no trace at run time.
 */
type ImportKind = 'static' | 'type' | 'dynamic' | 'worker';

export interface Import {
  readonly kind: ImportKind;
  /** As written. */
  readonly specifier: string;
  /** Path from the root of the file that is meant, or undefined for a package. */
  readonly target: string | undefined;
}

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Globals of the extension API that the file names: `chrome`, `browser`. */
  readonly extensionGlobals: readonly string[];
  /** Names of exported functions without a doc comment right above them. */
  readonly undocumented: readonly string[];
}

/** Names under `chrome` and `browser`: a variable of ours may be called browser, but has none of these. */
const EXTENSION_API = new Set(
  'action alarms commands contextMenus downloads extension i18n identity menus notifications offscreen permissions runtime scripting sidePanel sidebarAction storage tabs windows'.split(
    ' ',
  ),
);

const NEVER = new Set(['node_modules', '.git', '.output', '.wxt', '.cache', 'coverage', 'fonts']);

/** Every file under `folder` of `root`, as paths from the root; what is installed, built or fetched is left out. */
export function filesIn(root: string, folder = '.'): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // `fonts` is fetched into public/, but a room of ours has that name too.
    if (NEVER.has(entry.name) && !path.startsWith('lib')) return [];
    return entry.isDirectory() ? filesIn(root, path) : [path.split(sep).join('/').replace(/^\.\//, '')];
  });
}

/** Reads and parses what we wrote in lib, components and entrypoints. */
export function readSources(root: string): SourceFile[] {
  return ['lib', 'components', 'entrypoints']
    .flatMap((folder) => filesIn(root, folder))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => readSource(root, path));
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, module, comments, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const extensionGlobals = new Set<string>();
  const add = (kind: ImportKind, specifier: string) =>
    imports.push({ kind, specifier, target: resolveImport(root, path, specifier) });

  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    const asAddress = /\?(.*&)?(worker|url)\b/.test(moduleRequest.value); // Vite gives the file's address, or a door to it
    add(asAddress ? 'worker' : typeOnly ? 'type' : 'static', moduleRequest.value);
  }
  for (const { entries } of module.staticExports) {
    for (const entry of entries) {
      if (entry.moduleRequest) add(entry.isType ? 'type' : 'static', entry.moduleRequest.value);
    }
  }
  new Visitor({
    ImportExpression(node) {
      const name = textOf(node.source);
      if (name !== undefined) add('dynamic', name);
    },
    TSImportType(node) {
      const name = textOf(node.source);
      if (name !== undefined) add('type', name);
    },
    NewExpression(node) {
      const [first] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || first === undefined) return;
      const name = textOf(first);
      if (name?.startsWith('.') && text.slice(node.start, node.end).includes('import.meta.url')) add('worker', name);
    },
    MemberExpression(node) {
      const path = memberPath(node).filter((name) => !/^(globalThis|self|window)$/.test(name));
      if (/^(chrome|browser)$/.test(path[0] ?? '') && EXTENSION_API.has(path[1] ?? ''))
        extensionGlobals.add(path[0] ?? '');
    },
  }).visit(program);

  const imported = new Set(module.staticImports.flatMap((one) => one.entries.map((entry) => entry.localName.value)));
  return {
    path,
    text,
    imports,
    // `import { browser } from 'wxt/browser'` is seen as an import; here only what comes from nowhere counts.
    extensionGlobals: [...extensionGlobals].filter((name) => !imported.has(name)),
    undocumented: undocumented(program, comments, text),
  };
}

/** `a.b['c']` as names from the left; what is not a plain name or text ends it. */
function memberPath(node: ESTree.Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression') return [];
  const name = node.property.type === 'Identifier' ? node.property.name : textOf(node.property);
  return [...memberPath(node.object), name ?? ''];
}

function textOf(node: ESTree.Node): string | undefined {
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** The file that a relative or aliased (`@/`, `~/`) name means; a name that leads nowhere stays as it is, to be seen. */
function resolveImport(root: string, from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  const aliased = /^[@~]\/(.*)$/.exec(bare)?.[1];
  if (aliased === undefined && !bare.startsWith('.')) return undefined;
  const path = posix.normalize(aliased ?? posix.join(posix.dirname(from), bare));
  const isFile = (candidate: string) => existsSync(join(root, candidate)) && statSync(join(root, candidate)).isFile();
  const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find(isFile);
  return found ?? path;
}

type Comments = ReturnType<typeof parseSync>['comments'];

function undocumented(program: ESTree.Program, comments: Comments, text: string): string[] {
  const hasDoc = (start: number) =>
    comments.some(
      ({ type, value, end }) =>
        type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
    );
  const names: string[] = [];
  const seen = new Set<string>(); // an overload is documented once, at the first
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration') continue;
    for (const name of functionsOf(node)) {
      if (!seen.has(name) && !hasDoc(node.start)) names.push(name);
      seen.add(name);
    }
  }
  return names;
}

function functionsOf(node: ESTree.ExportNamedDeclaration | ESTree.ExportDefaultDeclaration): string[] {
  const { declaration } = node;
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
    return [declaration.id?.name ?? 'default'];
  }
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
      ? [id.name]
      : [],
  );
}
