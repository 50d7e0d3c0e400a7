import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';

/** An element of XML, as it was written. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
}

/** The parts of a package, and the times that its entries say. */
export async function readPackage(bytes: Uint8Array) {
  const entries = await new ZipReader(new BlobReader(new Blob([bytes as Uint8Array<ArrayBuffer>]))).getEntries();
  const parts = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new TextWriter()));
  }
  return { parts, times: new Set(entries.map(({ rawLastModDate }) => Number(rawLastModDate))) };
}

const TOKEN =
  /<\?xml[^?]*\?>|<(?<end>\/?)(?<name>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"<]*)"/g;
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
    const found = /^#x?[0-9a-f]+$/i.test(name)
      ? String.fromCodePoint(Number(name.replace('#', name.startsWith('#x') ? '0' : '')))
      : ENTITIES[name];
    if (!end || found === undefined) throw new Error(`&${name} is no entity`);
    return found;
  });
}

/** Reads XML as strictly as Word: anything that isn't well formed is an error. */
export function readXml(xml: string): Node {
  if (!ALLOWED.test(xml)) throw new Error('a character that XML has not');
  const root: { children: (Node | string)[] } = { children: [] };
  const open: { name: string; children: (Node | string)[] }[] = [{ name: '', children: root.children }];
  let at = 0;
  for (const { index, 0: token, groups = {} } of xml.matchAll(TOKEN)) {
    if (index !== at) break;
    at += token.length;
    const top = open.at(-1);
    if (groups.text !== undefined) top?.children.push(decoded(groups.text));
    else if (groups.end) {
      if (open.pop()?.name !== groups.name) throw new Error(`${groups.name} ends what it isn't`);
    } else if (groups.name !== undefined) {
      const attributes: Record<string, string> = {};
      for (const [, name = '', value = ''] of (groups.attributes ?? '').matchAll(ATTRIBUTE)) {
        if (name in attributes) throw new Error(`${name} stands twice`);
        attributes[name] = decoded(value);
      }
      const node = { name: groups.name, attributes, children: [] };
      top?.children.push(node);
      if (!groups.empty) open.push(node);
    }
  }
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (at !== xml.length || open.length !== 1 || !first) throw new Error(`no XML from ${at}: ${xml.slice(at, at + 40)}`);
  return first;
}

/** All elements of a name, in the document's order. */
export function all(node: Node, name: string): Node[] {
  const inside = node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return node.name === name ? [node, ...inside] : inside;
}

/** The words of an element. */
export const wordsOf = (node: Node): string =>
  all(node, 'w:t')
    .flatMap(({ children }) => children)
    .filter((child) => typeof child === 'string')
    .join('');

/** The words of each paragraph that has some, tables' too, with a tab where one stands. */
export const paragraphsOf = (document: Node): string[] =>
  all(document, 'w:p')
    .map(wordsOf)
    .filter((words) => words !== '');
