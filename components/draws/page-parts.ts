import type { DrawLine } from '../../lib/app/desk/draws.ts';
import type { TaskLine } from '../../lib/app/desk/tasks.ts';
import type { Place } from './place.ts';

/** What every part of the page is given. */
export interface PageParts {
  place: Place;
  to(place: Place): void;
  /** Members' names by id, told apart where two have the same; those who were taken out among them. */
  names: ReadonlyMap<string, string>;
  /** Those of them who can be chosen. */
  team: ReadonlyMap<string, string>;
  draws: readonly DrawLine[];
  tasks: readonly TaskLine[];
}
