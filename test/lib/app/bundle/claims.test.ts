// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { changeLine } from '../../../../lib/bundle/format/change-lines.ts';
import { type Json, SEVERAL } from '../../../../lib/changes/change.ts';
import { absorb } from '../../../../lib/store/absorb.ts';
import { newestUnder } from '../../../../lib/store/queries.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { bundled } from '../../bundle/bundles.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn, visitsOf } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let lead: Device;
let anna: Device;
let visit: string;
let note: string;
let honest: File;
beforeEach(async () => {
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
  ({ visit } = await writeVisit(anna.use(), '河东社区', ['公示栏空着', '台账齐全']));
  note = (await newestUnder(anna.session.db, visit, 'note', 1))[0]?.id ?? '';
  honest = await fileFrom(anna);
});

type Said = Partial<Parameters<typeof changeOf>[0]>;
const NOTE: Json = { text: '路过', how: 'look', source: 'public', at: { device: 1, offset: 0, zone: 'UTC' } };
/** A file that somebody (王督导) packed, with his own changes and nothing else. */
const strange = (name: string, said: readonly Said[], header: Record<string, string> = {}) =>
  new File(
    [
      bundled((raw) => {
        const lines = said.map((parts, at) =>
          changeLine(changeOf({ field: SEVERAL, value: NOTE, hlc: hlcOf(at + 1), author: authorOf(1), ...parts })),
        );
        raw.batches = raw.batches.slice(0, 1).map((one) => ({ ...one, lines }));
        raw.attachments = {};
        raw.header = header;
      }),
    ],
    name,
  );
/** It says of Anna's note that it belongs to a visit that is nowhere. */
const claiming = (name: string, header?: Record<string, string>) =>
  strange(name, [{ rec: note, parent: idOf(500) }], header);
const textsOn = async ({ session }: Device) =>
  (await newestUnder(session.db, visit, 'note', 10)).map(({ body }) => body.text).sort();

describe('an honest batch that a record here stands against', () => {
  it('is refused with who laid the claim and by which file, and comes in once that was taken back', async () => {
    const { digest } = await takeOn(lead, claiming('M.visits'));
    const [refused, ...others] = (await openOn(lead, honest)).refused;
    expect(others).toEqual([]);
    expect(refused).toMatchObject({
      reason: 'foreign',
      claim: { rec: note, by: '王督导', isOwn: false, files: [{ digest, file: 'M.visits', packer: '王督导' }] },
    });
    await takeBack(lead.use(), digest);
    expect((await takeOn(lead, honest)).refused).toEqual([]);
    expect(await textsOn(lead)).toEqual(['公示栏空着', '台账齐全'].sort());
  });

  it('names all files that would have to go, however many brought the same', async () => {
    await takeOn(lead, claiming('M.visits'));
    await takeOn(lead, claiming('N.visits', { bundleId: idOf(0xb002) }));
    const [refused] = (await openOn(lead, honest)).refused;
    expect(refused?.claim?.files.map(({ file }) => file).sort()).toEqual(['M.visits', 'N.visits']);
  });

  it('says which visit lacks something, by the file’s own words, and nothing of the record that stands against it', async () => {
    await takeOn(lead, claiming('M.visits'));
    const { refused, names } = await openOn(lead, honest);
    const touches = refused[0]?.touches ?? [];
    expect(touches).not.toContain(note);
    expect(touches).toContain(visit);
    expect(names.records.get(visit)).toMatchObject({ unit: '河东社区', here: false });
  });

  it('is traced through what the visit is said to be as well', async () => {
    await takeOn(lead, strange('M.visits', [{ rec: visit, kind: 'unit', parent: null, value: { name: '冒充' } }]));
    const file = new File([await honest.arrayBuffer()], honest.name);
    const [refused] = (await openOn(lead, file)).refused;
    expect(refused?.claim).toMatchObject({ rec: visit, files: [{ file: 'M.visits' }] });
    const other = await openOn(lead, strange('later.visits', [{ rec: idOf(7), parent: visit }]));
    expect(other.refused).toMatchObject([{ reason: 'misplaced', line: 2, claim: { rec: visit, by: '王督导' } }]);
  });

  it('names no file where one of the words came by none: taking others back would not help', async () => {
    await absorb(lead.use().db, [changeOf({ rec: note, parent: idOf(500), author: authorOf(9) })], Date.now());
    expect((await openOn(lead, honest)).refused[0]?.claim).toMatchObject({ by: '', isOwn: false, files: [] });
    await takeOn(lead, claiming('M.visits'));
    expect((await openOn(lead, honest)).refused[0]?.claim?.files).toEqual([]);
  });
});

it('what would move one’s own note is said to stand against one’s own word, whoever else wrote in it', async () => {
  await takeOn(anna, strange('comment.visits', [{ rec: note, parent: visit, field: 'text', value: '改过' }]));
  const { refused } = await openOn(anna, claiming('M.visits'));
  expect(refused).toMatchObject([{ reason: 'foreign', claim: { rec: note, by: '安娜', isOwn: true, files: [] } }]);
});

it('a record that only the file itself puts in the wrong place stands against nothing here', async () => {
  const ring = [
    { rec: idOf(1), parent: idOf(2) },
    { rec: idOf(2), parent: idOf(1) },
  ];
  const { refused, effects } = await takeOn(lead, strange('ring.visits', ring));
  expect(refused).toMatchObject([{ reason: 'misplaced', line: 2, touches: [idOf(1)] }]);
  expect(refused[0]?.claim).toBeUndefined();
  expect(effects).toEqual([]);
  expect(await visitsOf(lead)).toEqual([]);
  expect(await lead.session.db.records.get(idOf(1))).toBeUndefined();
});
