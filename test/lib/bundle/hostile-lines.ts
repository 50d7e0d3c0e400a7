import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { canonicalJson } from '../../../lib/changes/canonical.ts';
import { SEVERAL } from '../../../lib/changes/change.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { bytesOf } from './backups.ts';
import { NOW, OWN, RELAYED } from './bundles.ts';
import { batch, type HostileCase, line } from './hostile-case.ts';

const DAY = 86_400_000;
const own = `data/batches/${authorOf(1)}-1.ndjson`;
const mine = (parts: Parameters<typeof changeOf>[0]) =>
  changeLine(changeOf({ author: authorOf(1), hlc: hlcOf(9), ...parts }));
const at = (reason: NonNullable<HostileCase['verdict']>['reason'], number: number, field = '') => ({
  ...{ line: number, place: `${own}${field}` },
  ...(reason && { reason }),
});
const only = (...lines: string[]) => batch((one) => void Object.assign(one, { lines }));
const head = (change: Record<string, unknown>) => batch((one) => void Object.assign(one.head, change));
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
/** Says something in the value of a line without making its id anew. */
const valued = (json: string) => line(3, (text) => text.replace(/"value":"[^"]*"/, `"value":${json}`));

/** What a line of a batch says that isn't so, in a batch that its author signed. */
export const LINES: readonly HostileCase[] = [
  // What may be read
  { name: 'half a character, spelled as an escape', change: only(mine({ value: '\ud83d' })), verdict: null },
  { name: 'markup, which is only text', change: only(mine({ value: '<img src=x onerror=alert(1)>' })), verdict: null },
  { name: 'a clock that is two hours ahead', change: only(mine({ hlc: hlcOf(NOW + 7_200_000) })), verdict: null },
  { name: 'a clock of 1970', change: only(mine({ hlc: hlcOf(0) })), verdict: null },
  // JSON
  { name: 'a line that is no JSON', change: line(3, () => '{"id":\n'), verdict: at('json', 3), vector: 'no-json' },
  { name: 'an empty line', change: line(3, () => '\n'), verdict: at('json', 3) },
  { name: 'a byte order mark', change: line(2, (text) => `\ufeff${text}`), verdict: at('json', 2) },
  {
    name: 'bytes that are no UTF-8',
    change: batch((one) => {
      one.bytes = (bytes) =>
        Uint8Array.from(
          Buffer.from(
            Buffer.from(bytes)
              .toString('latin1')
              .replace(/\xe6\x9d\xa1/, '\xff\xff\xff'),
            'latin1',
          ),
        );
    }),
    verdict: at('utf8', 2),
  },
  {
    name: 'half a character, as bytes',
    change: batch((one) => {
      one.bytes = (bytes) =>
        Uint8Array.from(
          Buffer.from(
            Buffer.from(bytes)
              .toString('latin1')
              .replace(/\xe6\x9d\xa1/, '\xed\xa0\xbd'),
            'latin1',
          ),
        );
    }),
    verdict: at('utf8', 2),
  },
  {
    name: 'a key twice',
    change: line(3, (text) => text.replace('{', '{"author":"x",')),
    verdict: at('canonical', 3),
    vector: 'key-twice',
  },
  {
    name: 'a value twice',
    change: line(3, (text) => text.replace('"value":', '"value":"别的","value":')),
    verdict: at('canonical', 3),
  },
  { name: 'white space', change: line(3, (text) => text.replace(',', ', ')), verdict: at('canonical', 3) },
  {
    name: 'keys in another order',
    change: line(3, (text) => `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))}\n`),
    verdict: at('canonical', 3),
  },
  {
    name: 'an escape that needs none',
    change: line(3, (text) => text.replace('条', '\\u6761')),
    verdict: at('canonical', 3),
  },
  {
    name: 'a carriage return at the end',
    change: line(3, (text) => text.replace('\n', '\r\n')),
    verdict: at('canonical', 3),
  },
  { name: '2^53 + 1', change: valued('9007199254740993'), verdict: at('canonical', 3), vector: 'too-large-a-number' },
  { name: 'a number without end', change: valued('1e400'), verdict: at('canonical', 3) },
  { name: 'minus nought', change: valued('-0'), verdict: at('canonical', 3) },
  { name: 'nesting without end', change: valued(deep(100_000)), verdict: at('deep', 3) },
  { name: 'nesting that is just too deep', change: valued(deep(64)), verdict: at('deep', 3), vector: 'deep' },
  { name: 'more values than any line has', change: valued(`[${'0,'.repeat(500_001)}0]`), verdict: at('deep', 3) },
  { name: 'a line longer than any', change: valued(`"${'x'.repeat(9 * 2 ** 20)}"`), verdict: at('tooLarge', 3) },
  { name: 'a last line without an end', change: line(4, (text) => text.trimEnd()), verdict: at('json', 4) },
  {
    name: 'an empty batch',
    change: batch((one) => {
      one.bytes = () => new Uint8Array(0);
      one.lines = [];
    }),
    verdict: at('header', 1),
  },
  // Names that reach a prototype
  {
    name: 'a prototype as key of a change',
    change: line(3, (text) => text.replace('{', '{"__proto__":{},')),
    verdict: at('shape', 3, ' __proto__'),
  },
  {
    name: 'a prototype as key of a value',
    change: valued('{"constructor":{"prototype":1}}'),
    verdict: at('shape', 3, ' value.constructor'),
  },
  {
    name: 'a prototype as key of the first line',
    change: head({ constructor: 1 }),
    verdict: at('shape', 1, ' constructor'),
  },
  {
    name: 'a prototype as field',
    change: only(mine({ field: 'items.__proto__', value: true })),
    verdict: at('field', 2, ' items.__proto__'),
  },
  {
    name: 'a prototype among several fields',
    change: only(mine({ field: SEVERAL, value: JSON.parse('{"__proto__":1}') })),
    verdict: at('shape', 2, ' value.__proto__'),
  },
  // Changes
  {
    name: 'a line whose words were changed',
    change: line(3, (text) => text.replace('第 2 条', '第 9 条')),
    verdict: at('id', 3),
    vector: 'other-words',
  },
  {
    name: 'a change under another’s id',
    change: line(3, (text) => text.replace(OWN[1]?.id ?? '', OWN[0]?.id ?? '')),
    verdict: at('id', 3),
    vector: 'other-id',
  },
  {
    name: 'a change by another author',
    change: only(...RELAYED.map(changeLine)),
    verdict: at('foreign', 2),
    vector: 'other-author',
  },
  {
    name: 'a change of another epoch of the author',
    change: only(mine({ author: authorOf(1).replace('.0', '.1') })),
    verdict: at('foreign', 2),
  },
  {
    name: 'a field that its kind has not',
    change: only(mine({ field: 'speakerName' })),
    verdict: at('field', 2, ' speakerName'),
  },
  {
    name: 'a value that its field has not',
    change: only(mine({ field: 'source', value: 'rumour' })),
    verdict: at('field', 2, ' source'),
  },
  { name: 'a kind that there is not', change: only(mine({ kind: 'spell' })), verdict: at('field', 2, ' text') },
  { name: 'several fields that are none', change: only(mine({ field: SEVERAL, value: {} })), verdict: at('field', 2) },
  {
    name: 'a part that a change has not',
    change: line(3, (text) => `${canonicalJson({ ...JSON.parse(text), order: 1 })}\n`),
    verdict: at('shape', 3),
  },
  { name: 'a record that is no id', change: only(mine({ rec: '../../x' })), verdict: at('shape', 2, ' rec') },
  { name: 'a clock that is none', change: only(mine({ hlc: 'now' })), verdict: at('shape', 2, ' hlc') },
  {
    name: 'a clock ten years ahead',
    change: only(mine({ hlc: hlcOf(NOW + 3_653 * DAY) })),
    verdict: at('clock', 2),
    vector: 'clock-ahead',
  },
  { name: 'the latest clock there is', change: only(mine({ hlc: 'ffffffffffff-ffff' })), verdict: at('clock', 2) },
  { name: 'a line twice', change: line(3, (text) => text + text), verdict: at('order', 4) },
  { name: 'lines in another order', change: batch((one) => void one.lines.reverse()), verdict: at('order', 3) },
  // The first line
  {
    name: 'a batch of a newer format',
    change: head({ formatVersion: 2, more: 1 }),
    verdict: at('newer', 1, ' 2'),
    vector: 'newer-batch',
  },
  { name: 'a batch of another format', change: head({ format: 'other' }), verdict: at('header', 1, ' format') },
  { name: 'a batch that says another author', change: head({ author: authorOf(2) }), verdict: at('foreign', 1) },
  { name: 'a batch under another number', change: head({ seq: 2, prev: 'a'.repeat(64) }), verdict: at('foreign', 1) },
  {
    name: 'a first batch that follows another',
    change: head({ prev: 'a'.repeat(64) }),
    verdict: at('header', 1, ' prev'),
  },
  { name: 'a batch that counts otherwise', change: head({ changes: 2 }), verdict: at('counts', 4) },
  {
    name: 'a batch without its first line',
    change: batch((one) => {
      one.bytes = (bytes) => bytesOf(new TextDecoder().decode(bytes).replace(/^.*\n/, ''));
    }),
    verdict: { reason: 'counts' },
  },
  { name: 'a record of its own id as parent', change: only(mine({ rec: idOf(1), parent: idOf(1) })), verdict: null },
];
