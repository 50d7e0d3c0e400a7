import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type FileLine, watchFiles } from '../../lib/app/bundle/files.ts';
import { useApp } from '../ui/context.ts';
import { useFiles } from '../ui/use-files.ts';
import { useWatch } from '../ui/use-watch.ts';
import { arrivalsOf } from './arrivals.ts';
import './bundles.css';
import { FilePane } from './file-pane.tsx';
import { FilesList } from './files-list.tsx';
import { handOutDraft, NO_DRAFT } from './hand-out-draft.ts';
import { HandOutPage } from './hand-out-page.tsx';
import { IncomingPane } from './incoming-pane.tsx';
import { PageTabs } from './page-tabs.tsx';
import { PeoplePage } from './people-page.tsx';
import { type BundlePlace, placeOf, writePlace } from './place.ts';
import { waitingFiles } from './waiting-files.ts';

interface Props {
  open?: string;
  /** What people disagree on: how many places, and the part of the page that shows them. */
  disputes?: { readonly count: number; readonly part: ComponentChildren };
}

/**
 * The desk's page of hand-overs: files that came and went, what comes in and goes out, what people disagree on, and whom
 * one knows by which key.
 */
export function BundlesPage({ open, disputes }: Props) {
  const { session, go } = useApp();
  const files = useWatch<FileLine[]>((on) => watchFiles(session, on), [session.db]);
  const place = placeOf(open);
  const to = (next: BundlePlace) => {
    const written = writePlace(next);
    go({ screen: 'desk', page: 'bundles', ...(written && { open: written }) });
  };
  const take = (some: readonly File[]) => {
    arrivalsOf(session).add(session, some);
    if (place.at !== 'in') to({ at: 'in' });
  };
  useChosen(place);
  const dropped = waitingFiles.value;
  useEffect(() => {
    if (dropped.length === 0) return;
    waitingFiles.value = [];
    take(dropped);
  }, [dropped]);
  const { drop } = useFiles(take);
  const last = useRef(place.at);
  const back = place.at === 'files' ? last.current : null;
  useEffect(() => {
    last.current = place.at;
  }, [place.at]);
  if (!files) return <main aria-busy="true" />;
  const beside = place.at === 'in' || place.at === 'file';
  return (
    <main class="bundlespage" {...drop}>
      <PageTabs
        at={place.at === 'people' || place.at === 'disputed' ? place.at : 'files'}
        disputed={disputes?.count ?? 0}
        onGo={to}
      />
      {place.at === 'out' && <HandOutPage onClose={() => to({ at: 'files' })} />}
      {place.at === 'people' && <PeoplePage />}
      {place.at === 'disputed' && disputes?.part}
      {(place.at === 'files' || beside) && (
        <div class={beside ? 'split two' : 'split'}>
          <FilesList files={files} place={place} back={back} onGo={to} />
          {place.at === 'in' && <IncomingPane onFiles={take} onClose={() => to({ at: 'files' })} />}
          {place.at === 'file' && (
            <FilePane
              key={place.digest}
              line={files.find(({ row }) => row.digest === place.digest)}
              onClose={() => to({ at: 'files' })}
            />
          )}
        </div>
      )}
    </main>
  );
}

/** Whoever comes with a visit, or with tasks, finds that chosen, alone; what they choose then stays when they come back. */
function useChosen(place: BundlePlace): void {
  const visit = 'visit' in place ? place.visit : null;
  const came = 'tasks' in place ? 'tasks' : visit;
  useEffect(() => {
    if (came === null || handOutDraft.value.came === came) return;
    handOutDraft.value = { ...NO_DRAFT, ...(visit ? { visits: new Set([visit]) } : { roster: true }), came };
  }, [came]);
}
