import { inflateSync } from 'node:zlib';

/** A small reader of our own PDFs, so that their text can be tested where no poppler is. Not for PDFs of others. */

interface ReadRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface ReadPdf {
  /** The whole file with streams inflated, a character a byte. */
  readonly source: string;
  /** Per page, what is shown from one place on, by the fonts' ToUnicode alone. */
  readonly pages: readonly (readonly ReadRun[])[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const object = (id: string) => objects.get(id) ?? '';
  const tree = [...objects.values()].find((text) => text.includes('/Type/Pages')) ?? '';
  const kids = [...(/\/Kids\[([^\]]*)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) =>
    object(id),
  );
  const resources = object(/\/Resources (\d+)/.exec(tree)?.[1] ?? '');
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = object(/\/ToUnicode (\d+)/.exec(object(id))?.[1] ?? '');
      return [name, readToUnicode(map)] as const;
    }),
  );
  const pages = kids.map((kid) => readRuns(object(/\/Contents (\d+)/.exec(kid)?.[1] ?? ''), fonts));
  return { source: [...objects.values()].join('\n'), pages };
}

function readObjects(file: string): Map<string, string> {
  const objects = new Map<string, string>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = start.exec(file); match; match = start.exec(file)) {
    const head = file.slice(match.index);
    const stream = /^[\s\S]*?\/Length (\d+)[\s\S]*?>>\n?stream\n/.exec(head.slice(0, head.indexOf('endobj')));
    if (!stream) {
      objects.set(match[1] ?? '', head.slice(0, head.indexOf('endobj')));
      continue;
    }
    const data = head.slice(stream[0].length, stream[0].length + Number(stream[1]));
    const flate = stream[0].includes('/FlateDecode');
    const text = flate ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
    objects.set(match[1] ?? '', stream[0] + text);
    start.lastIndex = match.index + stream[0].length + data.length;
    if (!stream[0].includes('/Type/ObjStm')) continue;
    objects.delete(match[1] ?? '');
    for (const [id, body] of readPacked(stream[0], text)) objects.set(id, body);
  }
  return objects;
}

/** The objects that an object stream holds. */
function readPacked(head: string, text: string): [string, string][] {
  const first = Number(/\/First (\d+)/.exec(head)?.[1]);
  const numbers = text.slice(0, first).trim().split(' ');
  const ids = numbers.filter((_, at) => at % 2 === 0);
  const places = numbers.filter((_, at) => at % 2 === 1).map(Number);
  return ids.map((id, at) => [id, text.slice(first + (places[at] ?? 0), first + (places[at + 1] ?? text.length))]);
}

const fromHex = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

function readToUnicode(map: string): Map<string, string> {
  const ranges = map.matchAll(/<(\w{4})><\w{4}>\[([^\]]*)\]/g);
  return new Map(
    [...ranges].flatMap(([, first = '', texts = '']) =>
      [...texts.matchAll(/<(\w+)>/g)].map(([, text = ''], at): [string, string] => {
        const code = Number.parseInt(first, 16) + at;
        return [code.toString(16).padStart(4, '0'), fromHex(text)];
      }),
    ),
  );
}

/** A literal, a name, a number, or an operator. */
const TOKEN = /\((?:\\[\s\S]|[^\\)])*\)|\/[\w.]+|-?\d*\.?\d+|[A-Za-z][A-Za-z*]*|'/g;

function readRuns(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): ReadRun[] {
  const runs: { text: string; x: number; y: number }[] = [];
  let [font, x, y, leading, isPlaced] = ['', 0, 0, 0, false];
  let operands: string[] = [];
  const numbers = () => operands.map(Number);
  const down = () => {
    y -= leading;
    isPlaced = true;
  };
  const show = () => {
    const text = operands
      .filter((one) => one.startsWith('('))
      .map((one) => readText(one.slice(1, -1), fonts.get(font)))
      .join('');
    const last = runs.at(-1);
    if (isPlaced || !last) runs.push({ text, x, y });
    else last.text += text;
    isPlaced = false;
  };
  for (const [token] of content.matchAll(TOKEN)) {
    if (!/^[A-Za-z']/.test(token)) {
      operands.push(token);
      continue;
    }
    const [dx = 0, dy = 0] = numbers().slice(-2);
    if (token === 'BT') [x, y, isPlaced] = [0, 0, true];
    else if (token === 'Tf') font = operands.at(-2)?.slice(1) ?? '';
    else if (token === 'T*') down();
    else if (token === 'Td' || token === 'TD') {
      if (token === 'TD') leading = -dy;
      [x, y, isPlaced] = [x + dx, y + dy, true];
    } else if (token === 'Tj' || token === 'TJ') show();
    else if (token === "'") {
      down();
      show();
    }
    operands = [];
  }
  return runs;
}

function readText(literal: string, font: ReadonlyMap<string, string> | undefined): string {
  const bytes = literal.replace(/\\([\s\S])/g, (_, one: string) => (one === 'r' ? '\r' : one));
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const code = (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1);
    text += font?.get(code.toString(16).padStart(4, '0')) ?? '?';
  }
  return text;
}
