import * as allocating from './allocating-properties.ts';
import * as checking from './checking-properties.ts';
import * as drawing from './drawing-properties.ts';
import type { Implementation } from './implementation.ts';

/** Throws when the implementation does not keep it. */
export type Property = (lib: Implementation) => void;

/** Everything that the room promises, asked of the real one in properties.test.ts and of mutants in mutants.test.ts. */
export const PROPERTIES: Readonly<Record<string, Property>> = { ...drawing, ...allocating, ...checking };
