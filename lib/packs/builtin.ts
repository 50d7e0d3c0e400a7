import data from './data/education-2023-second.json';
import { readPack } from './read-pack.ts';
import type { Pack } from './schema.ts';

let read: Pack | undefined;

/** The pack that is shipped: the second batch of the education campaign of 2023. Read and checked at the first call. */
export function builtinPack(): Pack {
  read ??= readPack(data);
  return read;
}
