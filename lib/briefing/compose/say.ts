import type { Composed, Figure } from './live-text.ts';

/**
 * How sentences are put together from words and figures. The words of a language say what stands where; what is counted,
 * and from which records, they are handed.
 */

/** A figure with the name by which an edited text finds it again. */
export interface NamedFigure extends Figure {
  readonly name: string;
}

/** Words with figures between them. */
export type Said = readonly (string | NamedFigure)[];

/** Puts words, figures and sentences together: say`共走访${visits}次。` */
export function say(words: TemplateStringsArray, ...values: readonly (string | NamedFigure | Said)[]): Said {
  return words.flatMap((text, at): Said => {
    const value = values[at];
    if (value === undefined) return [text];
    return isFigure(value) ? [text, value] : [text, ...(typeof value === 'string' ? [value] : value)];
  });
}

const isFigure = (value: string | NamedFigure | Said): value is NamedFigure =>
  typeof value === 'object' && !Array.isArray(value);

/** Several as one, with something between each two. What is empty is left out. */
export function joinSaid(all: readonly Said[], between: string): Said {
  return all.filter((one) => one.length > 0).flatMap((one, at): Said => (at === 0 ? one : [between, ...one]));
}

/** A clause that stands only where its figure does. */
export const sayOf = (one: NamedFigure | null, told: (one: NamedFigure) => Said): Said => (one ? told(one) : []);

/**
 * A figure that counts records.
 * @param name the same in every draft; a text holds one figure of a name
 * @param from the records that it was counted from, each once
 * @param count where it isn't their number
 */
export function figure(name: string, from: Iterable<string>, count?: number | string): NamedFigure {
  const records = [...new Set(from)];
  return { name, text: String(count ?? records.length), from: records };
}

/** A sentence as a text whose figures stay live. */
export function composedOf(said: Said): Composed {
  const figures: Record<string, Figure> = {};
  for (const piece of said) if (typeof piece !== 'string') figures[piece.name] = { text: piece.text, from: piece.from };
  const text = said.map((piece) => (typeof piece === 'string' ? piece : { figure: piece.name }));
  return { text: text.filter((piece) => piece !== ''), figures };
}
