import data from './data/education-2023-second.json';
import type { Pack } from './schema.ts';

/** The ids of the packs that are shipped; the first is the one that every installation begins with. */
export const BUILTIN_PACKS = ['education-2023-second', 'counter-service'] as const;

/**
 * The pack that every installation begins with: the second batch of the education campaign of 2023. A test reads it
 * through `readPack`; here it is taken as it is, since checking what can't have changed would keep the first word
 * waiting.
 */
export function builtinPack(): Pack {
  return data as Pack;
}

/**
 * The shipped pack with this id; undefined where none has it. All but the first are fetched when they are asked for:
 * the first word must not wait for them.
 */
export async function loadBuiltinPack(id: string): Promise<Pack | undefined> {
  switch (id as (typeof BUILTIN_PACKS)[number]) {
    case 'education-2023-second':
      return builtinPack();
    case 'counter-service':
      return (await import('./data/counter-service.json')).default as Pack;
    default:
      return undefined;
  }
}
