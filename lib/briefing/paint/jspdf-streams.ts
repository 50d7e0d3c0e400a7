import { jsPDF } from 'jspdf';
import { deflate, fromBinaryString, toBinaryString } from './deflate.ts';

type Filtered = { data: string; reverseChain: string };
type ProcessData = (data: string, filters?: string | readonly string[]) => Filtered;

const api = jsPDF.API as unknown as { processDataByFilters: ProcessData };
const original = api.processDataByFilters;

/** Streams that were deflated ahead, by what they hold. Filled only while a document is put out. */
let ready: Deflated = new Map();

/** jsPDF deflates in JavaScript, one stream after the other: what the platform did already is taken instead. */
api.processDataByFilters = function process(data, filters) {
  const done = filters?.length === 1 && filters[0] === 'FlateEncode' ? ready.get(data) : undefined;
  return done === undefined ? original.call(this, data, filters) : { data: done, reverseChain: '/FlateDecode' };
};

/** Pages that were deflated, by what they hold. */
type Deflated = ReadonlyMap<string, string>;

/** Deflates the pages of a document side by side; nothing may be written on them any more. */
export async function deflatePages(doc: jsPDF): Promise<Deflated> {
  const pages = (doc.internal.pages as unknown as string[][]).slice(1).map((lines) => lines.join('\n'));
  const packed = await Promise.all(pages.map((page) => deflate(fromBinaryString(page))));
  return new Map(pages.map((page, i) => [page, toBinaryString(packed[i] ?? new Uint8Array())]));
}

/** Puts a document out with its pages as they were deflated. */
export function outputWith(doc: jsPDF, pages: Deflated): Uint8Array<ArrayBuffer> {
  ready = pages;
  try {
    return new Uint8Array(doc.output('arraybuffer'));
  } finally {
    ready = new Map();
  }
}
