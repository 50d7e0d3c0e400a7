// @ts-check
// One document of so many pages by one engine, as a process of its own: `node scripts/briefing-engines.mjs ours 20 5`.
// Prints {"milliseconds": […], "bytes": …, "megabytes": …}: each round's time, the first one cold; the file's size; the
// most that the process held. Both engines get the same pages with the same lines; fonts are read from the disk before.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readFace } from '../lib/briefing/fonts/face.ts';
import { PAPER } from '../lib/briefing/layout/format.ts';
import { layOut } from '../lib/briefing/layout/lay-out.ts';
import { bookOf, FACE_FILES } from '../lib/briefing/paint/font-book.ts';
import { measureWith } from '../lib/briefing/paint/measure.ts';
import { paintPages } from '../lib/briefing/paint/paint.ts';
import { textOf } from './briefing-text.mjs';

const fonts = Object.fromEntries(
  Object.entries(FACE_FILES).map(([name, file]) => [
    name,
    new Uint8Array(readFileSync(new URL(`../public/fonts/${file}.ttf`, import.meta.url))),
  ]),
);

/** Reads the faces that ship. */
function readBook() {
  const face = (/** @type {keyof typeof FACE_FILES} */ name) => readFace(fonts[name] ?? new Uint8Array());
  return bookOf({ serif: face('serif'), bold: face('bold'), sans: face('sans'), kai: face('kai') });
}

/** @typedef {import('../lib/briefing/layout/page.ts').LaidOut} LaidOut */

/** Parsed faces are kept from one document to the next, as the program keeps them. */
let book = /** @type {ReturnType<typeof readBook> | null} */ (null);

/** @type {Record<string, (laidOut: LaidOut) => Promise<Uint8Array>>} */
const ENGINES = {
  async ours({ pages, outline }) {
    book ??= readBook();
    return (await paintPages(pages, book, { title: '报告', outline })).bytes;
  },
  /** pdf-lib with its font kit, each face as a subset. */
  async pdflib({ pages }) {
    const { PDFDocument, setCharacterSpacing } = await import('pdf-lib');
    const { default: fontkit } = await import('@pdf-lib/fontkit');
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit);
    const embedded = {
      title: await document.embedFont(fonts.bold ?? '', { subset: true }),
      heading: await document.embedFont(fonts.sans ?? '', { subset: true }),
      subheading: await document.embedFont(fonts.kai ?? '', { subset: true }),
      body: await document.embedFont(fonts.serif ?? '', { subset: true }),
    };
    for (const { items, folio } of pages) {
      const page = document.addPage([PAPER.width, PAPER.height]);
      for (const item of [...items, folio]) {
        if (item.kind !== 'run') continue;
        page.pushOperators(setCharacterSpacing(item.tracking));
        const font = embedded[item.role === 'table' ? 'body' : item.role];
        page.drawText(item.text, { x: item.x, y: PAPER.height - item.y, size: item.size, font });
      }
    }
    return document.save();
  },
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [engine = '', pages = '20', rounds = '1'] = process.argv.slice(2);
  const draw = ENGINES[engine];
  if (!draw) throw new Error(`engines are ${Object.keys(ENGINES).join(', ')}`);
  // What only loads code is no part of drawing.
  if (engine === 'pdflib') await Promise.all([import('pdf-lib'), import('@pdf-lib/fontkit')]);
  const laidOut = layOut(textOf(Number(pages)), measureWith(readBook()));
  /** @type {number[]} */
  const milliseconds = [];
  let bytes = 0;
  for (let round = 0; round < Number(rounds); round += 1) {
    const begun = performance.now();
    bytes = (await draw(laidOut)).length;
    milliseconds.push(performance.now() - begun);
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ milliseconds, bytes, megabytes, pages: laidOut.pages.length }));
}
