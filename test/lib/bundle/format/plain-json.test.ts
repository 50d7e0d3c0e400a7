import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlainJson } from '../../../../lib/bundle/format/plain-json.ts';
import { PlainRecordsError } from '../../../../lib/bundle/format/plain-records.ts';
import { runs } from '../../changes/runs.ts';

const read = (text: string) => readPlainJson(new TextEncoder().encode(text), 'in.json');
const saidOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    expect(error).toBeInstanceOf(PlainRecordsError);
    return (error as Error).message;
  }
};

it('names line, column and place of what a parser would drop or give up on', () => {
  const deep = `{"records":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`;
  const cases = [
    ['{\n "records": [\n  {"text":"一","text":"二"}]}', 'line 3 column 15: records[0].text: twice'],
    ['{"records":[],\r\n"record\\u0073":[]}', 'line 2 column 1: records: twice'],
    ['{"a":{"b":1},"c":{"b":1,\n"b":1}}', 'line 2 column 1: c.b: twice'],
    ['{\n"seq": 9007199254740993}', 'line 2 column 8: seq: number'],
    ['[1e400]', 'line 1 column 2: [0]: number'],
    ['[1e-400]', 'line 1 column 2: [0]: number'],
    ['[0.10000000000000000001]', 'line 1 column 2: [0]: number'],
    ['{"records":[ {"kind":}]}', 'line 1 column 22: records[0].kind: json'],
    ['{"a":"𠮷",}', 'line 1 column 10: json'],
    ['{"a":1\n"b":2}', 'line 2 column 1: json'],
    ['{"a":"never\nends}', 'line 1 column 6: a: json'],
    ['{"a":"\\x"}', 'line 1 column 6: a: json'],
    ['{"a":01}', 'line 1 column 7: json'],
    ['{}\n{}', 'line 2 column 1: json'],
    ['{a:1}', 'line 1 column 2: json'],
    ['{1:1}', 'line 1 column 2: json'],
    ['[1', 'line 1 column 3: json'],
    ['', 'line 1 column 1: json'],
    [deep, 'records[0][0][0][0]: deep'],
    ['{"a":1,\n"__proto__":{"a":1}}', 'line 2 column 1: __proto__: shape'],
  ] as const;
  for (const [text, said] of cases) expect(saidOf(() => read(text))).toContain(said);
  expect(saidOf(() => read(cases[0][0]))).toBe(`in.json ${cases[0][1]}`);
});

it('names where bytes are no text', () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
  const cases = [
    [bytes('{\n"a":"一', [0xff], '二"}'), 'line 2 column 7'],
    [bytes('{"a":"�', [0xd2], '"}'), 'line 1 column 8'],
    [bytes('{"a":"', [0xe4, 0xb8]), 'line 1 column 7'],
    [bytes([0xff, 0xfe, 0x7b, 0]), 'line 1 column 1'],
  ] as const;
  for (const [file, said] of cases) {
    expect(saidOf(() => readPlainJson(file, 'in.json'))).toMatch(new RegExp(`^in\\.json ${said}: utf8$`));
  }
});

it('reads numbers in whatever spelling, and a file that begins with a byte order mark', () => {
  expect(read('\ufeff{"a":[1.50, 15e-1, -0, 1E+2, 100.0, 0.000001, 1e21, 9007199254740992]}\n')).toEqual({
    a: [1.5, 1.5, -0, 100, 100, 0.000001, 1e21, 2 ** 53],
  });
});

it('reads whatever JSON.stringify writes, and refuses what JSON.parse does', () => {
  const text = fc.json().map((json) => JSON.stringify(JSON.parse(json), null, 1));
  const spoiled = fc
    .tuple(text, fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '0', '-', '\\', ' '))
    .map(([json, at, more]) => json.slice(0, at % json.length) + more + json.slice((at % json.length) + 1));
  const check = (json: string) => {
    const parsed = saidOf(() => parsedBy(json));
    const found = saidOf(() => read(json));
    // What is refused for more than its grammar is of no concern here.
    if (typeof found === 'string' && /: (twice|number|shape)$/.test(found)) return;
    if (parsed === NONE) expect(found).toMatch(/: json$/);
    else expect(found).toEqual(parsed);
  };
  fc.assert(fc.property(fc.oneof(text, spoiled), check), runs());
});

const NONE = Symbol('none');
function parsedBy(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return NONE;
  }
}
