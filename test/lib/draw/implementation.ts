import { join } from 'node:path';
import type * as allocate from '../../../lib/draw/allocate.ts';
import type * as checkDraw from '../../../lib/draw/check-draw.ts';
import type * as draw from '../../../lib/draw/draw.ts';
import type * as drawFile from '../../../lib/draw/draw-file.ts';
import type * as roster from '../../../lib/draw/roster.ts';

/** All that the properties are asked of: the real one, or a mutant that stands in another directory. */
export type Implementation = typeof allocate & typeof checkDraw & typeof draw & typeof drawFile & typeof roster;

const FILES = ['allocate', 'check-draw', 'draw', 'draw-file', 'roster'];

/** Loads the room's files from a directory. */
export async function loadImplementation(directory: string): Promise<Implementation> {
  const modules = await Promise.all(FILES.map((file) => import(/* @vite-ignore */ join(directory, `${file}.ts`))));
  return Object.assign({}, ...modules);
}
