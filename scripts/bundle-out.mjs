// @ts-check
import { randomUUID } from 'node:crypto';
import { realpathSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** @typedef {{ dev: bigint, ino: bigint, mode: bigint, isFile(): boolean }} Found */

/**
 * @param {string} file
 * @returns {Found | undefined} what there is, behind all links; undefined for nothing
 */
const find = (file) => statSync(file, { bigint: true, throwIfNoEntry: false });

/**
 * Refuses a place for what is made where that would cost something that is there: an input, by whatever name, or what is
 * no file (a device would become one).
 * @param {string} out
 * @param {readonly string[]} inputs paths
 * @throws an error with a code, naming the file
 */
export function refuseOut(out, inputs) {
  const there = find(out);
  if (!there) return;
  if (!there.isFile()) throw Object.assign(new Error(`not a file: ${out}`), { code: 'EISDIR' });
  for (const input of inputs) {
    const one = find(input);
    if (one?.dev !== there.dev || one.ino !== there.ino) continue;
    throw Object.assign(new Error(`${out} would be written over ${input}, which goes in`), { code: 'EEXIST' });
  }
}

/**
 * Writes a file whole or not at all: beside its place, and there once it lies on the disk. What was there stays till then.
 * @param {string} out
 * @param {Blob} content
 * @throws the system's error with its code, naming the file
 */
export async function writeOut(out, content) {
  const there = find(out);
  // A link stays one.
  const place = there ? realpathSync(out) : out;
  const unfinished = join(dirname(place), `.${basename(place)}.${randomUUID()}.part`);
  try {
    const handle = await open(unfinished, 'wx', there ? Number(there.mode & 0o777n) : 0o666);
    try {
      await handle.writeFile(content.stream());
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw Object.assign(new Error(`${out}: ${message}`, { cause: error }), { code: code ?? 'EIO' });
  }
}
