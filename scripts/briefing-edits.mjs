// @ts-check
// How long an edit takes to be seen: `node scripts/briefing-edits.mjs 20 2 40` edits a paragraph in the middle of a
// document of 20 pages and one of 2 pages in turn, 40 times each. Prints {"milliseconds": [[…], […]]}: from the words'
// change to the page on hand, by the press as the desk uses it, each with a worker of its own.
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { FACE_FILES } from '../lib/briefing/paint/font-book.ts';
import { openPress } from '../lib/briefing/paint/press.ts';
import { PressWork } from '../lib/briefing/paint/press-work.ts';
import { textOf } from './briefing-text.mjs';

/** Edits before the counted ones. */
const WARM = 10;

/** What paint.worker.ts does, in a worker of Node. */
function work() {
  const press = new PressWork(
    async (file) => new Uint8Array(readFileSync(new URL(`../public/fonts/${file}.ttf`, import.meta.url))),
  );
  parentPort?.on('message', (message) => void press.answer(message, (answer) => parentPort?.postMessage(answer)));
}

/** A worker of Node as pages know theirs. */
function openWorker() {
  const inner = new Worker(new URL(import.meta.url), { execArgv: ['--no-warnings'] });
  const worker = {
    /** @type {((event: { data: unknown }) => void) | null} */
    onmessage: null,
    /** @type {((event: { message: string }) => void) | null} */
    onerror: null,
    postMessage: (/** @type {unknown} */ message) => inner.postMessage(message),
    terminate: () => void inner.terminate(),
  };
  inner.on('message', (data) => worker.onmessage?.({ data }));
  inner.on('error', (error) => worker.onerror?.({ message: String(error) }));
  return /** @type {globalThis.Worker} */ (/** @type {unknown} */ (worker));
}

/** A document whose paragraph in the middle is edited. @param {number} pages */
function makeDocument(pages) {
  const press = openPress(openWorker, FACE_FILES);
  const blocks = textOf(pages);
  const middle = blocks.findIndex(({ kind }, at) => at >= blocks.length / 2 && kind === 'paragraph');
  let page = 1;
  /** @param {string} words */
  const edited = (words) =>
    blocks.map((block, at) =>
      at === middle && block.kind === 'paragraph' ? { ...block, text: `${words}${block.text}` } : block,
    );
  /** @param {number} round */
  const edit = async (round) => {
    const words = `第${round}次改动。`;
    const document = { blocks: edited(words), page: null, own: null };
    const begun = performance.now();
    const laid = await press.lay(document, [page]);
    const taken = performance.now() - begun;
    page = laid.places[middle] ?? 1;
    const isThere = laid.pages[0]?.items.some((item) => item.kind === 'run' && item.text.startsWith(words));
    if (round > 0 && !isThere) throw new Error('the edit is not on the page');
    return taken;
  };
  return { edit, close: () => press.close() };
}

async function main() {
  const [long = '20', short = '2', rounds = '40'] = process.argv.slice(2);
  const documents = [long, short].map((pages) => makeDocument(Number(pages)));
  /** @type {number[][]} */
  const milliseconds = documents.map(() => []);
  for (let round = 0; round < WARM + Number(rounds); round += 1) {
    for (const [at, { edit }] of documents.entries()) {
      const taken = await edit(round);
      if (round >= WARM) milliseconds[at]?.push(taken);
    }
  }
  for (const { close } of documents) close();
  console.log(JSON.stringify({ milliseconds }));
}

if (isMainThread) await main();
else work();
