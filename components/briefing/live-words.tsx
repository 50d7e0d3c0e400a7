import type { TextShown } from '../../lib/app/briefing/drafts.ts';
import type { LiveText } from '../../lib/app/briefing/live.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { cutAtNumbers, typedNumbers } from './typed-numbers.ts';

interface Props {
  live: LiveText;
  composed: TextShown['part']['composed'];
  /** The words that nobody typed. */
  known: LiveText;
  /** Whether somebody edited it: numbers in its own words may be typed over figures. */
  edited: boolean;
  /** The figure that is open. */
  open: string | null;
  /** Whether Tab stops at its figures. */
  isStop: boolean;
  onFigure(name: string): void;
}

/** A text to be read: its figures as buttons, numbers that somebody typed in place of one set apart. */
export function LiveWords({ live, composed, known, edited, open, isStop, onFigure }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const named = new Set(live.flatMap((piece) => (typeof piece === 'string' ? [] : piece.figure)));
  const lacks = edited && Object.keys(composed.figures).some((name) => !named.has(name));
  const typed = lacks ? typedNumbers(live, known) : [];
  return (
    <span class="anyword">
      {live.map((piece, at) => {
        if (typeof piece === 'string')
          return cutAtNumbers(piece, typed).map((cut, place) =>
            cut.isTyped ? (
              <span key={`${at} ${place}`} class="bf-figure bf-typed">
                {cut.words}
              </span>
            ) : (
              cut.words
            ),
          );
        const says = composed.figures[piece.figure]?.text ?? piece.was ?? '';
        return (
          <button
            key={`${at} ${piece.figure}`}
            type="button"
            class={piece.figure in composed.figures ? 'bf-figure' : 'bf-figure bf-gone'}
            tabIndex={isStop ? 0 : -1}
            aria-label={words.text.figure(says)}
            aria-expanded={open === piece.figure}
            onClick={() => onFigure(piece.figure)}
          >
            {says}
          </button>
        );
      })}
    </span>
  );
}
