// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { attach, linkEvidence } from '../../../../lib/app/evidence.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import { readPrinted } from '../../../../lib/app/printed.ts';
import { creation } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { writes } from '../review/review-stage.ts';
import { type Device, fileFrom, newDevice, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const TEXT = '我是三组养牛的李四，补助款去年就没有发给我们';
const CAI = { id: '0193532a-0000-7000-8000-00000000ca10', key: '' };

let anna: Device;
let visit: string;
let closed: string;
let evidence: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  const session = anna.use();
  const written = await writeVisit(session, '河东村', [TEXT, '公开说的']);
  visit = written.visit;
  closed = written.notes[0] ?? '';
  const file = new File(['谁的账本'], '账本.txt', { type: 'text/plain' });
  evidence = await attach(session, visit, file, { kind: 'note', id: closed });
  await setManner(session, await noteOn(anna), { source: 'backToBack' });
});

const noteOn = (device: Device) => readRecord(device.use(), 'note', closed);
const put = async (source: 'public' | 'backToBack') => setManner(anna.use(), await noteOn(anna), { source });
/** A stranger writes into the note, knowing all that stands there. */
async function meddle(at: Device, field: string, value: Json, knowing = true): Promise<void> {
  const { heads } = await noteOn(at);
  const sup = knowing ? [...(heads[field] ?? [])] : [];
  await writes(at.use(), CAI, { rec: closed, kind: 'note', parent: visit, sup }, { [field]: value });
}
const bytes = async (from: Device) => (await fileFrom(from, [visit])).text();
const stayingOn = async (device: Device) => {
  const { visits } = await readGoing(device.use(), { visits: [visit], to: 'anybody' });
  return visits.flatMap((one) => one.staying.map(({ record, why }) => `${record.id} ${why}`));
};

describe('a note that its author protected, of which a stranger says otherwise', () => {
  it.each([true, false])('stays protected though lists show it as public, with its evidence', async (knowing) => {
    await meddle(anna, 'source', 'public', knowing);
    expect((await noteOn(anna)).body.source).toBe('public');
    expect(await stayingOn(anna)).toEqual(expect.arrayContaining([`${closed} source`, `${evidence} evidence`]));
    const sent = await bytes(anna);
    expect(sent).not.toContain('李四');
    expect(sent).not.toContain('谁的账本');
    const [printed] = (await readPrinted(anna.session, await readRecord(anna.session, 'visit', visit))).note;
    expect(printed?.body.source).toBe('backToBack');
  });

  it('keeps its evidence though that is said not to be its own', async () => {
    await meddle(anna, `evidence.${evidence}`, false);
    expect(await stayingOn(anna)).toContain(`${evidence} evidence`);
    expect(await bytes(anna)).not.toContain('谁的账本');
    await linkEvidence(anna.use(), await noteOn(anna), evidence, true);
    await linkEvidence(anna.use(), await noteOn(anna), evidence, false);
    expect(await stayingOn(anna)).not.toContain(`${evidence} evidence`);
    expect(await bytes(anna)).toContain('谁的账本');
  });

  it('holds back what repeats it elsewhere as well', async () => {
    await meddle(anna, 'source', 'public');
    const { unit, campaign } = (await readRecord(anna.use(), 'visit', visit)).body;
    const body = { problem: TEXT, at: { ...momentNow() }, campaign, visit };
    await anna.session.queue.do([creation(anna.session.newId(), 'finding', unit, body)]);
    expect(await bytes(anna)).not.toContain('李四');
  });

  it('goes once whoever works here says so themselves', async () => {
    await meddle(anna, 'source', 'public');
    await put('backToBack');
    await put('public');
    expect(await stayingOn(anna)).toEqual([]);
    expect(await bytes(anna)).toContain('李四');
  });

  it('says elsewhere what it said here: its author alone takes it back', async () => {
    await anna.session.queue.do([
      { rec: closed, kind: 'note', parent: visit, field: 'outward', value: '有群众反映补助的事' },
    ]);
    const lead = await newDevice('组长');
    await takeOn(lead, await fileFrom(anna, [visit]));
    await meddle(lead, 'source', 'public');
    expect(await stayingOn(lead)).toContain(`${closed} source`);
    await put('public');
    await takeOn(lead, await fileFrom(anna, [visit]));
    const { heads, body } = await noteOn(lead);
    expect([heads.source?.length, body.source]).toEqual([2, 'public']);
    expect(await stayingOn(lead)).not.toContain(`${closed} source`);
  });
});
