import { spawnSync } from 'node:child_process';
import { poppler, usePoppler } from './pdftotext.ts';

/** A program that reads a PDF's text, as others will: no code of ours, nor of each other's. */
interface Reader {
  readonly name: string;
  /** Whether it is there; in the long run all are asked, and fail where they are missing. */
  readonly isThere: boolean;
  /** The text of each page. */
  read(pdf: Uint8Array): Promise<string[]>;
}

const pagesOf = (text: string) => text.replace(/\f\s*$/, '').split('\f');
const mutool = !spawnSync('mutool', ['-v']).error;

export const READERS: readonly Reader[] = [
  {
    name: 'pdftotext',
    isThere: usePoppler,
    // In the order of the file: else columns are read one after the other.
    read: async (pdf) => pagesOf(poppler('pdftotext', pdf, ['-raw', '-enc', 'UTF-8'], ['-'])),
  },
  {
    name: 'mutool',
    isThere: mutool || Boolean(process.env.XUNJI_LONG),
    // Quiet: a build without colour profiles says so each time.
    read: async (pdf) => pagesOf(poppler('mutool', pdf, ['draw', '-q', '-F', 'text'], [], /ICC support/)),
  },
  { name: 'pdf.js', isThere: true, read: readByPdfJs },
];

async function readByPdfJs(pdf: Uint8Array): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // It takes the bytes for itself.
  const task = getDocument({ data: pdf.slice(), verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
