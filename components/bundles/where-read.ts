import type { Named } from '../../lib/app/bundle/names.ts';
import type { Route } from '../ui/context.ts';
import { disputePlace } from '../ui/disputed-mark.tsx';

/**
 * Where people settle a disagreement: in the review of the visit that it is in, else among all disagreements, and there
 * also whether a visit was rightly taken away.
 * @param about the visit or unit that it is in, as a file names it
 */
export function conflictPlace(about: Named | undefined, { rec, field }: { rec: string; field: string }): Route {
  if (about?.kind === 'visit' && !(about.id === rec && field === 'deleted'))
    return { screen: 'desk', page: 'visits', open: about.id, focus: `${rec} ${field}` };
  return disputePlace(rec, field);
}
