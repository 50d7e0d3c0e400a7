import { useEffect, useRef, useState } from 'preact/hooks';
import type { BriefingDocument } from '../../lib/app/briefing/document.ts';
import type { BriefingPress, LaidDocument } from '../../lib/app/briefing/press.ts';

/** How long pages stay at the least before changes lay them out anew, in milliseconds: while words come in, the old ones stay. */
const PAUSE = 200;

/** Pages as they were last laid out. */
export interface LaidOut {
  /** The newest; kept while others are on their way. null before the first. */
  readonly laid: LaidDocument | null;
  readonly busy: boolean;
  readonly failed: boolean;
}

/**
 * Lays a document out again and again as it changes: the page that is looked at, and the one on which a block stands.
 * @param page which page is wanted; null for the one on which `block` stands
 * @param block the number of a block of the document; null for none
 */
export function useLaid(
  press: BriefingPress | null,
  document: BriefingDocument | null,
  wanted: { readonly page: number | null; readonly block: number | null },
): LaidOut {
  const [state, setState] = useState<LaidOut>({ laid: null, busy: true, failed: false });
  const before = useRef<BriefingDocument | null>(null);
  const last = useRef<LaidDocument | null>(null);
  const laidAt = useRef(Number.NEGATIVE_INFINITY);
  const { page, block } = wanted;
  useEffect(() => {
    if (!press || !document) return;
    const controller = new AbortController();
    const isNew = before.current !== document;
    const pageOf = (laid: LaidDocument | null) => page ?? (block === null ? undefined : laid?.places[block]) ?? 1;
    const run = async () => {
      setState((now) => ({ ...now, busy: true }));
      let laid = await press.lay(document, [pageOf(last.current)], controller.signal);
      // The block moved to another page with what was changed.
      if (pageOf(laid) !== pageOf(last.current)) laid = await press.lay(document, [pageOf(laid)], controller.signal);
      before.current = document;
      last.current = laid;
      laidAt.current = performance.now();
      setState({ laid, busy: false, failed: false });
    };
    const timer = setTimeout(
      () => {
        run().catch((error: unknown) => {
          if (controller.signal.aborted) return;
          console.error(error);
          setState((now) => ({ ...now, busy: false, failed: true }));
        });
      },
      isNew ? Math.max(laidAt.current + PAUSE - performance.now(), 0) : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [press, document, page, block]);
  return state;
}
