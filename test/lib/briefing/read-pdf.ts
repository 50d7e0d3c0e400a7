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
  /** Per page, what each TJ shows, by the fonts' ToUnicode alone. */
  readonly pages: readonly (readonly ReadRun[])[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const object = (id: string) => objects.get(id) ?? '';
  const tree = [...objects.values()].find((text) => text.includes('/Type /Pages')) ?? '';
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) =>
    object(id),
  );
  const resources = object(/\/Resources (\d+)/.exec(kids[0] ?? '')?.[1] ?? '');
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
    const stream = /^[\s\S]*?\/Length (\d+)[\s\S]*?>>\nstream\n/.exec(head.slice(0, head.indexOf('endobj')));
    if (!stream) {
      objects.set(match[1] ?? '', head.slice(0, head.indexOf('endobj')));
      continue;
    }
    const data = head.slice(stream[0].length, stream[0].length + Number(stream[1]));
    const flate = stream[0].includes('/FlateDecode');
    const text = flate ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
    objects.set(match[1] ?? '', stream[0] + text);
    start.lastIndex = match.index + stream[0].length + data.length;
  }
  return objects;
}

const fromHex = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

function readToUnicode(map: string): Map<string, string> {
  const lines = [...map.matchAll(/beginbfchar\n([\s\S]*?)\nendbfchar/g)].flatMap(([, body = '']) => body.split('\n'));
  return new Map(
    lines.map((line) => {
      const [, code = '', text = ''] = /^<(\w{4})> <(\w+)>$/.exec(line) ?? [];
      return [code, fromHex(text)] as const;
    }),
  );
}

function readRuns(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): ReadRun[] {
  return [...content.matchAll(/1 0 0 1 (\S+) (\S+) Tm\n([\s\S]*?)ET/g)].map(([, x, y, shown = '']) => {
    const parts = [...shown.matchAll(/\/(F\d+) \S+ Tf \[([^\]]*)\] TJ/g)];
    const text = parts.map(([, font = '', array = '']) => {
      const codes = [...array.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      return codes.map((code) => fonts.get(font)?.get(code) ?? '?').join('');
    });
    return { text: text.join(''), x: Number(x), y: Number(y) };
  });
}
