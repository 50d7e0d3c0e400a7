import { useState } from 'preact/hooks';
import { actOnDraft, editOf, type PackDraft, type PackItem } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

const WAYS = ['look', 'listen', 'ask', 'check'] as const;

/** What a new item needs beyond its words: how it is found out, whom it is asked of, what it counts for, its sources. */
export function AddedFields({ draft, item }: { draft: PackDraft; item: PackItem }) {
  const { session, run, words } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const { base } = draft;
  const set = (change: (now: PackItem) => PackItem) =>
    run(async () => {
      const now = editOf(session, draft, item.id);
      await actOnDraft(session, draft, { ...now, added: change(now.added ?? item) });
    });
  const points = (base.dimensions ?? []).flatMap((dimension) => dimension.points);
  return (
    <div class="packs-form">
      <label for="added-form">{packs.form}</label>
      <select
        id="added-form"
        class="fbtn"
        value={item.form}
        onChange={(event) => {
          const form = event.currentTarget.value === 'duty' ? 'duty' : 'rated';
          // A duty never counts for a point.
          set(({ points: own, ...now }) => ({ ...now, form, ...(form === 'rated' && own && { points: own }) }));
        }}
      >
        {(['rated', 'duty'] as const).map((form) => (
          <option key={form} value={form}>
            {packs.forms[form]}
          </option>
        ))}
      </select>
      <Ticks
        title={packs.fields.how}
        choices={WAYS.map((id) => ({ id, name: words.common.kinds[id] }))}
        chosen={item.how}
        onChange={(how) => set((now) => ({ ...now, how: WAYS.filter((way) => how.includes(way)) }))}
      />
      <Ticks
        title={packs.fields.types}
        choices={base.unitTypes.map(({ id, name }) => ({ id, name: text(name) }))}
        chosen={item.types}
        onChange={(types) => set((now) => ({ ...now, types }))}
      />
      {item.form === 'rated' && points.length > 0 && (
        <Ticks
          title={packs.fields.points}
          choices={points.map(({ id, title }) => ({ id, name: `${id} ${text(title)}` }))}
          chosen={item.points ?? []}
          onChange={(chosen) =>
            set(({ points: _, ...now }) => ({ ...now, ...(chosen.length > 0 && { points: chosen }) }))
          }
        />
      )}
      <Sources draft={draft} item={item} onChange={(sources) => set((now) => ({ ...now, sources }))} />
    </div>
  );
}

interface TicksProps {
  title: string;
  choices: readonly { id: string; name: string }[];
  chosen: readonly string[];
  /** In the order of the choices. */
  onChange(ids: string[]): void;
}

function Ticks({ title, choices, chosen, onChange }: TicksProps) {
  const toggle = (id: string) =>
    onChange(choices.map((one) => one.id).filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one))));
  return (
    <fieldset>
      <legend>{title}</legend>
      <div class="packs-ticks">
        {choices.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SourcesProps {
  draft: PackDraft;
  item: PackItem;
  onChange(sources: PackItem['sources']): void;
}

function Sources({ draft, item, onChange }: SourcesProps) {
  const { packs } = useDeskWords();
  const text = usePackText();
  const { docs } = draft.base;
  const [doc, setDoc] = useState(docs[0]?.id ?? '');
  const [para, setPara] = useState(1);
  const most = docs.find(({ id }) => id === doc)?.paras ?? 1;
  const others = item.sources.filter((one) => one.doc !== doc || one.para !== para);
  return (
    <fieldset>
      <legend>{packs.fields.sources}</legend>
      <div class="packs-ticks">
        {item.sources.map((source) => {
          const name = `${source.doc}:${source.para}`;
          const left = item.sources.filter((one) => one !== source);
          return (
            <button
              key={name}
              type="button"
              class="btn line"
              aria-label={packs.dropSource(name)}
              onClick={() => onChange(left)}
            >
              {name} ×
            </button>
          );
        })}
      </div>
      <label for="source-doc">{packs.doc}</label>
      <select id="source-doc" class="fbtn" value={doc} onChange={(event) => setDoc(event.currentTarget.value)}>
        {docs.map(({ id, title }) => (
          <option key={id} value={id}>{`${id} ${text(title)}`}</option>
        ))}
      </select>
      <label for="source-para">{packs.paraNumber}</label>
      <input
        id="source-para"
        class="field"
        type="number"
        min={1}
        max={most}
        value={para}
        onInput={(event) => setPara(Math.trunc(event.currentTarget.valueAsNumber) || 1)}
      />
      <div class="packs-ticks">
        <button type="button" class="btn line" onClick={() => onChange([...others, { doc, para: Math.max(para, 1) }])}>
          {packs.addSource}
        </button>
      </div>
    </fieldset>
  );
}
