import { useEffect, useMemo, useState } from 'preact/hooks';
import { usedItems, watchVersion } from '../../lib/app/desk/packs.ts';
import { type Pack, type PackDraft, type PackItem, watchDraft } from '../../lib/app/desk/packs-draft.ts';
import { DRAFT_VERSION } from '../../lib/app/packs-in-force.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { DataList } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { AboutPane } from './about-pane.tsx';
import { AddItem } from './add-item.tsx';
import { DraftHead } from './draft-head.tsx';
import { ItemEditor } from './item-editor.tsx';
import { type ItemLine, itemColumns, itemFilters, stateOf } from './item-list.ts';
import { ItemPane } from './item-pane.tsx';
import type { PackPlace } from './place.ts';
import { TextList } from './text-list.tsx';
import { VersionHead } from './version-head.tsx';

interface Props {
  place: PackPlace;
  onPlace(place: PackPlace): void;
  onBack(): void;
}

/** In an address: what is worded beside the items; `texts.tags.F01` is one of them. */
const TEXTS = 'texts';

/** One version of a pack, or the draft of the next one: its items, and beside them what is open. */
export function VersionPage(props: Props) {
  return props.place.version === DRAFT_VERSION ? <DraftPage {...props} /> : <KeptPage {...props} />;
}

function KeptPage({ place, onPlace, onBack }: Props) {
  const { session } = useApp();
  const pack = useWatch<Pack | null>((on) => watchVersion(session, place.pack, place.version, on), [place.pack]);
  if (pack === undefined) return <div aria-busy="true" />;
  if (pack === null) return <Gone onBack={onBack} />;
  const open = (beside: string | null) => onPlace({ ...place, beside: beside ?? '' });
  const item = pack.items.find(({ id }) => id === place.beside);
  const side =
    place.beside === 'about' ? (
      <AboutPane pack={pack} onClose={() => open(null)} onItem={open} />
    ) : (
      item && <ItemPane key={item.id} pack={pack} item={item} onClose={() => open(null)} />
    );
  return (
    <>
      <VersionHead pack={pack} onBack={onBack} onPlace={onPlace} onAbout={() => open('about')} />
      <Items pack={pack} items={pack.items} open={place.beside} onOpen={open} side={side} />
    </>
  );
}

function DraftPage({ place, onPlace, onBack }: Props) {
  const { session } = useApp();
  const { packs } = useDeskWords();
  const draft = useWatch<PackDraft | null>((on) => watchDraft(session, place.pack, on), [place.pack]);
  const used = useUsed(place.pack);
  if (draft === undefined) return <div aria-busy="true" />;
  if (draft === null) return <Gone onBack={onBack} />;
  const open = (beside: string | null) => onPlace({ ...place, beside: beside ?? '' });
  const texts = place.beside === TEXTS || place.beside?.startsWith(`${TEXTS}.`);
  const item = draft.items.find(({ id }) => id === place.beside);
  const side = item && (
    <ItemEditor key={item.id} draft={draft} item={item} used={used?.has(item.id) ?? true} onClose={() => open(null)} />
  );
  return (
    <>
      <DraftHead draft={draft} onBack={onBack} onPlace={onPlace} />
      {texts ? (
        <TextList
          draft={draft}
          open={place.beside?.slice(TEXTS.length + 1) ?? ''}
          onOpen={(id) => open(id === null ? TEXTS : `${TEXTS}.${id}`)}
          acts={
            <button type="button" class="btn line" onClick={() => open(null)}>
              {packs.items}
            </button>
          }
        />
      ) : (
        <Items
          pack={draft.base}
          items={draft.items}
          draft={draft}
          open={place.beside}
          onOpen={open}
          side={side}
          acts={
            <>
              <button type="button" class="btn line" onClick={() => open(TEXTS)}>
                {packs.otherWords}
              </button>
              <AddItem draft={draft} onAdded={open} />
            </>
          }
        />
      )}
    </>
  );
}

/** The items that a visit has something for; null until that is known. */
function useUsed(pack: string): ReadonlySet<string> | null {
  const { session, fail } = useApp();
  const [used, setUsed] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => void usedItems(session, pack).then(setUsed, fail), [pack]);
  return used;
}

interface ItemsProps {
  pack: Pack;
  items: readonly PackItem[];
  draft?: PackDraft;
  open: string | undefined;
  onOpen(id: string | null): void;
  side: preact.ComponentChildren;
  acts?: preact.ComponentChildren;
}

function Items({ pack, items, draft, open, onOpen, side, acts }: ItemsProps) {
  const { language } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const rows = useMemo(() => items.map((item): ItemLine => ({ item, state: stateOf(item, draft) })), [items, draft]);
  const columns = useMemo(() => itemColumns(pack, packs, text), [pack, language]);
  const filters = useMemo(() => itemFilters(pack, packs, text), [pack, language]);
  return (
    <div class={side ? 'split two' : 'split'}>
      <DataList
        label={packs.items}
        name={`items ${pack.id}`}
        rows={rows}
        idOf={({ item }) => item.id}
        nameOf={({ item }) => `${item.id} ${text(item.question)}`}
        columns={columns}
        filters={filters}
        textOf={({ item }) => [item.id, item.question, item.short, item.look, item.against].map(flat).join(' ')}
        open={open ?? null}
        onOpen={onOpen}
        acts={acts}
        empty={<p>{packs.none}</p>}
      />
      {side}
    </div>
  );
}

const flat = (part: string | { zh: string; en: string }) => (typeof part === 'string' ? part : `${part.zh} ${part.en}`);

function Gone({ onBack }: { onBack(): void }) {
  const { packs } = useDeskWords();
  return (
    <div class="empty">
      <h1>{packs.gone}</h1>
      <button type="button" class="btn main" onClick={onBack}>
        {packs.back}
      </button>
    </div>
  );
}
