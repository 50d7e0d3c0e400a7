import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { holdBegun } from '../../lib/app/drafts.ts';
import {
  beginFinding,
  claimFinding,
  type FindingOrigin,
  isProtectedOrigin,
  keepFinding,
  linkOrigin,
  typeProblem,
  wordsFor,
} from '../../lib/app/findings.ts';
import { addRemark, keepNature, readNature } from '../../lib/app/remarks.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { movePlace, placeOf } from './place.ts';

interface Draft {
  id: string;
  release(): void;
}

/** What stands in the field of the findings' bar. */
export interface FindingDraft {
  /** What it is made from; null for nothing. */
  origin: FindingOrigin | null;
  /** True where that was said back to back: it is to be put in one's own words. */
  isProtected: boolean;
  onInput(): void;
  /** It has nothing to do with what it was begun from. */
  unlink(): void;
  /** Puts it on its list. @returns the finding's id; null where nothing was made, or a remark */
  keep(): Promise<string | null>;
}

/**
 * What is being written at the bottom of the findings: a draft in the store from the first key on, like the composer's,
 * and found again when the tab comes back.
 */
export function useFindingDraft(visit: Entry<'visit'>, field: RefObject<HTMLTextAreaElement | null>): FindingDraft {
  const { session, fail, run } = useApp();
  const draft = useRef<Draft | null>(null);
  const { from, writes } = placeOf(visit.id).value;
  const origin = from?.origin ?? null;
  const unit = visit.body.unit;

  const remember = (id: string) => run(() => keepNature(session, id, writes === 'finding' ? null : writes));
  const begin = (text: string) => {
    const id = beginFinding(session, visit, text, origin ?? {});
    draft.current = { id, release: holdBegun(id) };
    if (writes !== 'finding') remember(id);
  };
  useEffect(() => {
    if (draft.current) remember(draft.current.id);
  }, [writes]);
  useEffect(() => {
    let here = true;
    const take = async () => {
      const found = await claimFinding(session, visit);
      if (!found) return;
      const nature = await readNature(session, found.id);
      // Whoever typed before the draft was found keeps what they typed; the draft waits.
      if (!here || draft.current || !field.current) return found.release();
      draft.current = found;
      field.current.value = found.text;
      // Whoever came here to list a finding from something goes on with the words as one.
      if (!placeOf(visit.id).value.from) movePlace(visit.id, { writes: nature ?? 'finding' });
    };
    take().catch(fail);
    return () => {
      here = false;
      void session.queue.flush();
      draft.current?.release();
      draft.current = null;
    };
  }, [visit.id]);
  const isProtected = useOrigin(visit, field, (words) => {
    if (draft.current) linkOrigin(session, unit, draft.current.id, origin ?? {});
    else if (words !== '') begin(words);
  });

  const clear = () => {
    if (field.current) field.current.value = '';
    draft.current = null;
    movePlace(visit.id, { from: null });
  };
  return {
    origin,
    isProtected,
    onInput: () => {
      const text = field.current?.value ?? '';
      if (draft.current) typeProblem(session, unit, draft.current.id, text);
      else if (text !== '') begin(text);
    },
    unlink: () => {
      if (draft.current && origin) linkOrigin(session, unit, draft.current.id, origin, false);
      movePlace(visit.id, { from: null });
    },
    keep: async () => {
      const text = field.current?.value ?? '';
      if (text.trim() === '') return null;
      if (!draft.current) begin(text);
      const open = draft.current;
      // Ready for the next at once. If this one can't be saved, the queue keeps it and shows it as not saved.
      clear();
      if (!open) return null;
      if (writes === 'finding') await keepFinding(session, unit, open.id, text);
      else {
        await addRemark(session, visit, { text, nature: writes }, open.id);
        await keepNature(session, open.id, null);
      }
      open.release();
      return writes === 'finding' ? open.id : null;
    },
  };
}

/** Begins with the words of what a finding is made from, where the field is empty. @returns whether that is protected */
function useOrigin(
  visit: Entry<'visit'>,
  field: RefObject<HTMLTextAreaElement | null>,
  onWords: (words: string) => void,
): boolean {
  const { session, fail } = useApp();
  const [isProtected, setProtected] = useState(false);
  const { from } = placeOf(visit.id).value;
  useEffect(() => {
    setProtected(false);
    if (!from) return;
    const { origin } = from;
    const words = from.words === undefined ? wordsFor(session, visit, origin) : Promise.resolve(from.words);
    Promise.all([words, isProtectedOrigin(session, origin)]).then(([found, back]) => {
      setProtected(back);
      const area = field.current;
      if (!area) return;
      if (area.value === '') area.value = found;
      onWords(found);
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    }, fail);
  }, [visit.id, from]);
  return isProtected;
}
