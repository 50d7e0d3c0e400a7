import type { Said } from './fields.ts';
import { foldWithPlaces, type Places } from './places.ts';

/** A piece of a text as it was written, and whether it is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Some words around a hit. All pieces together are a stretch of the text. */
export interface Passage extends Pick<Said, 'field' | 'member'> {
  /** Whether the text goes on before it, and after it. */
  cut: { before: boolean; after: boolean };
  pieces: Piece[];
}

/** How much is shown around a hit, in UTF-16 units of the folded text. */
const BEFORE = 20;
const AFTER = 100;
/** An unusual sign may take this much more room than its folded form; more is left out. */
const MOST_RAW = 1000;
/** Words that stand far apart are shown each in its place, up to so many. */
const MOST_PASSAGES = 3;
/** Nobody looks for more words than this one by one. */
const MOST_WORDS = 30;

/**
 * Where words stand in a record, with what is around them: each word is marked in one of the passages, unless they are
 * too many for that.
 * @param words folded, as `wordsOf` gives them; one that stands in none of the texts is passed over
 * @param most how many passages at the most
 */
export function findPassages(texts: readonly Said[], words: readonly string[], most = MOST_PASSAGES): Passage[] {
  const passages: Passage[] = [];
  let wanted = words.slice(0, MOST_WORDS);
  for (const said of texts) {
    const places = foldWithPlaces(said.text);
    while (wanted.length > 0 && passages.length < most) {
      const first = firstOf(places.folded, wanted);
      if (!first) break;
      const { passage, marked } = passageAround(said, places, first, words);
      passages.push(passage);
      wanted = wanted.filter((word) => word !== first.word && !marked.has(word));
    }
  }
  return passages;
}

/** A whole text in pieces, what holds one of some words apart; all together they are the text. @param words folded */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const places = foldWithPlaces(text);
  const finds = words.slice(0, MOST_WORDS).flatMap((word) => findsOf(word, places, 0, places.folded.length));
  return piecesOf(text, 0, text.length, finds);
}

/** Where a word stands: of a folded text, or of the text itself. */
interface Find {
  word: string;
  begin: number;
  end: number;
}

function firstOf(folded: string, words: readonly string[]): Find | null {
  let best: Find | null = null;
  for (const word of words) {
    const begin = folded.indexOf(word);
    if (begin >= 0 && (!best || begin < best.begin)) best = { word, begin, end: begin + word.length };
  }
  return best;
}

function passageAround(said: Said, places: Places, first: Find, words: readonly string[]) {
  const { field, member, text } = said;
  const [low, high] = [Math.max(0, first.begin - BEFORE), Math.min(places.folded.length, first.end + AFTER)];
  const [begin, end] = [places.from(first.begin), places.to(first.end - 1)];
  const from = begin - places.from(low) > MOST_RAW ? begin : places.from(low);
  const to = places.to(high - 1) - end > MOST_RAW ? end : places.to(high - 1);
  const finds = words
    .flatMap((word) => findsOf(word, places, low, high))
    .filter((find) => find.begin >= from && find.end <= to);
  const cut = { before: from > 0, after: to < text.length };
  const pieces = piecesOf(text, from, to, finds);
  return {
    passage: { field, ...(member !== undefined && { member }), cut, pieces },
    marked: new Set(finds.map(({ word }) => word)),
  };
}

/** Where a word stands in a part of a folded text, as places of the text itself. */
function findsOf(word: string, places: Places, low: number, high: number): Find[] {
  const part = places.folded.slice(low, high);
  const finds: Find[] = [];
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + word.length)) {
    finds.push({ word, begin: places.from(low + at), end: places.to(low + at + word.length - 1) });
  }
  return finds;
}

/** The stretch of a text in pieces; what two words share, or one sign that holds both (㎡ for m and 2), is marked once. */
function piecesOf(text: string, from: number, to: number, finds: readonly Find[]): Piece[] {
  const marks: { begin: number; end: number }[] = [];
  for (const { begin, end } of finds.toSorted((a, b) => a.begin - b.begin)) {
    const last = marks.at(-1);
    if (last && begin < last.end) last.end = Math.max(last.end, end);
    else marks.push({ begin, end });
  }
  const pieces: Piece[] = [];
  let done = from;
  for (const { begin, end } of marks) {
    if (begin > done) pieces.push({ text: text.slice(done, begin), hit: false });
    pieces.push({ text: text.slice(begin, end), hit: true });
    done = end;
  }
  if (done < to) pieces.push({ text: text.slice(done, to), hit: false });
  return pieces;
}
