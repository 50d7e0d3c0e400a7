import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { changesOf, type PlainRecords } from '../../../lib/bundle/format/plain-records.ts';
import { makeBatches } from '../../../lib/bundle/format/write-batch.ts';
import { makeSecretKey, signerOf } from '../../../lib/bundle/sign/ed25519.ts';
import { writeBundle } from '../../../lib/bundle/zip/write-bundle.ts';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { makeId } from '../../../lib/model/ids.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { hlcOf } from '../../lib/changes/builders.ts';
import { type Ground, hostileRecords, type PlainRecord, type Texts } from './hostile-records.ts';

/** Pictures and pages that would do harm where they are opened as what they are. */
const FILES = [
  {
    type: 'image/svg+xml',
    text: `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.hit=1"><script>globalThis.hit=1</script><image href="https://example.invalid/x.png"/></svg>`,
  },
  { type: 'text/html', text: '<script>globalThis.hit=1</script><img src="https://example.invalid/x.png">' },
  { type: 'image/png', text: 'not a picture <script>globalThis.hit=1</script>' },
];

/** A version of a shipped pack with a text of the corpus in every text for people. */
async function hostilePack(texts: Texts): Promise<Pack> {
  const shipped = await loadBuiltinPack('education-2023-second');
  if (!shipped) throw new Error('no such pack');
  const pack = structuredClone(shipped);
  const poison = (node: object): void => {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'seed') continue;
      if (typeof value === 'object' && value !== null) poison(value);
      else if (key === 'en' || (key === 'zh' && !isShort(node))) Reflect.set(node, key, sound(texts()));
    }
  };
  // A short name has eight signs at the most in Chinese.
  const shorts = new Set<object>(
    [...pack.items, ...(pack.questions ?? [])].flatMap((one) => [
      ...('short' in one ? [one.short] : []),
      ...('yes' in one ? [one.yes, one.no] : []),
    ]),
  );
  const isShort = (node: object) => shorts.has(node);
  poison(pack);
  for (const short of shorts) Reflect.set(short, 'zh', '<b>x</b>');
  return { ...pack, version: '9.9.9' };
}

/** A pack takes no half characters and no empty text, and one text is not the whole pack. */
const sound = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '')
    .slice(0, 400)
    .trim() || '<i>';

/** What lies in a hostile file, for whoever looks for it. */
export interface Hostile {
  readonly records: readonly PlainRecord[];
  readonly path: string;
}

/** Makes a file, signed as it should be, of which every text means harm. */
export async function hostileFile(path: string, rounds: number, textsFrom: (at: number) => Texts): Promise<Hostile> {
  const texts = textsFrom(0);
  const pack = await hostilePack(texts);
  const now = Date.now();
  const person = makeId(now);
  const author = `${person}.0`;
  const files = FILES.map(({ type, text }) => ({ type, text, size: Buffer.byteLength(text), sha256: hashOf(text) }));
  const { campaign, team } = pack.seed;
  const ground = { campaign: campaign.id, team: team.id, person, pack: pack as unknown as Ground['pack'], files };
  const records = hostileRecords(rounds, ground, textsFrom);
  const input = { author: { name: '', id: person }, records } as PlainRecords;
  const made = changesOf(input, { author, now, partFields: () => [] }).map(({ change }) => change);
  // A second word on the visits' summaries and the notes' texts, and one that disagrees with it.
  const disputed = made.flatMap((change, at) => {
    if (change.kind !== 'note' && change.kind !== 'visit') return [];
    const field = change.kind === 'note' ? 'text' : 'summary';
    const { rec, kind, parent } = change;
    const later = (more: number) => ({
      rec,
      kind,
      parent,
      field,
      value: texts(),
      sup: [change.id],
      author,
      hlc: hlcOf(now + 1000 + at, more),
    });
    return [makeChange(later(1)), makeChange(later(2))];
  });
  const signer = signerOf(makeSecretKey());
  const packed = await writeBundle(
    {
      header: {
        ...{ bundleId: makeId(now), createdAt: new Date(now).toISOString(), seq: 1, prev: null, recipients: [] },
        packs: [{ id: pack.id, version: pack.version }],
      },
      // No reader takes a packer's name that turns or breaks what stands around it.
      author: {
        id: author,
        name:
          texts(200)
            .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
            .trim() || '<i>',
      },
      batches: makeBatches([...made, ...disputed], author, null, signer),
      packs: new Map([[`${pack.id}@${pack.version}`, JSON.stringify(pack)]]),
      attachments: files.map(({ sha256 }) => sha256),
      open: async (sha256) => new Blob([files.find((file) => file.sha256 === sha256)?.text ?? '']),
    },
    signer,
  );
  writeFileSync(path, new Uint8Array(await packed.blob.arrayBuffer()));
  return { records, path };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
