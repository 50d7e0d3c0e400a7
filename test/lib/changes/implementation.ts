import { join } from 'node:path';
import type * as canonical from '../../../lib/changes/canonical.ts';
import type * as clock from '../../../lib/changes/clock.ts';
import type * as fields from '../../../lib/changes/fields.ts';
import type * as heads from '../../../lib/changes/heads.ts';
import type * as hiding from '../../../lib/changes/hide-history.ts';
import type * as history from '../../../lib/changes/history.ts';
import type * as makeChange from '../../../lib/changes/make-change.ts';
import type * as materialise from '../../../lib/changes/materialise.ts';
import type * as merge from '../../../lib/changes/merge.ts';
import type * as squash from '../../../lib/changes/squash.ts';
import type * as verifyChange from '../../../lib/changes/verify-change.ts';

/** All that the properties are asked of: the real one, or a mutant that stands in another directory. */
export type Implementation = typeof canonical &
  typeof fields &
  typeof hiding &
  typeof clock &
  typeof heads &
  typeof history &
  typeof makeChange &
  typeof materialise &
  typeof merge &
  typeof squash &
  typeof verifyChange;

const FILES = [
  'canonical',
  'clock',
  'fields',
  'heads',
  'hide-history',
  'history',
  'make-change',
  'materialise',
  'merge',
  'squash',
  'verify-change',
];

/** Loads the room's files from a directory. */
export async function loadImplementation(directory: string): Promise<Implementation> {
  const modules = await Promise.all(FILES.map((file) => import(/* @vite-ignore */ join(directory, `${file}.ts`))));
  return Object.assign({}, ...modules);
}
