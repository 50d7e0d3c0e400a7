import type { Import, SourceFile } from './source.ts';

/**
 * The floors of the house: a room may import rooms of lower floors, and itself. The change log has a floor of its own,
 * under the questions that are asked of the model, since whatever merges, packs or reads files stands on it.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['lib/model', 'lib/text', 'lib/briefing/blocks'],
  ['lib/changes'],
  [
    'lib/packs',
    'lib/roster',
    'lib/draw',
    'lib/stats',
    'lib/findings',
    'lib/search',
    'lib/signals',
    'lib/review',
    'lib/briefing/compose',
    'lib/briefing/layout',
    'lib/briefing/fonts',
    'lib/bundle/format',
  ],
  [
    'lib/store',
    'lib/platform',
    'lib/i18n',
    'lib/sheets',
    'lib/briefing/paint',
    'lib/briefing/forms',
    'lib/bundle/zip',
    'lib/bundle/seal',
    'lib/bundle/sign',
  ],
  ['lib/app'],
  ['components'],
  ['entrypoints'],
];

/** Which rooms may import an outside package; a package that is not named here may be used anywhere. */
const PACKAGE_GATES: readonly { readonly packages: RegExp; readonly rooms: readonly string[] }[] = [
  { packages: /^dexie(\/|$)/, rooms: ['lib/store'] },
  { packages: /^jspdf(\/|$)/, rooms: ['lib/briefing/paint'] },
  { packages: /^docx(\/|$)/, rooms: ['lib/briefing/forms'] },
  { packages: /^(@zip\.js\/zip\.js|client-zip)(\/|$)/, rooms: ['lib/bundle/zip'] },
  { packages: /^(@e965\/xlsx|read-excel-file|write-excel-file|papaparse)(\/|$)/, rooms: ['lib/sheets'] },
  { packages: /^age-encryption(\/|$)/, rooms: ['lib/bundle/seal'] },
  { packages: /^@noble\/curves(\/|$)/, rooms: ['lib/bundle/sign'] },
  { packages: /^(preact|@preact\/.*)(\/|$)/, rooms: ['components', 'entrypoints'] },
  { packages: /^(wxt|@wxt-dev\/.*|webextension-polyfill)(\/|$)/, rooms: ['lib/platform', 'entrypoints'] },
];

const EXTENSION_API_ROOMS = ['lib/platform', 'entrypoints'];
/** Packages that are large: they may come in only by `import()` or with a worker, so no page waits for them. */
const LARGE = [
  { is: /^jspdf(\/|$)/, name: 'jsPDF', room: 'lib/briefing/paint' },
  { is: /^docx(\/|$)/, name: 'docx', room: 'lib/briefing/forms' },
] as const;

/** The room of a file, or undefined for one that lies in none. A worker beside a room belongs to that room. */
function roomOf(path: string): string | undefined {
  const [top] = path.split('/');
  if (top === 'entrypoints' || top === 'components') return top;
  const inner = path.replace(/\.worker\.ts$/, '/worker.ts');
  return FLOORS.flat().find((room) => inner.startsWith(`${room}/`));
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

/** Imports that run upwards or sideways, and files that lie in no room. */
export function findFloorBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (!room) return [`${file.path} lies in no room`];
    return ours(file).flatMap(({ target }) => {
      const wrong = whyNot(file.path, room, target);
      return wrong ? [`${file.path} imports ${target}: ${wrong}`] : [];
    });
  });
}

function whyNot(path: string, room: string, target: string): string | undefined {
  const other = roomOf(target);
  if (!other) {
    if (/\.(css|json|svg|woff2?|html)$/.test(target)) return undefined;
    return 'it lies in no room';
  }
  if (room === 'components') return whyNotInComponents(path, target, other);
  if (room === other || floorOf(other) < floorOf(room)) return undefined;
  return `${room} is on floor ${floorOf(room)}, ${other} on floor ${floorOf(other)}`;
}

/** Components see use cases, words, the model (pure: handing it through app would give each thing two names) and ui. */
function whyNotInComponents(path: string, target: string, other: string): string | undefined {
  if (other === 'lib/app' || other === 'lib/i18n' || other === 'lib/model') return undefined;
  if (other !== 'components') return `components may not import ${other}`;
  // A file right in components/ is a frame: it holds the parts of a screen together, and no part knows of it.
  const part = (file: string) => (file.split('/').length > 2 ? file.split('/')[1] : 'the frame');
  if (part(path) === 'the frame' || part(target) === 'ui' || part(target) === part(path)) return undefined;
  return 'a part of the screen may import only itself and components/ui';
}

/** Outside packages and the extension API used where they have no business. */
export function findGateBreaches(files: readonly SourceFile[]): string[] {
  const packages = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, specifier }) => target === undefined && !gateOpen(specifier, roomOf(path)))
      .map(
        ({ specifier }) => `${path} imports ${specifier}, which is not for ${roomOf(path) ?? 'files outside rooms'}`,
      ),
  );
  const globals = files.flatMap(({ path, extensionGlobals }) =>
    EXTENSION_API_ROOMS.includes(roomOf(path) ?? '') ? [] : extensionGlobals.map((name) => `${path} uses ${name}`),
  );
  return [...packages, ...globals, ...LARGE.flatMap((large) => findEager(large, files))];
}

function gateOpen(specifier: string, room: string | undefined): boolean {
  const gate = PACKAGE_GATES.find(({ packages }) => packages.test(specifier));
  return !gate || (room !== undefined && gate.rooms.includes(room));
}

function findEager({ is, name, room }: (typeof LARGE)[number], files: readonly SourceFile[]): string[] {
  const importersOf = (path: string) =>
    files.filter((file) => file.imports.some(({ kind, target }) => kind === 'static' && target === path));
  const eager = files.filter((file) =>
    file.imports.some(({ kind, specifier }) => kind === 'static' && is.test(specifier)),
  );
  return eager.flatMap((file) => {
    const chain = new Set([file]);
    for (const link of chain) for (const importer of importersOf(link.path)) chain.add(importer); // grows as it goes
    return [...chain]
      .filter(({ path }) => !path.endsWith('.worker.ts') && (roomOf(path) !== room || importersOf(path).length === 0))
      .map(({ path }) => `${path} brings ${name} in at once (by ${file.path}): use import() or a worker`);
  });
}

/** Circles of imports, each once, as `a → b → a`. Starting a worker is no import: it runs elsewhere. */
export function findCircles(files: readonly SourceFile[]): string[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      ours(file)
        .filter(({ kind }) => kind !== 'worker')
        .map(({ target }) => target),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) return void circles.push([...trail.slice(at), path].join(' → '));
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
}

function ours(file: SourceFile): (Import & { readonly target: string })[] {
  return file.imports.flatMap((one) => (one.target === undefined ? [] : [{ ...one, target: one.target }]));
}
