import { useMemo } from 'preact/hooks';
import { diffThreeWay, offeredText, type ThreeWaySegment } from '../../lib/app/watch-field.ts';
import { useLaterWords } from './later-words.ts';
import './three-way.css';

interface Props {
  /** What both began with; null where that isn't known. */
  base: string | null;
  own: string;
  other: string;
}

/**
 * One side of a text that two wrote on: struck what it left out of the first, underlined what it wrote, shaded where both
 * did. It says so where this side alone changed anything.
 */
export function ThreeWay({ base, own, other }: Props) {
  const { review } = useLaterWords();
  const segments = useMemo(() => diffThreeWay(base, own, other), [base, own, other]);
  const alone = base !== null && own !== base && offeredText(segments) === own;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard */}
      <p class="anyword threeway" tabIndex={0}>
        {segments.map((segment, at) => (
          <Piece key={at} segment={segment} isKnown={base !== null} />
        ))}
      </p>
      {alone && <p class="t12 q">{review.onlyOne}</p>}
    </>
  );
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
      <span class="t12 q">{review.began}</span> {said === '' ? <span class="q">{review.wordless}</span> : said}
    </p>
  );
}
