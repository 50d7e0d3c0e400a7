import { showLine } from '../../lib/model/one-line.ts';

/** More than this of a name tells nobody anything: whoever made the file chose its length. */
const MOST = 120;
/** And so much where it stands in a sentence or a list of choices. */
const SHORT = 60;

/** What a file says of a packer who gave no name. */
const NAMELESS = '—';

/** A name from outside as it goes into a sentence of ours; '' for none. */
export function nameIn(text: string): string {
  const clean = showLine(text);
  return clean === NAMELESS ? '' : [...clean].slice(0, SHORT).join('');
}

/** A name from outside, as text: what it holds of directions and lengths stays its own. */
export function Name({ children, none }: { children: string; none: string }) {
  const text = showLine(children);
  if (text === '' || text === NAMELESS) return <span class="q">{none}</span>;
  const signs = [...text.slice(0, MOST * 2)];
  return <bdi class="bundle-name">{signs.length > MOST ? `${signs.slice(0, MOST).join('')}…` : text}</bdi>;
}
