import * as clock from './clock-properties.ts';
import * as hiding from './hiding-properties.ts';
import type { Implementation } from './implementation.ts';
import * as making from './making-properties.ts';
import * as merging from './merging-properties.ts';
import * as squashing from './squashing-properties.ts';

/** Throws when the implementation does not keep it. */
export type Property = (lib: Implementation) => void;

/** Everything that the room promises, asked of the real one in properties.test.ts and of mutants in mutants.test.ts. */
export const PROPERTIES: Readonly<Record<string, Property>> = {
  ...merging,
  ...squashing,
  ...clock,
  ...making,
  ...hiding,
};
