import { type JudgedTag, type People, watchJudgedTags } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';

/** The suspicions of a visit, and who decided of them. */
export interface ShownTags {
  readonly tags: JudgedTag[];
  readonly people: People;
}

/** Watches how the suspicions of a visit stand; undefined until it is known. */
export function useJudgedTags(visit: string): ShownTags | undefined {
  const { session } = useApp();
  return useWatch<ShownTags>((on) => watchJudgedTags(session, visit, on), [session.db, visit]);
}
