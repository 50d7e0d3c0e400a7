import { watchParts } from '../../lib/app/review/watch-parts.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { type Naming, useNames } from './use-names.ts';

/** What a visit consists of, with what each is called. */
export interface Parts extends Naming {
  readonly all: readonly Entry<Kind>[];
  /** What a record of the visit is called, or a field of it. */
  name(on: string, field?: string | null): string;
}

/** Watches what a visit consists of, to name what is spoken of. */
export function useParts(visit: string): Parts {
  const { session } = useApp();
  const { review } = useLaterWords();
  const all = useWatch<Entry<Kind>[]>((on) => watchParts(session, visit, on), [session.db, visit]) ?? NONE;
  const naming = useNames();
  return {
    ...naming,
    all,
    name: (on, field) => {
      const entry = all.find(({ id }) => id === on);
      return entry ? naming.nameOf(entry, field) : review.gonePart;
    },
  };
}

const NONE: readonly Entry<Kind>[] = [];
