import type { ComponentChildren } from 'preact';
import type { TagPartId } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';

interface Props {
  tag: Entry<'tag'>;
  lacking: readonly TagPartId[];
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
  /** What stands in the fifth part, the evidence. */
  children: ComponentChildren;
}

/** The five parts that a confirmed tag carries, each with a tick or its number. */
export function TagParts({ tag, lacking, onConflict, children }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  return (
    <ol class="pts">
      {session.pack.tagParts.map(({ id, title, example }, at) => {
        const lacks = lacking.includes(id);
        const name = text(title);
        const state = lacks ? words.tags.partLacks : words.tags.partDone;
        return (
          <li key={id} class="pt" aria-label={words.tags.part(at + 1, name, state)}>
            <span class={lacks ? 'pk' : 'pk y'} aria-hidden="true">
              {lacks ? at + 1 : <Icon name="ok" small />}
            </span>
            <div class="min0">
              <div class="pl">
                <b>{name}</b>
                {lacks && <span>{words.tags.partLacks}</span>}
              </div>
              {id === 'evidence' ? (
                children
              ) : (
                <AutoText
                  entry={tag}
                  field={id}
                  class="area anyword"
                  rows={1}
                  aria-label={name}
                  placeholder={words.tags.example(text(example))}
                />
              )}
              {id === 'peopleSaid' && <p class="t12 qq">{words.tags.protectPeople}</p>}
              {tag.conflicts.includes(id) && (
                <p class="ask">
                  <span>
                    {words.tags.conflict}{' '}
                    <button type="button" onClick={() => onConflict(id, tag, name)}>
                      {words.tags.seeBoth}
                    </button>
                  </span>
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
