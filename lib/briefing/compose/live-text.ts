/**
 * A text whose figures stay live: what it says follows from records for as long as nobody has typed over them, and each
 * can be traced to what it was counted from.
 */

/** A figure as it stands in a text: 12, or 92%. */
export interface Figure {
  readonly text: string;
  /** The records that it was counted from. */
  readonly from: readonly string[];
}

/** Words, and between them figures by their names; `was` is what one said when somebody edited the text. */
export type LiveText = readonly (string | { readonly figure: string; readonly was?: string })[];

/** The figures of a text by their names. */
export type Figures = Readonly<Record<string, Figure>>;

/** A text as it was composed. */
export interface Composed {
  readonly text: LiveText;
  readonly figures: Figures;
}

/** Words that somebody put in place of composed ones. */
export interface Edited {
  readonly text: LiveText;
  /** What the text said when it was edited, figures and all: what came since is shown beside it. */
  readonly of: string;
}

/** What became of a text that was edited. */
export interface Shown {
  readonly text: string;
  /** The records of the figures that it shows. */
  readonly from: readonly string[];
  /** Figures of the composed text that the edited one lacks: somebody typed over them, or left them out. */
  readonly typedOver: readonly string[];
  /** Figures that the edited text names and that are no longer composed; what they last said stands for them. */
  readonly gone: readonly string[];
  /** Whether the composed text says something else than when it was edited. */
  readonly isOutdated: boolean;
}

/** Puts words and figures together: live`共走访${'visits'}次`. */
export function live(words: TemplateStringsArray, ...names: readonly string[]): LiveText {
  const pieces = words.flatMap((text, at) => {
    const name = names[at];
    return name === undefined ? [text] : [text, { figure: name }];
  });
  return pieces.filter((piece) => piece !== '');
}

/** A text in words alone. */
export function sayLive(text: LiveText, figures: Figures): string {
  return text
    .map((piece) => (typeof piece === 'string' ? piece : (figures[piece.figure]?.text ?? piece.was ?? '')))
    .join('');
}

/**
 * What a text shows. Figures in the edited words stay live; whoever typed a figure by hand is told, since nothing keeps
 * that one right.
 * @param edited null where nobody edited it
 */
export function showLiveText({ text, figures }: Composed, edited: Edited | null): Shown {
  const names = namesIn(text);
  if (!edited) {
    const from = recordsOf(names, figures);
    return { text: sayLive(text, figures), from, typedOver: [], gone: [], isOutdated: false };
  }
  const kept = namesIn(edited.text);
  return {
    text: sayLive(edited.text, figures),
    from: recordsOf(kept, figures),
    typedOver: names.filter((name) => !kept.includes(name)),
    gone: kept.filter((name) => !(name in figures)),
    isOutdated: sayLive(text, figures) !== edited.of,
  };
}

const namesIn = (text: LiveText): string[] => [
  ...new Set(text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.figure))),
];

const recordsOf = (names: readonly string[], figures: Figures): string[] => [
  ...new Set(names.flatMap((name) => figures[name]?.from ?? [])),
];

/**
 * How a text with its figures is kept in one string: each stands in Unicode's own marks for annotated words, first as it
 * read, then by its name (U+FFF9 to U+FFFB; The Unicode Standard, 23.8). People don't type these.
 */
const MARKED = /\uFFF9([^\uFFF9-\uFFFB]*)\uFFFA([^\uFFF9-\uFFFB]+)\uFFFB/gu;

/** Writes a text as one string, its figures marked and as they read now. */
export const writeLive = (text: LiveText, figures: Figures): string =>
  text
    .map((piece) =>
      typeof piece === 'string'
        ? piece.replace(/[\uFFF9-\uFFFB]/gu, '')
        : `\uFFF9${figures[piece.figure]?.text ?? piece.was ?? ''}\uFFFA${piece.figure}\uFFFB`,
    )
    .join('');

/** What `writeLive` wrote, in words alone: each figure as it was last read. */
export const plainWritten = (written: string): string => sayLive(readLive(written), {});

/** Reads what `writeLive` wrote. Marks that are no pair are left out; their words stay. */
export function readLive(written: string): LiveText {
  const pieces: (string | { figure: string; was: string })[] = [];
  let end = 0;
  for (const found of written.matchAll(MARKED)) {
    pieces.push(written.slice(end, found.index), { was: found[1] ?? '', figure: found[2] ?? '' });
    end = found.index + found[0].length;
  }
  pieces.push(written.slice(end));
  return pieces.flatMap((piece) => {
    const plain = typeof piece === 'string' ? piece.replace(/[\uFFF9-\uFFFB]/gu, '') : piece;
    return plain === '' ? [] : [plain];
  });
}
