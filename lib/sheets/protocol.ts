import '../model/no-eval.ts';
import * as z from 'zod/mini';
import { SHEET_FAULTS, SHEET_HINTS } from './sheet-error.ts';
import { CELL_DOUBTS, type TableFile } from './table-file.ts';

/** What the page and the worker say to each other. Both sides check what they receive. */
export const requestSchema = z.strictObject({ bytes: z.instanceof(Uint8Array), fileName: z.string() });
export interface ReadRequest {
  bytes: Uint8Array;
  /** With its ending. */
  fileName: string;
}

const count = z.int().check(z.minimum(0));
/** Asked with plain loops: a schema over a million cells would hold the page up. */
const rowsSchema = z.custom<string[][]>(
  (rows) =>
    Array.isArray(rows) &&
    rows.every((row) => Array.isArray(row) && row.every((cell: unknown) => typeof cell === 'string')),
);
const linesSchema = z.custom<number[]>((lines) => Array.isArray(lines) && lines.every(Number.isInteger));

const fileSchema: z.ZodMiniType<TableFile> = z.strictObject({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.optional(z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      rows: rowsSchema,
      lines: linesSchema,
      formulas: count,
      doubtful: z.array(z.strictObject({ row: count, column: count, why: z.enum(CELL_DOUBTS) })),
      hidden: linesSchema,
    }),
  ),
});

const failedSchema = z.strictObject({
  kind: z.literal('failed'),
  fault: z.enum(SHEET_FAULTS),
  place: z.strictObject({
    sheet: z.optional(z.string()),
    line: z.optional(count),
    column: z.optional(count),
    limit: z.optional(count),
    hint: z.optional(z.enum(SHEET_HINTS)),
  }),
});

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), file: fileSchema }),
  failedSchema,
]);
export type ReadAnswer = z.infer<typeof answerSchema>;
