import { useCallback, useEffect, useState } from 'preact/hooks';
import { type DraftShown, type Todo, watchDraft } from '../../lib/app/briefing/drafts.ts';
import type { Edition } from '../../lib/model/briefing.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { BehindRecords } from './behind-records.tsx';
import { ChangeVisits } from './change-visits.tsx';
import { type DraftDialog, DraftHead } from './draft-head.tsx';
import { blockOf, type Spot } from './draft-parts.ts';
import { GonePage } from './gone-page.tsx';
import { keepPlace, keptPlace } from './kept-place.ts';
import { OutlinePane } from './outline-pane.tsx';
import { PagePane } from './page-pane.tsx';
import { type PaneName, PaneTabs } from './pane-tabs.tsx';
import { TextPane } from './text-pane.tsx';
import { usePlace } from './use-place.ts';
import { usePress } from './use-press.ts';
import { useRowOpened } from './use-returned.ts';
import './editor.css';

interface Props {
  briefing: string;
  edition: Edition;
}

/** A draft in its editor: its outline, its text, and the page that one works on. */
export function DraftPage({ briefing, edition }: Props) {
  const { session } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const shown = useWatch<DraftShown | null>(
    (on) => watchDraft(session, briefing, edition, on),
    [session, briefing, edition],
  );
  if (shown === undefined) return <PageLoading words={words.loading} />;
  if (shown === null) return <GonePage says={words.draft.gone} />;
  return <Editor shown={shown} />;
}

/** What is seen to among the visits, and at the office. */
const VISITS: ReadonlySet<Todo['code']> = new Set(['noVisits', 'goneVisits', 'blind']);
const OFFICE: ReadonlySet<Todo['code']> = new Set(['notHolder', 'secrecy']);
/** What leads to an issue. */
const ISSUE: ReadonlySet<Todo['code']> = new Set(['corrected', 'issuedBefore']);

function Editor({ shown }: { shown: DraftShown }) {
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const press = usePress();
  useRowOpened('briefings', shown.briefing.id);
  const { id } = shown.briefing;
  const [kept] = useState(() => keptPlace(id));
  const [at, setAt] = useState<Spot | null>(kept.at);
  const [asked, setAsked] = useState<{ spot: Spot } | null>(kept.at && { spot: kept.at });
  const [pane, setPane] = useState<PaneName>(kept.behind ? 'page' : 'text');
  const [behind, setBehind] = useState<readonly string[] | null>(kept.behind);
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<DraftDialog | null>(null);
  useEffect(() => keepPlace(id, { at, behind }), [at, behind]);
  const go = useCallback((spot: Spot) => {
    setAt(spot);
    setAsked({ spot });
    setPane('text');
  }, []);
  const showBehind = (records: readonly string[]) => {
    keepPlace(id, { record: null });
    setBehind(records);
    setPane('page');
  };
  const closeBehind = () => {
    setBehind(null);
    setPane('text');
    if (at) setAsked({ spot: at });
  };
  const closeChoosing = () => {
    setChoosing(false);
    if (at) setAsked({ spot: at });
  };
  const { office } = shown;
  const wayTo = ({ code, section, part, from, names }: Todo): (() => void) | null => {
    if (section !== null) return () => go({ section, part });
    if (VISITS.has(code)) return () => setChoosing(true);
    if (code === 'noOffice') return () => setOpen('setup');
    const [issue] = from;
    if (ISSUE.has(code) && issue) return () => to({ at: 'issue', issue });
    if (office && (OFFICE.has(code) || from[0] === office.id)) return () => to({ at: 'office', office: office.id });
    return from.length > 0 && !names ? () => showBehind(from) : null;
  };
  if (choosing) return <ChangeVisits shown={shown} onClose={closeChoosing} />;
  return (
    <main class={`bf-page bf-at-${pane}`}>
      <DraftHead
        shown={shown}
        press={press}
        open={open}
        onOpen={setOpen}
        onVisits={() => setChoosing(true)}
        wayTo={wayTo}
      />
      <PaneTabs label={words.draft.panesTitle} at={pane} onGo={setPane} />
      <div class="bf-editor">
        <OutlinePane shown={shown} at={at} onGo={go} wayTo={wayTo} />
        <TextPane shown={shown} at={at} asked={asked} onAt={setAt} onBehind={showBehind} />
        {behind ? (
          <BehindRecords
            ids={behind}
            opened={keptPlace(id).record}
            onOpen={(record) => keepPlace(id, { record })}
            onClose={closeBehind}
          />
        ) : (
          <PagePane
            press={press}
            document={shown.document}
            block={at && blockOf(shown, at)}
            fontName={shown.fontName}
            onFont={() => to(office ? { at: 'office', office: office.id } : { at: 'offices' })}
          />
        )}
      </div>
    </main>
  );
}
