// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlainRecordsError, readPlainRecords } from '../../../lib/bundle/format/plain-records.ts';
import { verifyEd25519 } from '../../../lib/bundle/sign/ed25519.ts';
import { makePlainBundle, type PlainMaking } from '../../../lib/bundle/zip/plain-bundle.ts';
import { openBundle } from '../../../lib/bundle/zip/read-bundle.ts';
import { millisOf } from '../../../lib/changes/clock.ts';
import { idOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';
import { NOW, signerNo } from './bundles.ts';

const FILES: Readonly<Record<string, string>> = { 'photo.jpg': '照片', 'empty.txt': '', 'pack.json': '{"id":"no"}' };
const reader = { verify: verifyEd25519, now: NOW, hasPack: ({ id }: { id: string }) => id === 'known' };
const making: PlainMaking = { ...reader, signer: signerNo(1), file: async (path) => new Blob([FILES[path] ?? '']) };

const make = async (value: unknown) => makePlainBundle(readPlainRecords(value), making);
const NOTE = { text: '排队的人很多', how: 'look', source: 'public' };
const note = (more: object = {}) => ({ kind: 'note', fields: NOTE, ...more });
const input = (more: object) => ({ author: { name: '王督导' }, records: [note()], ...more });

it('refuses what every reader would, by the place in the plain records and the reader’s reason', async () => {
  const far = '2040-01-01T00:00:00Z';
  const packs = (file?: string) => [
    { id: 'known', version: '1.0.0' },
    { id: 'own', version: '1.0.0', file },
  ];
  const cases: [object, string][] = [
    [input({ records: [note(), note({ at: far })] }), 'records[1].at: clock'],
    // Whatever the first says, the next is later by the same clock.
    [input({ records: [note({ at: far }), note()] }), 'records[0].at: clock'],
    [input({ createdAt: far }), 'createdAt: clock'],
    [input({ createdAt: '9999-01-01T00:00:00Z' }), 'createdAt: header'],
    [input({ seq: 2 }), 'prev: header'],
    [input({ seq: 1.5 }), 'seq: header'],
    [input({ after: { seq: 0, digest: 'a'.repeat(64) } }), 'after: header'],
    [input({ after: { seq: 2.5, digest: 'a'.repeat(64) } }), 'after: name'],
    [input({ after: { seq: 1e21, digest: 'a'.repeat(64) } }), 'after: name'],
    [input({ author: { name: '\u3164' } }), 'author.name: header'],
    [input({ recipients: Array.from({ length: 101 }, (_, at) => idOf(at)) }), 'recipients: header'],
    [input({ packs: packs() }), 'packs[1].file: unknownPack'],
    [input({ packs: packs('pack.json') }), 'packs[1].file: badPack'],
    [
      input({ records: [note({ id: idOf(1), parent: idOf(2) }), note({ id: idOf(1), parent: idOf(3) })] }),
      'records[1]: foreign',
    ],
    [input({ records: [note({ id: idOf(1) }), { kind: 'unit', id: idOf(1), fields: { name: '村' } }] }), 'foreign'],
    [input({ records: [note({ fields: { ...NOTE, text: '长'.repeat(3_000_000) } })] }), 'records[0]'],
    // No change has a time before 1970: it would silently get another.
    [input({ records: [note(), note({ at: '1969-12-31T23:59:59.999Z' })] }), 'records[1].at: clock'],
    [input({ createdAt: '1960-01-01T00:00:00Z' }), 'createdAt: clock'],
    [input({ records: [note(), { kind: 'spell', fields: NOTE }] }), 'records[1].kind: unknownKind'],
    [input({ records: undefined }), 'records: invalid_type (array is needed)'],
    [[], 'the top level: invalid_type (object is needed)'],
  ];
  for (const [value, said] of cases) {
    const error = await make(value).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PlainRecordsError);
    expect((error as Error).message).toContain(said);
  }
});

it('takes what stands twice, is empty, or is older than anything', async () => {
  const { author, after } = await make(
    input({
      createdAt: '1970-01-01T00:00:00Z',
      attachments: ['photo.jpg', 'photo.jpg', 'empty.txt'],
      records: [note({ id: idOf(1), at: '1970-01-01T00:00:00Z' }), note({ id: idOf(1) }), note({ parent: idOf(9) })],
    }),
  );
  expect(author.id).toMatch(/\.0$/);
  expect(after.seq).toBe(2);
});

it('gives each record the time that it says, in whatever order they stand', async () => {
  const times = ['2026-11-21T02:00:00Z', '2026-11-20T02:00:00Z', undefined, '2026-11-20T02:00:00.001Z'];
  const createdAt = '2026-11-19T02:00:00Z';
  const records = times.map((at, index) => note({ id: idOf(index), ...(at && { at }) }));
  const { blob } = await make(input({ createdAt, records }));
  const { batches } = await openBundle(blob, { ...reader, keysOf: () => undefined });
  const changes = (await Promise.all(batches.map((batch) => batch.read()))).flatMap((batch) => batch.changes);
  const said = new Map(changes.map(({ rec, hlc }) => [rec, millisOf(hlc)]));
  expect(times.map((_, index) => said.get(idOf(index)))).toEqual(times.map((at) => Date.parse(at ?? createdAt)));
});

/** Mostly left out, so that what is odd doesn't hide behind what is odder. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const mostly = <T>(usual: T, arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(usual) }, { weight: 1, arbitrary });
const whole = fc.oneof(fc.constantFrom(0, 1, 2, -1, 1.5, 999_999_999, 1e9, 1e21), fc.nat());
const time = fc.oneof(
  fc.constantFrom('2026-11-21T02:00:00Z', '2027-11-21T02:00:00Z', '2027-11-23T02:00:00Z'),
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);
const id = fc.constantFrom(1, 2, 3).map(idOf);
const text = fc.string({ unit: 'binary', maxLength: 12 });
const digest = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const FIELDS = { note: NOTE, visit: { covert: true }, unit: { name: '村' }, finding: { problem: '公示栏空着' } };
const record = fc.constantFrom('note', 'visit', 'unit', 'finding', 'nothing').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    ...{ id: seldom(id), parent: seldom(fc.option(id)), at: seldom(time) },
    fields: mostly(
      FIELDS[kind as keyof typeof FIELDS] ?? NOTE,
      fc.dictionary(fc.constantFrom('text', 'rating.1.1', 'name', '*', '', 'deleted', 'a.b.c'), fc.jsonValue()),
    ),
  }),
);
const pack = fc.record({
  id: fc.constantFrom('known', 'own', 'Known'),
  version: mostly('1.0.0', fc.constantFrom('01.0.0', '1.0')),
  file: seldom(fc.constantFrom('pack.json', 'empty.txt')),
});
const plain = fc.record({
  author: fc.record({
    name: mostly('王督导', text),
    id: seldom(fc.constantFrom(idOf(7), `${idOf(7)}.3`, `${idOf(7)}.03`)),
  }),
  ...{ createdAt: seldom(time), bundleId: seldom(id), seq: seldom(whole), prev: seldom(fc.option(digest)) },
  after: seldom(fc.record({ seq: whole, digest })),
  ...{ recipients: seldom(fc.array(id, { maxLength: 3 })), packs: seldom(fc.array(pack, { maxLength: 2 })) },
  attachments: seldom(fc.array(fc.constantFrom('photo.jpg', 'empty.txt'), { maxLength: 3 })),
  records: fc.array(record, { minLength: 1, maxLength: 3 }),
});

it('makes nothing that is refused, and refuses nothing without naming the place', async () => {
  let made = 0;
  const check = async (value: unknown) => {
    const bundle = await make(JSON.parse(JSON.stringify(value))).catch((error: unknown) => {
      expect(error).toBeInstanceOf(PlainRecordsError);
      expect((error as PlainRecordsError).path).toMatch(/^(author|records|packs|attachments|after|seq|prev|\w+)/);
      return null;
    });
    if (!bundle) return;
    made++;
    const opened = await openBundle(bundle.blob, { ...reader, keysOf: () => undefined });
    for (const batch of opened.batches) await batch.read();
    expect(opened.digest).toBe(bundle.digest);
  };
  await fc.assert(fc.asyncProperty(plain, check), runs());
  expect(made).toBeGreaterThan((runs().numRuns ?? 0) / 10);
}, 60_000);
