// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalLine, readJournal } from '../../../lib/store/journal-format.ts';
import type { ChangeRow } from '../../../lib/store/schema.ts';
import { changeOf, hlcOf } from '../changes/builders.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const rowOf = (seq: number, parts: Partial<ChangeRow> = {}): ChangeRow => ({
  ...changeOf({ hlc: hlcOf(1000 + seq), value: parts.value ?? `第 ${seq} 条\n“引”` }),
  seq,
  window: 'w1',
  ...(parts.drop && { drop: parts.drop }),
});
const changeIn = ({ seq: _, window: __, drop: ___, ...change }: ChangeRow) => change;

describe('a line of the journal', () => {
  it('gives back what was written, whatever people typed, and nothing of the window', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat(), (value, seq) => {
      const row = rowOf(seq, { value });
      const line = journalLine(row);
      expect(line).not.toContain('w1');
      expect(line.indexOf('\n')).toBe(line.length - 1);
      const contents = readJournal(encode(line));
      expect(contents).toMatchObject({ changes: [changeIn(row)], lastSeq: seq, lines: 1, badLines: 0 });
      expect(contents.soundBytes).toBe(encode(line).length);
    });
    fc.assert(property, { seed: 20_261_121 });
  });

  it('keeps half an emoji as it is', () => {
    const row = rowOf(1, { value: 'a\ud83d' });
    expect(readJournal(encode(journalLine(row))).changes).toEqual([changeIn(row)]);
  });
});

describe('a journal', () => {
  const rows = [rowOf(1), rowOf(2), rowOf(3)];
  const lines = rows.map(journalLine);
  const bytes = encode(lines.join(''));
  const ends = lines.map((_, at) => encode(lines.slice(0, at + 1).join('')).length);

  it('that was torn at any byte gives all whole lines, and says where to go on', () => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      const contents = readJournal(bytes.subarray(0, cut));
      expect(contents.changes).toEqual(rows.slice(0, whole).map(changeIn));
      expect(contents).toMatchObject({ lastSeq: whole, lines: whole, badLines: 0, soundBytes: ends[whole - 1] ?? 0 });
    }
  });

  it('with one byte changed anywhere loses at most two lines, and never takes in what is not true', () => {
    const known = new Set(rows.map((row) => row.id));
    const property = fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ by;
      const { changes } = readJournal(broken);
      expect(changes.length).toBeGreaterThanOrEqual(1);
      expect(changes.every((change) => known.has(change.id))).toBe(true);
    });
    fc.assert(property, { seed: 20_261_121, numRuns: 300 });
  });

  it('with a bad line in the middle counts it and reads on', () => {
    const contents = readJournal(encode(`${lines[0]}deadbeef {"s":9}\n\n${lines[2]}`));
    expect(contents.changes.map((change) => change.id)).toEqual([rows[0]?.id, rows[2]?.id]);
    expect(contents).toMatchObject({ badLines: 2, lastSeq: 3, lines: 2 });
  });

  it('does not count a bad end, which is cut off', () => {
    const contents = readJournal(encode(`${lines[0]}rubbish\nmore rubbish\n`));
    expect(contents).toMatchObject({ badLines: 0, soundBytes: ends[0] });
  });

  it('leaves out what a squash let go, before or after it was written', () => {
    const last = rowOf(4, { drop: [rows[0]?.id ?? '', rows[2]?.id ?? ''] });
    const contents = readJournal(encode([journalLine(last), ...lines].join('')));
    expect(contents.changes.map((change) => change.id)).toEqual([last.id, rows[1]?.id]);
    expect(contents.dropped).toEqual(new Set(last.drop));
    expect(contents.lines).toBe(4);
  });
});
