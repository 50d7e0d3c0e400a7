import * as z from 'zod/mini';

/**
 * A document before it has pages: what `compose` makes and `layout` lays out. Plain data, checked where it enters the
 * worker. `from` names the records that a block came from, so that every figure can be traced; it is never painted.
 * A protected note's block carries none: ids tell when a record was made (RFC 9562 §5.7).
 */
const from = z.optional(z.array(z.string()));

const title = z.strictObject({ kind: z.literal('title'), text: z.string(), from });

/**
 * The head of a numbered briefing (报头): the name that it bears, its issue, who issues it and when. '' leaves a part out;
 * its place stays.
 */
const masthead = z.strictObject({
  kind: z.literal('masthead'),
  name: z.string(),
  issue: z.string(),
  office: z.string(),
  date: z.string(),
  /** Classification and its term, as 机密★1年; top left. */
  secrecy: z.string(),
  /** Of this copy; top right. */
  copy: z.string(),
});

/** The foot of a briefing (报尾), at the bottom of its last page: to whom it goes, and how many were printed. */
const imprint = z.strictObject({
  kind: z.literal('imprint'),
  /** 报, 送, 发, each with those it goes to. */
  rows: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** Such as 共印30份; '' for none. */
  copies: z.string(),
});

/** Who signs, and when, on the right. */
const signature = z.strictObject({ kind: z.literal('signature'), lines: z.array(z.string()) });

/** Level 1 is 一、 in 黑体, level 2 （一） in 楷体 (GB/T 9704-2012, 7.3.3); the number is part of the text. */
const heading = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2)]),
  text: z.string(),
  from,
});

const paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  /** Words that lead into the text, set apart by their face: 看到的事实： */
  lead: z.optional(z.string()),
  /** May hold line breaks: each line becomes a paragraph. */
  text: z.string(),
  /** 16 pt on the page's grid, or 12 pt for what stands beside the text. */
  size: z.enum(['body', 'small']),
  /** True where the next block has to begin on the same page. */
  keep: z.optional(z.boolean()),
  from,
});

const cell = z.strictObject({
  text: z.string(),
  align: z.optional(z.enum(['left', 'center'])),
  /** How many columns it takes; 1 by default. */
  span: z.optional(z.int().check(z.minimum(1))),
  /** True for a label or a column's head. */
  strong: z.optional(z.boolean()),
});
const row = z.strictObject({
  cells: z.array(cell).check(z.minLength(1)),
  /** True where the next row has to begin on the same page, as after a section's name. */
  keep: z.optional(z.boolean()),
  from,
});
const table = z.strictObject({
  kind: z.literal('table'),
  /** The columns' widths in relation to each other. */
  columns: z.array(z.number().check(z.positive())).check(z.minLength(1)),
  /** Repeated on top of every page that the table runs on to. */
  head: z.optional(row),
  rows: z.array(row),
  from,
});

const photo = z.strictObject({
  /** Names the picture among those that are handed to the painter. */
  ref: z.string(),
  caption: z.string(),
  /** In pixels; only their relation counts. */
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
});
const photos = z.strictObject({ kind: z.literal('photos'), photos: z.array(photo).check(z.minLength(1)), from });

export const blockSchema = z.discriminatedUnion('kind', [
  masthead,
  title,
  heading,
  paragraph,
  table,
  photos,
  signature,
  imprint,
]);
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
export type TableRow = z.infer<typeof row>;
export type TableCell = z.infer<typeof cell>;
export type BlockPhoto = z.infer<typeof photo>;
