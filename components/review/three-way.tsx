import { useMemo } from 'preact/hooks';
import { diffThreeWay, type ThreeWaySegment } from '../../lib/app/review/conflicts.ts';

interface Props {
  base: string | null;
  own: string;
  other: string;
}

/** One side of a text that two wrote on: struck what it left out of the first, underlined what it wrote, shaded where both did. */
export function ThreeWay({ base, own, other }: Props) {
  const segments = useMemo(() => diffThreeWay(base, own, other), [base, own, other]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard
    <p class="anyword rv-text" tabIndex={0}>
      {segments.map((segment, at) => (
        <Piece key={at} segment={segment} isKnown={base !== null} />
      ))}
    </p>
  );
}

function Piece({ segment: { is, base, mine }, isKnown }: { segment: ThreeWaySegment; isKnown: boolean }) {
  const isOwn = is === 'mine' || is === 'collision' || (is === 'both' && isKnown);
  // What only the other changed stands here as it was.
  if (!isOwn) return <>{mine}</>;
  const mark = is === 'collision' && isKnown ? 'hit' : undefined;
  return (
    <>
      {base !== '' && <del class={mark}>{base}</del>}
      {mine !== '' && <ins class={mark}>{mine}</ins>}
    </>
  );
}
