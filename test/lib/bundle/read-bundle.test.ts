// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatches } from '../../../lib/bundle/format/write-batch.ts';
import { openBundle } from '../../../lib/bundle/zip/read-bundle.ts';
import { type BundleSource, writeBundle } from '../../../lib/bundle/zip/write-bundle.ts';
import type { Change } from '../../../lib/changes/change.ts';
import type { Bytes } from '../../../lib/model/hash-blob.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';
import { bytesOf, sha } from './backups.ts';
import {
  bundled,
  digestOf,
  fingerprintNo,
  NOW,
  OWN,
  PHOTO,
  READER,
  RELAYED,
  readWhole,
  refusalOf,
  signerNo,
} from './bundles.ts';

function sourceOf(changes: readonly Change[], more: Partial<BundleSource> = {}): BundleSource {
  return {
    header: {
      ...{ bundleId: idOf(0xb002), createdAt: '2026-11-21T02:00:00.000Z', seq: 1, prev: null },
      ...{ packs: [], recipients: [] },
    },
    author: { id: authorOf(1), name: '王督导' },
    batches: makeBatches(changes, authorOf(1), null, signerNo(1)),
    packs: new Map(),
    attachments: [],
    open: () => Promise.reject(new Error('none')),
    ...more,
  };
}

async function attachmentIn(file: Blob, hash: string): Promise<Bytes> {
  return (await openBundle(file, READER)).attachment(hash);
}

describe('a bundle that is packed here', () => {
  it('says what went in: changes, people, attachments, whatever texts they hold', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    const property = fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 9999 })), text, async (times, value) => {
      const changes = times.map((at) => changeOf({ hlc: hlcOf(at), author: authorOf(1), value, rec: idOf(at) }));
      const photo = bytesOf(value);
      const source = sourceOf(changes, {
        attachments: [sha(photo)],
        open: async () => new Blob([Uint8Array.from(photo)]),
      });
      const { blob, digest } = await writeBundle(source, signerNo(1));
      const { bundle, changes: read } = await readWhole(blob);
      expect(read).toEqual(changes.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1)));
      expect(bundle).toMatchObject({ digest, fingerprint: fingerprintNo(1), header: { author: { name: '王督导' } } });
      expect(await digestOf(await attachmentIn(blob, sha(photo)))).toBe(sha(photo));
    });
    await fc.assert(property, { ...runs(), numRuns: 20 });
  });

  it('cuts much into several batches, each of which names the one before', async () => {
    const changes = Array.from({ length: 20_001 }, (_, at) => changeOf({ hlc: hlcOf(at), author: authorOf(1) }));
    const batches = makeBatches(changes, authorOf(1), { seq: 4, digest: 'c'.repeat(64) }, signerNo(1));
    expect(batches.map((one) => one.changes)).toEqual([20_000, 1]);
    const { blob } = await writeBundle(sourceOf([], { batches }), signerNo(1));
    const bundle = await openBundle(blob, READER);
    const heads = await Promise.all(bundle.batches.map(async (batch) => (await batch.read()).head));
    expect(heads.map(({ seq, prev }) => ({ seq, prev }))).toEqual([
      { seq: 5, prev: 'c'.repeat(64) },
      { seq: 6, prev: batches[0]?.digest },
    ]);
  });

  it('is not made where nobody could read it', async () => {
    const named = (name: string) => writeBundle(sourceOf(OWN, { author: { id: authorOf(1), name } }), signerNo(1));
    await expect(named('\u202e王')).rejects.toMatchObject({ reason: 'header', place: 'data/bundle.json author.name' });
    const wrong = sourceOf(OWN, { attachments: [sha(PHOTO)], open: async () => new Blob(['别的']) });
    await expect(writeBundle(wrong, signerNo(1))).rejects.toMatchObject({ reason: 'changed' });
  });
});

describe('a bundle as a whole', () => {
  it('is refused when it is cut anywhere', async () => {
    const whole = bundled();
    const property = fc.asyncProperty(fc.nat({ max: whole.size - 1 }), async (at) => {
      const refusal = await refusalOf(whole.slice(0, at));
      expect(refusal?.reason).toBe(at === 0 ? 'notABundle' : 'cut');
    });
    await fc.assert(property, { ...runs(), numRuns: 60, examples: [[0], [1], [4], [30], [whole.size - 1]] });
  });

  it('is refused when it is no bundle, or something stands behind it', async () => {
    for (const file of ['', 'x', '{"a":1}', 'PK\u0003\u0004', 'age-encryption.org/v1\n']) {
      expect((await refusalOf(new Blob([file])))?.reason).toMatch(/notABundle|cut/);
    }
    expect((await refusalOf(new Blob([bundled(), 'x'])))?.reason).toBe('layout');
    expect((await refusalOf(new Blob([bundled(), bundled()])))?.reason).toBe('layout');
  });

  it('is refused by its size before anything of it is read', async () => {
    const large = bundled();
    Object.defineProperty(large, 'size', { value: 10 * 2 ** 30 });
    expect(await refusalOf(large)).toMatchObject({ reason: 'tooLarge', place: '' });
  });

  it('stops when the person says so', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(openBundle(bundled(), READER, () => {}, stop.signal)).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('tells how far it has come, up to all of its payload', async () => {
    const told: number[] = [];
    const { header } = await openBundle(bundled(), READER, (bytes) => told.push(bytes));
    expect(header.counts.attachments).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(1_000);
  });
});

describe('people and their keys', () => {
  const keysOf = (person: string) => (person === idOf(0xa001) ? [fingerprintNo(1)] : undefined);

  it('are told from the file where nobody is known', async () => {
    const { bundle, keys } = await readWhole(bundled((raw) => Object.assign(raw, { key: 3 })));
    expect(bundle.fingerprint).toBe(fingerprintNo(3));
    expect(keys).toEqual({ [authorOf(1)]: fingerprintNo(1), [authorOf(2)]: fingerprintNo(2) });
  });

  it('have to fit where somebody is known: the packer', async () => {
    expect(await refusalOf(bundled(), { keysOf })).toBeNull();
    const forged = bundled((raw) => Object.assign(raw, { key: 3 }));
    expect(await refusalOf(forged, { keysOf })).toMatchObject({ reason: 'otherKey', place: 'data/bundle.json' });
  });

  it('have to fit where somebody is known: the author of a batch, in whichever epoch', async () => {
    const forged = (author: string) =>
      bundled((raw) => {
        Object.assign(raw.header, { author: { id: authorOf(3), name: '李', publicKey: '' } });
        raw.key = 3;
        raw.headerText = (text) => text.replace('"publicKey":""', `"publicKey":${JSON.stringify(publicKey)}`);
        raw.batches = [{ author, seq: 1, head: {}, lines: [], key: 3 }];
        const lines = OWN.map((change) => changeOf({ ...change, author }));
        if (raw.batches[0]) raw.batches[0].lines = makeLines(lines);
      });
    const publicKey = JSON.parse(await headerOf(bundled((raw) => Object.assign(raw, { key: 3 })))).author.publicKey;
    for (const author of [authorOf(1), authorOf(1).replace('.0', '.7')]) {
      expect(await refusalOf(forged(author))).toBeNull();
      const place = `data/batches/${author}-1.sshsig`;
      expect(await refusalOf(forged(author), { keysOf })).toMatchObject({ reason: 'otherKey', place });
    }
  });
});

describe('a batch that is refused', () => {
  it('leaves the others as they are, and says which records it seems to be about', async () => {
    const broken = bundled((raw) => {
      const [first] = raw.batches;
      if (first) first.lines = first.lines.map((line, at) => (at === 1 ? line.replace('第', '弟') : line));
    });
    const { batches } = await openBundle(broken, READER);
    await expect(batches[0]?.read()).rejects.toMatchObject({ reason: 'id', line: 3 });
    expect((await batches[0]?.touches())?.sort()).toEqual([idOf(1), idOf(2), idOf(3), idOf(100)]);
    expect((await batches[1]?.read())?.changes).toEqual(RELAYED);
  });

  it('is not refused for a clock that is ahead: that is only counted', async () => {
    const early = { ...READER, now: NOW - 366 * 86_400_000 };
    const late = [OWN[0], changeOf({ hlc: hlcOf(NOW - 1), author: authorOf(1) })].flatMap((one) => (one ? [one] : []));
    const { blob } = await writeBundle(sourceOf(late), signerNo(1));
    const [batch] = (await openBundle(blob, early)).batches;
    expect(await batch?.read()).toMatchObject({ ahead: 1 });
  });
});

async function headerOf(file: Blob): Promise<string> {
  return JSON.stringify((await openBundle(file, READER)).header);
}

function makeLines(changes: readonly Change[]): string[] {
  const [batch] = makeBatches(changes, changes[0]?.author ?? '', null, signerNo(3));
  return new TextDecoder()
    .decode(batch?.bytes)
    .split(/(?<=\n)/)
    .slice(1);
}
