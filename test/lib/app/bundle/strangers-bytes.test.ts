// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import { changeLine } from '../../../../lib/bundle/format/change-lines.ts';
import type { Change, Json } from '../../../../lib/changes/change.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { keepAttachment, listAttachments } from '../../../../lib/store/attachments.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { bundled } from '../../bundle/bundles.ts';
import { makePng, plantInPng } from '../../bundle/format/photos.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { type Device, fileFrom, newDevice, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

// Who knows the hash of an original, as everybody does who was handed its record, may name it wherever a file names bytes.

const MARK = 'GPS-MARKER';
const photo = (row: number[], mark = MARK) =>
  new File([Uint8Array.from(plantInPng(makePng([row]), mark))], '老鲍家.png', { type: 'image/png' });

let anna: Device;
let visit: string;
let closed: string;
let evidence: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  const written = await writeVisit(anna.use(), '河东村', ['背后说的', '公开说的']);
  visit = written.visit;
  closed = written.notes[0] ?? '';
  evidence = await attach(anna.session, visit, photo([1, 2, 3]));
});

const read = () => readRecord(anna.use(), 'evidence', evidence);
/** Takes in a stranger's file of these changes. */
async function hear(...changes: Partial<Change>[]): Promise<void> {
  const lines = changes.map((one, at) => changeLine(changeOf({ author: authorOf(1), hlc: hlcOf(5 + at), ...one })));
  const file = new File([bundled((raw) => void Object.assign(raw.batches[0] ?? {}, { lines }))], 'evil.visits');
  expect((await takeOn(anna, file)).refused).toEqual([]);
}
const bytes = async () => (await fileFrom(anna, [visit])).text();
const attachmentsIn = async () =>
  new Set([...(await bytes()).matchAll(/data\/att\/([0-9a-f]{64})/g)].map(([, hash]) => hash));
const place = () => ({ rec: evidence, kind: 'evidence', parent: visit });

describe('a stranger who names an original', () => {
  it('as its own clean copy gets no byte of it: a clean copy goes as before, and the record names that again', async () => {
    await bytes();
    const { heads, body } = await read();
    const clean = { sha256: body.sha256, size: 5, type: 'image/png' };
    await hear({ ...place(), field: 'clean', value: clean, sup: [...(heads.clean ?? [])] });
    expect((await read()).body.clean).toEqual(clean);
    expect(await bytes()).not.toContain(MARK);
    expect((await read()).body.clean).toEqual(body.clean);
    expect(await attachmentsIn()).toContain(body.clean?.sha256);
  });

  it('as something that is no picture gets a clean copy all the same', async () => {
    const { heads, body } = await read();
    await hear(
      { ...place(), field: 'type', value: 'text/plain', sup: [...(heads.type ?? [])] },
      {
        ...{ rec: idOf(0xe0), kind: 'evidence', parent: visit, field: '*' },
        value: { sha256: body.sha256, type: 'text/plain', size: 5, at: { ...momentNow() } },
      },
    );
    expect(await bytes()).not.toContain(MARK);
  });

  it('as the roster of a draw gets no byte of it', async () => {
    const { body } = await read();
    await hear({ rec: idOf(0xd0), kind: 'draw', parent: null, field: '*', value: { rosterHash: body.sha256 } });
    expect((await readGoing(anna.use(), { visits: [visit], to: 'anybody' })).rosters).toEqual([]);
    expect(await bytes()).not.toContain(MARK);
  });

  it('of a protected source gets not even its clean copy, by whichever record', async () => {
    const session = anna.use();
    const own = await attach(session, visit, photo([9, 8, 7, 6], 'SECRET'), { kind: 'note', id: closed });
    await setManner(session, await readRecord(session, 'note', closed), { source: 'backToBack' });
    const { sha256 } = (await readRecord(session, 'evidence', own)).body;
    const before = await attachmentsIn();
    const hidden = await keepAttachment(new File([Uint8Array.from(makePng([[9, 8, 7, 6]]))], 'x.png'));
    await hear({
      ...{ rec: idOf(0xe1), kind: 'evidence', parent: visit, field: '*' },
      value: { sha256, type: 'image/png', size: 5, at: { ...momentNow() } },
    });
    const { visits } = await readGoing(anna.use(), { visits: [visit], to: 'anybody' });
    const staying = visits.flatMap((one) => one.staying.map(({ record, why }) => [record.id, why]));
    expect(staying).toContainEqual([idOf(0xe1), 'evidence']);
    expect(await attachmentsIn()).toEqual(before);
    expect(await attachmentsIn()).not.toContain(hidden);
    expect(await listAttachments()).toContain(sha256);
  });
});

it('another’s clean copy is passed on once its bytes were found clean, and made anew where they are not', async () => {
  const lead = await newDevice('组长');
  await takeOn(lead, await fileFrom(anna, [visit]));
  const { clean } = (await readRecord(lead.use(), 'evidence', evidence)).body;
  expect(await (await fileFrom(lead, [visit])).text()).toContain(`data/att/${clean?.sha256}`);
  anna.use();
  const dirty = photo([4]);
  const sha256 = await keepAttachment(dirty);
  const value = { sha256, size: dirty.size, type: 'image/png' } satisfies Json;
  await anna.session.queue.do([{ ...place(), field: 'clean', value }]);
  expect(await bytes()).not.toContain(MARK);
});
