import { join } from 'node:path';
import type * as burden from '../../../lib/stats/burden.ts';
import type * as planWarnings from '../../../lib/stats/plan-warnings.ts';
import type * as unitSeries from '../../../lib/stats/unit-series.ts';

/** All that the properties are asked of: the real one, or a mutant that stands in another directory. */
export type Implementation = typeof burden & typeof planWarnings & typeof unitSeries;

const FILES = ['burden', 'plan-warnings', 'unit-series'];

/** Loads the room's files from a directory. */
export async function loadImplementation(directory: string): Promise<Implementation> {
  const modules = await Promise.all(FILES.map((file) => import(/* @vite-ignore */ join(directory, `${file}.ts`))));
  return Object.assign({}, ...modules);
}
