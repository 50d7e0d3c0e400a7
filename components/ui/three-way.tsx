import { offeredText, type ThreeWaySegment } from '../../lib/app/watch-field.ts';
import { useLaterWords } from './later-words.ts';
import { beginningOf, LongText, useShown } from './long-text.tsx';
import './three-way.css';
import { useDifference } from './use-difference.ts';

interface Props {
  /** What both began with; null where that isn't known. */
  base: string | null;
  own: string;
  other: string;
}

/**
 * One side of a text that two wrote on: struck what it left out of the first, underlined what it wrote, shaded where both
 * did. It says so where this side alone changed anything, and where the texts are too long to be compared. Of a very long
 * one the beginning is shown.
 */
export function ThreeWay({ base, own, other }: Props) {
  const { review } = useLaterWords();
  const segments = useDifference(base, own, other);
  const length = segments ? segments.reduce((sum, one) => sum + one.base.length + one.mine.length, 0) : own.length;
  const { most, more } = useShown(length);
  const alone = base !== null && own !== base && segments && offeredText(segments) === own;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard */}
      <p class="anyword threeway" tabIndex={0}>
        {segments
          ? beginningIn(segments, most).map((segment, at) => (
              <Piece key={at} segment={segment} isKnown={base !== null} />
            ))
          : beginningOf(own, most)}
        {more && '…'}
      </p>
      {more}
      {segments === null && <p class="t12 q">{review.notCompared}</p>}
      {alone && <p class="t12 q">{review.onlyOne}</p>}
    </>
  );
}

/** The first segments, as long as they are together no longer than that. */
function beginningIn(segments: readonly ThreeWaySegment[], most: number): ThreeWaySegment[] {
  const shown: ThreeWaySegment[] = [];
  let left = most;
  for (const segment of segments) {
    if (left <= 0) break;
    const base = beginningOf(segment.base, left);
    const mine = beginningOf(segment.mine, left);
    shown.push({ ...segment, base, mine });
    left -= segment.base.length + segment.mine.length;
  }
  return shown;
}

function Piece({ segment: { is, base, mine }, isKnown }: { segment: ThreeWaySegment; isKnown: boolean }) {
  const isOwn = is === 'mine' || is === 'collision' || (is === 'both' && isKnown);
  // What only the other changed stands here as it was.
  if (!isOwn) return <>{mine}</>;
  const mark = is === 'collision' && isKnown ? 'clash' : undefined;
  return (
    <>
      {base !== '' && <del class={mark}>{base}</del>}
      {mine !== '' && <ins class={mark}>{mine}</ins>}
    </>
  );
}

/** What a disputed text said at first, above its sides. */
export function Began({ began }: { began: { readonly value: unknown } | null }) {
  const { review } = useLaterWords();
  if (!began) return <p class="t12 q">{review.noBegan}</p>;
  const said = String(began.value ?? '');
  return (
    <p class="t13 anyword">
      <span class="t12 q">{review.began}</span>{' '}
      {said === '' ? <span class="q">{review.wordless}</span> : <LongText text={said} />}
    </p>
  );
}
