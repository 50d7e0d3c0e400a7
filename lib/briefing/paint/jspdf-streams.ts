import { jsPDF } from 'jspdf';
import { deflate, fromBinaryString, toBinaryString } from './deflate.ts';

type Filtered = { data: string; reverseChain: string };
type ProcessData = (data: string, filters?: string | readonly string[]) => Filtered;

const api = jsPDF.API as unknown as { processDataByFilters: ProcessData };
const original = api.processDataByFilters;

/** Streams that were deflated ahead, by what they hold. Filled only while a document is put out. */
let ready = new Map<string, string>();

/** jsPDF deflates in JavaScript, one stream after the other: what the platform did already is taken instead. */
api.processDataByFilters = function process(data, filters) {
  const done = filters?.length === 1 && filters[0] === 'FlateEncode' ? ready.get(data) : undefined;
  return done === undefined ? original.call(this, data, filters) : { data: done, reverseChain: '/FlateDecode' };
};

/** Puts a document out, its pages deflated side by side beforehand. */
export async function outputWithDeflatedPages(doc: jsPDF): Promise<Uint8Array<ArrayBuffer>> {
  const pages = (doc.internal.pages as unknown as string[][]).slice(1).map((lines) => lines.join('\n'));
  const packed = await Promise.all(pages.map((page) => deflate(fromBinaryString(page))));
  ready = new Map(pages.map((page, i) => [page, toBinaryString(packed[i] ?? new Uint8Array())]));
  try {
    return new Uint8Array(doc.output('arraybuffer'));
  } finally {
    ready = new Map();
  }
}
