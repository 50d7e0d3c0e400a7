// @vitest-environment node
import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type BriefingLine,
  type Choosable,
  chooseVisits,
  deleteBriefing,
  startBriefing,
  watchBriefings,
  watchChoosable,
} from '../../../../lib/app/briefing/briefings.ts';
import { openIssued } from '../../../../lib/app/briefing/issue.ts';
import { bulkFeedback, draftPdf } from '../../../../lib/app/briefing/pdf.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { handOver } from '../../../../lib/app/visits.ts';
import { membersOf } from '../../../../lib/model/records.ts';
import { listAttachments } from '../../../../lib/store/attachments.ts';
import { getRecord, newestOf } from '../../../../lib/store/queries.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { readRecord } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, takeOn } from '../bundle/devices.ts';
import { first } from '../desk/first.ts';
import { visitTo } from '../findings-stage.ts';
import { draftOf, fakePress, going, issueSeen, ratedVisit, shownNow } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../../lib/briefing/forms/docx.worker.ts?worker&url', () => ({ default: '/docx.js' }));

let anna: Device;
let session: Session;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  session = anna.use();
});

const lines = () => first<BriefingLine[]>((on) => watchBriefings(session, on));
const namesIn = async (file: Blob): Promise<string[]> =>
  (await new ZipReader(new BlobReader(file)).getEntries()).map(({ filename }) => filename);
const CHOICE = { template: 'briefing', office: null, from: null, until: null } as const;

describe('drafts', () => {
  it('are listed newest first, chosen anew, taken away and put back', async () => {
    const visit = await ratedVisit(session, '河东村');
    const one = await startBriefing(session, { ...CHOICE, visits: [visit] });
    const two = await startBriefing(session, { ...CHOICE, template: 'closing', visits: [], from: '2026-11-01' });
    expect((await lines()).map(({ entry, visits }) => [entry.id, visits])).toEqual([
      [two, 0],
      [one, 1],
    ]);
    const other = await ratedVisit(session, '河西村');
    await chooseVisits(session, one, [other]);
    expect(membersOf((await readRecord(session, 'briefing', one)).body, 'visit')).toEqual([other]);
    await session.undo.undo();
    expect(membersOf((await readRecord(session, 'briefing', one)).body, 'visit')).toEqual([visit]);
    await deleteBriefing(session, one);
    expect(await lines()).toHaveLength(1);
    await expect(chooseVisits(session, one, [])).rejects.toMatchObject({ name: 'NoBriefing' });
    await session.undo.undo();
    expect(await lines()).toHaveLength(2);
  });

  it('are of no period that ends before it begins, and of no day that isn’t one', async () => {
    const backwards = startBriefing(session, { ...CHOICE, visits: [], from: '2026-11-02', until: '2026-11-01' });
    await expect(backwards).rejects.toMatchObject({ name: 'PeriodRefused' });
    const noDay = startBriefing(session, { ...CHOICE, visits: [], from: '2026-02-30' });
    await expect(noDay).rejects.toMatchObject({ name: 'FieldError', field: 'from' });
    expect(await lines()).toEqual([]);
  });
});

it('visits can be chosen from all that there are: with whose they are, and whether they were accepted', async () => {
  const ben = await newDevice('本');
  const theirs = await visitTo(ben.use(), '河西村');
  await handOver(ben.session, await readRecord(ben.session, 'visit', theirs.id));
  const file = await fileFrom(ben);
  session = anna.use();
  await takeOn(anna, file);
  const mine = await ratedVisit(session, '河东村');
  const found = await first<Choosable[]>((on) => watchChoosable(session, on));
  const shown = new Map(found.map((one) => [one.visit.id, one]));
  expect(shown.get(mine)).toMatchObject({ unitName: '河东村', mine: true, accepted: true, blind: false });
  expect(shown.get(theirs.id)).toMatchObject({ unitName: '河西村', mine: false, accepted: false });
});

describe('what is handed on', () => {
  it('are offices, issues and who numbers: no draft, and no file', async () => {
    const visit = await ratedVisit(session, '河东村');
    const { office, briefing } = await draftOf(session, [visit]);
    const issue = await issueSeen(session, fakePress(), briefing, ['named']);
    const { above } = await readGoing(session, { visits: [visit], to: 'anybody' });
    expect([above.get('office'), above.get('issue'), above.get('briefing')]).toEqual([1, 1, undefined]);
    const file = await fileFrom(anna);
    expect((await namesIn(file)).filter((name) => name.includes('/att/'))).toEqual([]);
    const ben = await newDevice('本');
    await takeOn(ben, file);
    expect(await listAttachments()).toEqual([]);
    expect(await getRecord(ben.session.db, 'office', office)).not.toBeNull();
    expect(await newestOf(ben.session.db, 'briefing', 9)).toEqual([]);
    expect(await openIssued(ben.session, issue.id)).toMatchObject({ files: [{ file: null }], snapshot: false });
  });
});

describe('papers', () => {
  it('of a draft are the pages that are shown, and the anonymous one’s name tells nothing', async () => {
    const visit = await ratedVisit(session, '河东村');
    const { briefing } = await draftOf(session, [visit]);
    const made = await draftPdf(session, fakePress(), await shownNow(session, briefing), () => undefined, going());
    expect(await made.file.text()).toContain('河东村');
    const other = await shownNow(session, briefing, 'anonymous');
    const anonymous = await draftPdf(session, fakePress(), other, () => undefined, going());
    expect(anonymous.name).toBe('briefing-anonymous.pdf');
    expect(await anonymous.file.text()).not.toContain('河东村');
  });

  it('of feedback are one a unit, in one zip; what can’t be painted is left out and named', async () => {
    const visits = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
    visits.push((await visitTo(session, '河东村')).id);
    const told: [number, number][] = [];
    const on = ({ done, of }: { done: number; of: number }) => told.push([done, of]);
    const { file, name, left } = await bulkFeedback(session, fakePress(), visits, on, going());
    expect((await namesIn(file)).map((one) => one.replace(/-\d{4}-\d\d-\d\d/, ''))).toEqual([
      '河东村.pdf',
      '河西村.pdf',
    ]);
    expect(name).toMatch(/^feedback-.*\.zip$/);
    const long = await ratedVisit(session, `${'长'.repeat(200)}甲`);
    const far = await ratedVisit(session, `${'长'.repeat(200)}乙`);
    const both = await bulkFeedback(session, fakePress(), [long, far], on, going());
    const ends = (await namesIn(both.file)).map((one) => one.replace(/^长+/u, '').replace(/\d{4}-\d\d-\d\d/, 'day'));
    expect(ends.sort()).toEqual(['-day.pdf', '-day（2）.pdf']);
    expect(left).toEqual([]);
    expect(told.at(-1)).toEqual([2, 2]);
    const dying = fakePress({
      paint: async (document, ...rest) => {
        if (JSON.stringify(document).includes('河东村')) throw new Error('workerFailed');
        return fakePress().paint(document, ...rest);
      },
    });
    const some = await bulkFeedback(session, dying, visits, on, going());
    expect(some.left).toEqual([{ unit: '河东村', why: 'notPainted' }]);
    const stopped = bulkFeedback(session, fakePress(), visits, on, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});
