import { type PackDraft, textField, type WordList } from '../../lib/app/desk/packs-draft.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  draft: PackDraft;
  list: WordList | 'items';
  id: string;
  field: 'question' | 'short' | 'look' | 'against' | 'title' | 'hint' | 'words';
  /** None where the field has no language of its own. */
  language?: 'zh' | 'en';
  /** What stands there as long as nothing was typed. */
  own: string;
  rows?: number;
  hint?: string | undefined;
  autofocus?: boolean;
}

/** One text of a draft with its label. */
export function DraftText({ draft, list, id, field, language, own, rows = 2, hint, autofocus = false }: Props) {
  const { packs } = useDeskWords();
  const name = textField(list, id, field, language);
  const { root } = draft;
  const label = packs.fields[field];
  const place = `${list}-${field}${language ? `-${language}` : ''}`;
  return (
    <div>
      <label for={place}>{language ? packs.inLanguage(label, language) : label}</label>
      <AutoText
        id={place}
        class="area"
        entry={{ ...root, body: { ...root.body, [name]: root.body[name] ?? own } }}
        field={name}
        rows={rows}
        autofocus={autofocus}
        {...(language && { lang: language === 'zh' ? 'zh-CN' : 'en' })}
        {...(hint && { placeholder: hint })}
      />
    </div>
  );
}
