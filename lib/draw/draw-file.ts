import * as z from 'zod/mini';
import { canonicalJson } from '../changes/canonical.ts';
import { DrawError } from './draw-error.ts';
import { type DrawRecord, drawRecordSchema } from './draw-record.ts';
import { readStrictly } from './read-strictly.ts';
import { type FrozenRoster, rosterSchema, takeFrozen } from './roster.ts';

const FORMAT = 'xunji-draw';
const FORMAT_VERSION = 1;

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  draw: drawRecordSchema,
  roster: rosterSchema,
});

/** The file to hand out: a draw with the roster that it was made from, as canonical JSON. */
export function drawFile(record: DrawRecord, roster: FrozenRoster): string {
  const { typed, ...clock } = record.at;
  const at = typed === undefined ? clock : { ...clock, typed };
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, draw: { ...record, at }, roster: [...roster.units] };
  return canonicalJson(file);
}

/**
 * Reads the file of a draw, strictly. Whether the picks follow from the roster is not asked here: `checkDraw` does.
 * @throws DrawError `notJson`; `notADraw`; `newer`, before anything else of a newer file is blamed; otherwise naming the
 *   first wrong field (`draw.rule.count`, `roster[3].lastVisit`)
 */
export function readDrawFile(text: string): { draw: DrawRecord; roster: FrozenRoster } {
  const value = parse(text) as Partial<Record<string, unknown>> | null;
  if (value?.format !== FORMAT) throw new DrawError('notADraw');
  const version = value.formatVersion;
  if (typeof version === 'number' && version > FORMAT_VERSION) throw new DrawError('newer', { field: 'formatVersion' });
  const file = readStrictly(fileSchema, value, '');
  return { draw: file.draw, roster: takeFrozen(file.roster) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, refuseHostile);
  } catch (error) {
    if (error instanceof DrawError) throw error;
    throw new DrawError('notJson', {}, { cause: error });
  }
}

/** The one unknown field that the schema would drop without a word. */
function refuseHostile(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new DrawError('unknownField', { field: key });
  return value;
}
