import { FACES } from './style-sheet.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMESPACES = {
  properties: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
} as const;

/** Parts that are written in place of the library's: it would say when, and of no face what stands in for it. */
export function ownParts(title: string): { path: string; data: string }[] {
  const core = `<dc:title>${escaped(title)}</dc:title><dc:creator></dc:creator><dc:language>zh-CN</dc:language>`;
  const { properties, dc, word } = NAMESPACES;
  const faces = new Map(Object.values(FACES).map(({ name, instead }) => [name, instead]));
  const fonts = [...faces].map(
    ([name, instead]) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
  );
  return [
    {
      path: 'docProps/core.xml',
      data: `${XML}<cp:coreProperties xmlns:cp="${properties}" xmlns:dc="${dc}">${core}</cp:coreProperties>`,
    },
    { path: 'word/fontTable.xml', data: `${XML}<w:fonts xmlns:w="${word}">${fonts.join('')}</w:fonts>` },
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The first day that a zip can name, as Word writes it. */
const NO_TIME = 0x00210000;
/** Where signatures of a zip's records lie in it, and the times in those (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const END = { signature: 0x06054b50, size: 22, count: 10, directory: 16 } as const;
const ENTRY = { size: 46, time: 12, name: 28, extra: 30, comment: 32, header: 42 } as const;
const HEADER_TIME = 10;

/** A zip whose entries say no time: when a file was made is nobody's business. It is changed in place. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END.size;
  if (view.getUint32(end, true) !== END.signature) throw new Error('the zip has no end where it should');
  let at = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.count, true); left > 0; left -= 1) {
    view.setUint32(at + ENTRY.time, NO_TIME, true);
    view.setUint32(view.getUint32(at + ENTRY.header, true) + HEADER_TIME, NO_TIME, true);
    const after = [ENTRY.name, ENTRY.extra, ENTRY.comment].map((field) => view.getUint16(at + field, true));
    at += after.reduce((sum, length) => sum + length, ENTRY.size);
  }
  return zip;
}
