import {
  actOnDraft,
  dropAdded,
  editOf,
  type ItemEdit,
  type PackDraft,
  type PackItem,
  WORD_FIELDS,
} from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { AddedFields } from './added-fields.tsx';
import { CheckHits } from './check-hits.tsx';
import { DraftText } from './draft-text.tsx';
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
      <Words draft={draft} item={item} isNew={edit.added !== undefined} />
      <div class="packs-hits" role="status">
        <CheckHits pack={{ ...draft.base, items: [item] }} />
      </div>
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

/** The texts in both languages. */
function Words({ draft, item, isNew }: { draft: PackDraft; item: PackItem; isNew: boolean }) {
  const { packs } = useDeskWords();
  return (
    <div class="packs-form">
      {WORD_FIELDS.flatMap((field) =>
        (['zh', 'en'] as const).map((language) => (
          <DraftText
            key={`${field} ${language}`}
            draft={draft}
            list="items"
            id={item.id}
            field={field}
            language={language}
            own={item[field][language]}
            rows={field === 'short' ? 1 : 2}
            hint={field === 'short' ? packs.shortHint : undefined}
            // A new item is there to be written.
            autofocus={isNew && field === 'question' && language === 'zh' && item.question.zh === ''}
          />
        )),
      )}
    </div>
  );
}
