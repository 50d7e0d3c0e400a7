import type { RecordBehind } from '../../lib/app/briefing/behind.ts';
import type { Figures } from '../../lib/app/briefing/live.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useKindWord } from './kind-word.ts';
import { useBehind } from './use-behind.ts';

interface Props {
  /** null for one that is no longer composed. */
  figure: Figures[string] | null;
  onBehind(records: readonly string[]): void;
  onClose(): void;
}

/** What a figure counts, and the way to its records. */
export function FigureCard({ figure, onBehind, onClose }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const kindWord = useKindWord();
  const records = useBehind(figure?.from ?? []);
  const count = figure?.from.length ?? 0;
  const kinds = [...Map.groupBy(records ?? [], ({ kind }: RecordBehind) => kind)];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape pressed on what stands in it
    <div
      class="bf-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p role="status">
        {figure === null ? (
          words.figure.gone
        ) : count === 0 ? (
          words.figure.noRecords
        ) : (
          <>
            <b>{words.figure.counts(figure.text, count)}</b> <span class="q">{words.figure.n(count)}</span>
          </>
        )}
      </p>
      {kinds.length > 0 && (
        <p class="q">{kinds.map(([kind, some]) => words.figure.ofKind(kindWord(kind), some.length)).join('　')}</p>
      )}
      <p class="bf-acts">
        {count > 0 && (
          <button type="button" class="btn text" onClick={() => onBehind(figure?.from ?? [])}>
            {words.figure.behind(count)}
          </button>
        )}
        <button type="button" class="btn text" onClick={onClose}>
          {words.figure.close}
        </button>
      </p>
    </div>
  );
}
