import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { removeListed } from '../../lib/app/findings.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { FieldPicker } from '../ui/field-picker.tsx';
import { isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import type { Shows } from './shows.ts';
import { useFieldNames } from './use-field-names.ts';

interface Props extends Pick<Shows, 'onHistory'> {
  entry: Entry<'finding' | 'remark' | 'material'>;
  /** The line on top, whose `fc-fold` button folds the card. */
  head(fold: () => void): ComponentChildren;
  /** Whether the card comes into view as it opens. */
  scrolls?: boolean;
  onFold(): void;
  children: ComponentChildren;
}

/** What is open in a list of the tab, in its row's place: Escape folds it, and the focus goes back to the row. */
export function CardFrame({ entry, head, scrolls = false, onFold, onHistory, children }: Props) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (scrolls) card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector<HTMLElement>('.fc-fold')?.focus({ preventScroll: true });
  }, [entry.id]);
  const fold = () => {
    onFold();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#finding-${entry.id} .fr`)?.focus());
  };
  return (
    <li
      ref={card}
      class="fc"
      id={`finding-${entry.id}`}
      onKeyDown={(event) => {
        // In a dialog over the card, Escape is the dialog's.
        const isOurs = !(event.target as Element).closest('dialog');
        if (event.key === 'Escape' && isOurs && !isComposing(event) && !event.defaultPrevented) fold();
      }}
    >
      {head(fold)}
      {children}
      <CardActs entry={entry} onHistory={onHistory} />
    </li>
  );
}

/** The history of a field, and the way off the list. */
function CardActs({ entry, onHistory }: Pick<Props, 'entry' | 'onHistory'>) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const names = useFieldNames()[entry.kind];
  const [history, setHistory] = useState(false);
  return (
    <>
      <div class="tools cardacts">
        <button type="button" class="btn text" onClick={() => setHistory(true)}>
          {findings.history}
        </button>
        <span class="grow" />
        <button type="button" class="btn text del" onClick={() => run(() => removeListed(session, entry))}>
          {findings.delete}
        </button>
      </div>
      {history && (
        <FieldPicker
          title={findings.historyOf}
          entry={entry}
          names={names}
          onClose={() => setHistory(false)}
          onPick={(field, label) => {
            setHistory(false);
            onHistory(entry, field, label);
          }}
        />
      )}
    </>
  );
}
