import { findNames } from '../signals/identifying.ts';
import {
  findCopied,
  findPointing,
  makeClose,
  makeReady,
  type ProtectedWords,
  type Said,
  saysTheSame,
  type Telling,
} from '../signals/telling.ts';
import type { Entry } from '../store/queries.ts';
import { isKept, isLetGo } from './may-go.ts';

/** A note back to back, and what of it goes out under 有群众反映 (S26). */
export interface Outgoing {
  readonly note: Entry<'note'>;
  /** What goes out; null where it may give somebody away and nobody said that it may go, or where somebody said that it stays. */
  readonly words: string | null;
  /** Where somebody may be given away: in what was put for outside, or in the note's own words where nothing was. */
  readonly points: readonly Telling[];
  /** `stays`: on the device until it is put otherwise. `let`: a person said that it may go. `goes`: it leaves as it stands. */
  readonly standing: 'stays' | 'let' | 'goes';
}

/** What the words that go out of protected notes are held against. */
export interface Hearing {
  /** Names that this device knows. */
  readonly known: readonly string[];
  /** Runs of words that give nobody away, as `freeRuns` gives them. */
  readonly free: ReadonlySet<string>;
  /** What no such words may repeat, of whatever was said back to back at the unit. */
  readonly close: Said;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Makes ready what words that go out of a unit's protected notes are held against. */
export function makeHearing(
  notes: readonly Entry<'note'>[],
  known: readonly string[],
  free: ReadonlySet<string> = NOTHING,
): Hearing {
  return { known, free, close: makeClose(notes.map(saidIn), free, known) };
}

/** What of a note back to back goes out: as a person has put it, else its own words where nothing in them tells. */
export function outgoingOf(note: Entry<'note'>, hearing: Hearing): Outgoing {
  const { text = '', outward = '' } = note.body;
  const isPut = outward.trim() !== '';
  const words = isPut ? outward : text;
  const points = revealing(words, note, hearing);
  if (isKept(note)) return { note, words: null, points, standing: 'stays' };
  if (points.length === 0) return { note, words, points, standing: 'goes' };
  const isLet = isPut && isLetGo(note, { part: 'outward', text: outward });
  return { note, words: isLet ? words : null, points, standing: isLet ? 'let' : 'stays' };
}

function revealing(words: string, note: Entry<'note'>, { known, free, close }: Hearing): Telling[] {
  const said = saidIn(note);
  const own = makeClose([said], free, known);
  const copied = [own, close].flatMap((one) => findCopied(words, one));
  return [...findPointing(words, [said], known), ...findNames(words, close.names), ...copied];
}

/**
 * What protected notes of one unit said, made ready to hold other records against. Words that go out as a person has put
 * them may be repeated; a draft that only repeats the note frees nothing, unless a person said that it may go.
 */
export const hearAll = (notes: readonly Entry<'note'>[], hearing: Hearing): Said =>
  makeReady(
    notes.map((note) => ({ ...saidIn(note), outward: chosenIn(note, hearing) })),
    hearing.free,
    hearing.known,
  );

function chosenIn(note: Entry<'note'>, hearing: Hearing): string {
  const { text = '', outward = '' } = note.body;
  if (outward.trim() === '') return '';
  const { standing } = outgoingOf(note, hearing);
  if (standing === 'let') return outward;
  return standing === 'goes' && !saysTheSame(text, outward) ? outward : '';
}

/** What a protected note says in its source's words. */
export const saidIn = ({ body: { text = '', quote } }: Entry<'note'>): ProtectedWords => ({
  text,
  ...(quote?.text && { quote: quote.text }),
  outward: '',
});
