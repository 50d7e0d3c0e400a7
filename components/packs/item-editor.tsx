import { useEffect, useRef } from 'preact/hooks';
import {
  actOnDraft,
  dropAdded,
  editOf,
  type ItemEdit,
  type PackDraft,
  type PackItem,
  typeEdit,
  WORD_FIELDS,
  wordsOf,
} from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { AddedFields } from './added-fields.tsx';
import { ItemFacts } from './item-pane.tsx';
import { Side } from './side.tsx';

interface Props {
  draft: PackDraft;
  item: PackItem;
  /** A visit has something for it; also until that is known. */
  used: boolean;
  onClose(): void;
}

/** An item of a draft: its words are typed here and save themselves. */
export function ItemEditor({ draft, item, used, onClose }: Props) {
  const { session, run } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const edit = editOf(session, draft, item.id);
  const act = (to: ItemEdit['act']) =>
    run(() => actOnDraft(session, draft, { ...editOf(session, draft, item.id), act: to ?? null }));
  const remove = () => {
    onClose();
    if (edit.added) run(() => dropAdded(session, draft, item.id));
    else act('removed');
  };
  const original = draft.base.items.find(({ id }) => id === item.id);
  const toggled = original?.retired === undefined ? (['retired', null] as const) : ([null, 'restored'] as const);
  return (
    <Side title={`${item.id} ${text(item.short)}`} onClose={onClose}>
      {item.retired && <p class="ask calm">{packs.retiredSince(item.retired)}</p>}
      <Words draft={draft} item={item} />
      {edit.added ? (
        <AddedFields draft={draft} item={edit.added} />
      ) : (
        <dl class="dl">
          <ItemFacts pack={draft.base} item={item} />
        </dl>
      )}
      {used && !edit.added && <p class="packs-text q">{packs.isUsed}</p>}
      <div class="packs-acts">
        {!edit.added &&
          (item.retired === undefined ? (
            <button type="button" class="btn line" onClick={() => act(toggled[0])}>
              {packs.retire}
            </button>
          ) : (
            <button type="button" class="btn line" onClick={() => act(toggled[1])}>
              {packs.restore}
            </button>
          ))}
        {(edit.added || !used) && (
          <button type="button" class="btn warn" onClick={remove}>
            {packs.remove}
          </button>
        )}
      </div>
    </Side>
  );
}

/** The texts in both languages. The elements keep their own value, so that composing is never disturbed. */
function Words({ draft, item }: { draft: PackDraft; item: PackItem }) {
  const { session } = useApp();
  const { packs } = useDeskWords();
  const known = editOf(session, draft, item.id);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A new item is there to be written.
    if (known.added?.question.zh === '') form.current?.querySelector('textarea')?.focus();
  }, []);
  const shown = known.words ?? wordsOf(known.added ?? item);
  const take = (field: (typeof WORD_FIELDS)[number], language: 'zh' | 'en', typed: string) => {
    const now = editOf(session, draft, item.id);
    const before = now.words ?? wordsOf(now.added ?? item);
    const words = { ...before, [field]: { ...before[field], [language]: typed } };
    typeEdit(session, draft, now.added ? { ...now, added: { ...now.added, ...words } } : { ...now, words });
  };
  return (
    <div ref={form} class="packs-form">
      {WORD_FIELDS.flatMap((field) =>
        (['zh', 'en'] as const).map((language) => (
          <div key={`${field} ${language}`}>
            <label for={`item-${field}-${language}`}>{packs.inLanguage(packs.fields[field], language)}</label>
            <textarea
              id={`item-${field}-${language}`}
              class="area"
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              rows={field === 'short' ? 1 : 2}
              defaultValue={shown[field][language]}
              placeholder={field === 'short' ? packs.shortHint : undefined}
              onInput={(event) => take(field, language, event.currentTarget.value)}
              onBlur={() => void session.queue.flush()}
            />
          </div>
        )),
      )}
    </div>
  );
}
