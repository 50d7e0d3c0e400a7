import { FIRST } from './migrations/001-first.ts';
import { SECOND } from './migrations/002-bundles.ts';
import { THIRD } from './migrations/003-bundle-indexes.ts';
import { FOURTH } from './migrations/004-disputed.ts';

/** The database's name; it stays through all versions. */
export const DATABASE = 'xunji';

/** Every shape that the database has had, in order. */
export const SHAPES = [FIRST, SECOND, THIRD, FOURTH] as const;

/** The newest shape that this program knows. */
export const NEWEST = FOURTH.version;
