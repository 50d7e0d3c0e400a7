import type { PackComparison } from '../../lib/app/desk/packs.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  older: Pack;
  newer: Pack;
  changes: PackComparison;
}

/** What differs between two versions, in words. */
export function ChangeList({ older, newer, changes }: Props) {
  const { packs } = useDeskWords();
  const text = usePackText();
  const shortOf = new Map([...older.items, ...newer.items].map(({ id, short }) => [id, text(short)]));
  const named = (id: string) => `${id} ${shortOf.get(id) ?? ''}`;
  const parts = (['added', 'gone', 'retired', 'restored'] as const).filter((part) => changes[part].length > 0);
  const { reworded, words } = changes;
  const inWords = (fields: readonly string[]) => fields.map((one) => fieldWord(one, packs));
  return (
    <ul class="packs-lines">
      {parts.length + reworded.length + words.length === 0 && <li>{packs.same}</li>}
      {parts.map((part) => (
        <li key={part}>
          <b>{packs.changes[part](changes[part].length)}</b> {packs.list(changes[part].map(named))}
        </li>
      ))}
      {reworded.length > 0 && (
        <li>
          <b>{packs.changes.reworded(reworded.length)}</b>{' '}
          {packs.list(reworded.map(({ id, fields }) => packs.fieldsOf(named(id), inWords(fields))))}
        </li>
      )}
      {words.length > 0 && (
        <li>
          <b>{packs.changes.words(words.length)}</b>{' '}
          {packs.list(
            words.map(({ list, id, fields }) => packs.fieldsOf(`${packs.lists[list]} ${id}`, inWords(fields))),
          )}
        </li>
      )}
    </ul>
  );
}

/** A field's name in words; `look.zh` names its language too. Fields that a person doesn't see keep their own name. */
export function fieldWord(field: string, packs: ReturnType<typeof useDeskWords>['packs']): string {
  const [name = '', language] = field.split('.');
  const word = (packs.fields as Readonly<Record<string, string>>)[name] ?? name;
  return language === 'zh' || language === 'en' ? packs.inLanguage(word, language) : word;
}
