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
  /** Of the name and the rule; red where it is left out. */
  ink: z.optional(z.enum(['red', 'black'])),
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
  /**
   * 附件1: the heading is an annex's, which begins on a page of its own with this in 黑体 on the first line and the
   * text as a title in the middle of the third (GB/T 9704-2012, 7.3.7).
   */
  annex: z.optional(z.string()),
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

/** What a picture made of figures says, for those who don't see it. */
const alt = z.string();

/** Units against items, a mark a cell: ● ○ △ ▲, which tell grades apart in black and white. */
const heatMap = z.strictObject({
  kind: z.literal('heatMap'),
  /** What the columns are, read downwards. */
  columns: z.array(z.string()).check(z.minLength(1)),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      /** A mark or a short figure; '' for nothing. As many as there are columns. */
      cells: z.array(z.string()),
      /** True for a line that sums up, set apart. */
      sum: z.optional(z.boolean()),
      from,
    }),
  ),
  /** What the marks mean. */
  legend: z.string(),
  alt,
  from,
});

/** A bar a line, as long as its value is of `full`. */
const bars = z.strictObject({
  kind: z.literal('bars'),
  full: z.number().check(z.positive()),
  rows: z
    .array(
      z.strictObject({
        label: z.string(),
        /** The bar's parts from the left, each with its own pattern: 0 or more. */
        parts: z.array(z.number().check(z.minimum(0))).check(z.minLength(1), z.maxLength(4)),
        /** What stands behind the bar: 12个（n=16）. */
        text: z.string(),
        from,
      }),
    )
    .check(z.minLength(1)),
  /** What the patterns mean, in the order of the parts; none where there is only one. */
  legend: z.array(z.string()),
  alt,
  from,
});

/** Lines over visits or days. */
const trend = z.strictObject({
  kind: z.literal('trend'),
  /** Along the bottom. */
  points: z.array(z.string()).check(z.minLength(1)),
  /** Up the side, from the bottom: a value and what it is called. */
  scale: z.array(z.strictObject({ value: z.number(), label: z.string() })).check(z.minLength(2)),
  series: z
    .array(z.strictObject({ name: z.string(), values: z.array(z.nullable(z.number())) }))
    .check(z.minLength(1), z.maxLength(6)),
  alt,
  from,
});

/** What follows begins on a page of its own, as an annex (附件) does; nothing where it would anyway. */
const pageBreak = z.strictObject({ kind: z.literal('pageBreak') });

export const blockSchema = z.discriminatedUnion('kind', [
  masthead,
  title,
  heading,
  paragraph,
  table,
  photos,
  heatMap,
  bars,
  trend,
  pageBreak,
  signature,
  imprint,
]);

/** What of the page an office set, in millimetres, and how many lines and characters it holds. */
export const pageSchema = z.strictObject({
  top: z.number().check(z.minimum(0)),
  left: z.number().check(z.minimum(0)),
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
  lines: z.int().check(z.minimum(1)),
  columns: z.int().check(z.minimum(1)),
});
export type PageSettings = z.infer<typeof pageSchema>;
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
export type TableRow = z.infer<typeof row>;
export type TableCell = z.infer<typeof cell>;
export type BlockPhoto = z.infer<typeof photo>;
