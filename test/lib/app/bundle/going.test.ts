// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBatchesGoing } from '../../../../lib/app/bundle/batches-going.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { openFile } from '../../../../lib/app/bundle/open-file.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { beginNote, keepNote } from '../../../../lib/app/notes.ts';
import { changeLine } from '../../../../lib/bundle/format/change-lines.ts';
import { readPlainRecords } from '../../../../lib/bundle/format/plain-records.ts';
import { verifyEd25519 } from '../../../../lib/bundle/sign/ed25519.ts';
import { makePlainBundle } from '../../../../lib/bundle/zip/plain-bundle.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { bundled, signerNo } from '../../bundle/bundles.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { type Device, fileFrom, newDevice, takeOn } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const UNIT = idOf(90);
const [ANNAS, BENS, OTHER] = [idOf(301), idOf(302), idOf(303)];
const MOMENT = { device: 1, offset: 0, zone: 'UTC' };
const place = (unit = UNIT) => ({ unit, campaign: idOf(91), packVersion: '1.0.0', began: MOMENT });

let lead: Device;
beforeEach(async () => {
  lead = await newDevice('组长');
});

const said = (by: number, rec: string, kind: string, parent: string | null, value: Record<string, Json>) =>
  changeLine(changeOf({ rec, kind, parent, field: '*', hlc: hlcOf(by), author: authorOf(by), value }));
const visit = (by: number, id: string, more: Record<string, Json> = {}, unit = UNIT) =>
  said(by, id, 'visit', unit, { ...place(unit), by: idOf(0xa000 + by), ...more });
const note = (by: number, id: string, parent: string, text: string) =>
  said(by, id, 'note', parent, { text, how: 'look', source: 'public', at: MOMENT });
const findingAt = (visitId: string, id = idOf(5)) =>
  said(1, id, 'finding', UNIT, { problem: '公示栏空着', at: MOMENT, visit: visitId, campaign: idOf(91) });
const RATED = { 'rating.2.1': 'poor', 'comment.2.1': '台账是补的' };

/** A file of which each list of lines is one batch of the first author's, or the second's. */
const fileOf = (first: string[], second: string[]) =>
  new File(
    [
      bundled((raw) => {
        for (const [at, lines] of [first, second].entries())
          Object.assign(raw.batches[at] ?? {}, { lines: sorted(lines) });
      }),
    ],
    'stranger.visits',
  );
const sorted = (lines: string[]) => {
  const idIn = (line: string) => (JSON.parse(line) as { id: string }).id;
  return lines.toSorted((a, b) => (idIn(a) < idIn(b) ? -1 : 1));
};
/** A file of one batch, of another author than those above. */
const fileFor = (by: number, lines: string[]) =>
  new File(
    [
      bundled((raw) => {
        const [own] = raw.batches;
        if (own) raw.batches = [{ ...own, author: authorOf(by), key: by, lines: sorted(lines) }];
      }),
    ],
    'another.visits',
  );
const choose = (...visits: string[]) => readGoing(lead.use(), { visits, to: 'anybody' });
const sent = async (...visits: string[]) => {
  const { batches } = await openFile((await newDevice('收')).use(), await fileFrom(lead, visits));
  return new Set(batches.flatMap(({ changes }) => changes.map(({ rec }) => rec)));
};
const goingOf = ({ visits }: Awaited<ReturnType<typeof choose>>) =>
  visits.flatMap(({ visit: { id }, standing }) => (standing === 'goes' ? [id] : []));
const kindsOf = ({ visits }: Awaited<ReturnType<typeof choose>>) =>
  Object.fromEntries(visits.flatMap(({ counts }) => [...counts]));

describe('a blind visit that came in one batch with its ratings', () => {
  beforeEach(async () => {
    const annas = [visit(1, ANNAS, RATED), note(1, idOf(1), ANNAS, '甲村看到的'), note(1, idOf(2), ANNAS, '还有')];
    await takeOn(lead, fileOf(annas, [visit(2, BENS), note(2, idOf(3), BENS, '本看到的')]));
  });

  it('can’t go yet: it is said with its notes, and counted nowhere', async () => {
    const going = await choose(ANNAS);
    expect(await readBatchesGoing(lead.session, going)).toEqual([]);
    expect(going.visits).toMatchObject([{ standing: 'held', notesHeld: 2 }]);
    expect(going.visits[0]?.counts.size).toBe(0);
    expect(going.visits[0]?.staying).toMatchObject([{ record: { id: ANNAS }, why: 'batch', wordsOnly: false }]);
    expect(going.bound).toEqual([]);
  });

  it('leaves what was written to it here and the other’s visit to go, and these are counted', async () => {
    const added = beginNote(lead.use(), ANNAS, '', { how: 'look', source: 'public', items: [] });
    await keepNote(lead.session, ANNAS, added, '组长补的');
    const going = await choose(ANNAS, BENS);
    expect(goingOf(going)).toEqual([BENS]);
    expect(going.visits.map(({ counts }) => counts.get('note'))).toEqual([1, 1]);
    const there = await sent(ANNAS, BENS);
    for (const id of [ANNAS, idOf(1), idOf(2)]) expect(there).not.toContain(id);
    for (const id of [BENS, idOf(3), added]) expect(there).toContain(id);
  });

  it('goes to its owner, who knows what it rates', async () => {
    const going = await readGoing(lead.use(), { visits: [ANNAS], to: { person: idOf(0xa001) } });
    expect(goingOf(going)).toEqual([ANNAS]);
    expect(kindsOf(going)).toEqual({ visit: 1, note: 2 });
  });
});

describe('what lies in one batch with ratings that stay', () => {
  it('holds a visit beside it as well: nobody is told to choose more, which would not help', async () => {
    const elsewhere = visit(1, OTHER, {}, idOf(92));
    await takeOn(lead, fileOf([visit(1, ANNAS, RATED), elsewhere], [visit(2, BENS)]));
    for (const chosen of [[OTHER], [OTHER, ANNAS]]) {
      const going = await choose(...chosen);
      expect(going.bound).toEqual([]);
      expect(goingOf(going)).toEqual([]);
      expect(going.visits.every(({ standing }) => standing === 'held')).toBe(true);
    }
  });

  it('is said of a unit that came with it', async () => {
    const unit = said(1, UNIT, 'unit', null, { name: '甲村' });
    await takeOn(lead, fileOf([unit, visit(1, ANNAS, RATED)], [visit(2, BENS)]));
    const going = await choose(BENS);
    expect(going.aboveHeld).toBe(1);
    expect(going.above.get('unit')).toBeUndefined();
    expect(await sent(BENS)).not.toContain(UNIT);
  });

  it('is said of a note that came with a later rating, and the visit goes', async () => {
    const own = await writeVisit(lead.use(), '河东村', ['一']);
    const { unit, campaign } = (await readRecord(lead.session, 'visit', own.visit)).body;
    const rival = said(2, BENS, 'visit', unit, { ...place(unit), campaign, by: idOf(0xa002) });
    const rating = said(1, own.visit, 'visit', unit, { 'rating.2.1': 'poor', 'comment.2.1': '差' });
    await takeOn(lead, fileOf([rating, note(1, idOf(1), own.visit, '转来的')], [rival]));
    const going = await choose(own.visit);
    expect(goingOf(going)).toEqual([own.visit]);
    expect(going.visits[0]?.staying).toMatchObject([{ record: { id: idOf(1) }, why: 'batch' }]);
    expect(going.visits[0]?.counts.get('note')).toBe(1);
    const there = await sent(own.visit);
    expect(there).toContain(own.visit);
    expect(there).not.toContain(idOf(1));
  });
});

describe('who made a visit', () => {
  it('is said by whoever did: what names somebody who is known here is refused by its line', async () => {
    const claims = (by: string) => fileFor(5, [said(5, OTHER, 'visit', UNIT, { ...place(), by })]);
    const { refused } = await takeOn(lead, claims(lead.session.me.id));
    expect(refused).toMatchObject([{ reason: 'foreign', place: expect.stringMatching(/ by$/), line: 2 }]);
    expect((await takeOn(lead, claims('谁都不是'))).refused).toEqual([]);
  });
});

describe('words on a rating that came apart from what says so', () => {
  const comment = (value: Record<string, Json>, id: string) => said(1, id, 'comment', ANNAS, { at: MOMENT, ...value });
  const edited = (text: string) => said(5, idOf(7), 'comment', ANNAS, { text });

  it('stay with the rating: an edit, an answer, and a reason of the review', async () => {
    await takeOn(lead, fileOf([visit(1, ANNAS, RATED)], [visit(2, BENS)]));
    await takeOn(
      lead,
      fileOf([comment({ text: '为什么差', on: ANNAS, field: 'rating.2.1' }, idOf(7))], [visit(2, BENS)]),
    );
    await takeOn(lead, fileFor(5, [edited('我看该是差')]));
    const answer = said(6, idOf(8), 'comment', ANNAS, { text: '台账是补的', on: ANNAS, thread: idOf(7), at: MOMENT });
    const step = said(6, idOf(9), 'review', ANNAS, { to: 'returned', reason: '二点一是差', at: MOMENT });
    await takeOn(lead, fileFor(6, [answer, step]));
    expect((await readRecord(lead.use(), 'comment', idOf(7))).body.text).toBe('我看该是差');
    expect((await readRecord(lead.session, 'comment', idOf(8))).body.text).toBe('台账是补的');
    const text = await (await fileFrom(lead, [ANNAS, BENS])).text();
    for (const secret of ['为什么差', '我看该是差', '台账是补的', '二点一是差']) expect(text).not.toContain(secret);
  });

  it('go where they are known to be about a note, though the edit doesn’t say so', async () => {
    const onNote = comment({ text: '哪一天', on: idOf(1) }, idOf(7));
    await takeOn(lead, fileOf([visit(1, ANNAS), note(1, idOf(1), ANNAS, '看到的'), onNote], [visit(2, BENS)]));
    await takeOn(lead, fileFor(5, [edited('是哪一天看的')]));
    expect(await (await fileFrom(lead, [ANNAS, BENS])).text()).toContain('是哪一天看的');
  });
});

describe('what lies in one batch with what isn’t chosen', () => {
  it('is not counted before that is chosen as well', async () => {
    await takeOn(lead, fileOf([visit(1, ANNAS), visit(1, OTHER), note(1, idOf(1), ANNAS, '一')], []));
    const one = await choose(ANNAS);
    expect(one.visits).toMatchObject([{ standing: 'apart', staying: [] }]);
    expect(kindsOf(one)).toEqual({});
    expect(one.bound).toEqual([OTHER]);
    const both = await choose(ANNAS, OTHER);
    expect(goingOf(both)).toEqual([ANNAS, OTHER]);
    expect(both.bound).toEqual([]);
  });

  it('is said of a finding of the unit that was signed with another visit', async () => {
    const finding = said(1, idOf(5), 'finding', UNIT, { problem: '公示栏空着', at: MOMENT, campaign: idOf(91) });
    await takeOn(lead, fileOf([visit(1, ANNAS), finding], [visit(2, BENS)]));
    const one = await choose(BENS);
    expect(kindsOf(one)).toEqual({ visit: 1 });
    expect(one.bound).toEqual([ANNAS]);
    expect(await sent(BENS)).not.toContain(idOf(5));
    const both = await choose(BENS, ANNAS);
    expect(both.visits.map(({ counts }) => counts.get('finding'))).toEqual([1, undefined]);
    expect(both.bound).toEqual([]);
  });

  it('keeps another visit’s finding from going along with this one', async () => {
    await takeOn(lead, fileOf([visit(1, ANNAS), findingAt(OTHER)], [visit(2, BENS), visit(2, OTHER)]));
    const one = await choose(ANNAS);
    expect(one.visits).toMatchObject([{ standing: 'apart' }]);
    expect(one.bound).toEqual([OTHER]);
    expect(await sent(ANNAS, BENS)).not.toContain(idOf(5));
    expect(goingOf(await choose(ANNAS, BENS, OTHER))).toEqual([ANNAS, BENS, OTHER]);
    expect(await sent(ANNAS, BENS, OTHER)).toContain(idOf(5));
  });

  it('keeps findings of two visits that were signed together from going with one of them', async () => {
    const theirs = [findingAt(ANNAS), findingAt(BENS, idOf(6))];
    await takeOn(lead, fileOf([visit(1, BENS)], [visit(2, ANNAS)]));
    await takeOn(lead, fileOf(theirs, [visit(2, ANNAS)]));
    const one = await choose(ANNAS);
    expect(kindsOf(one)).toEqual({ visit: 1 });
    expect(one.bound).toEqual([BENS]);
    const open = await readGoing(lead.session, { visits: [], to: 'anybody', openAt: [UNIT] });
    expect(open.findings).toMatchObject([{ open: 2 }]);
    expect(await readBatchesGoing(lead.session, open)).toHaveLength(1);
  });

  it('is said of an open finding that was signed with its visit', async () => {
    const finding = findingAt(ANNAS);
    await takeOn(lead, fileOf([visit(1, ANNAS), note(1, idOf(1), ANNAS, '一'), finding], [visit(2, BENS)]));
    const going = await readGoing(lead.use(), { visits: [], to: 'anybody', openAt: [UNIT] });
    expect(going.findings).toMatchObject([{ unit: UNIT, open: 0, along: 0 }]);
    expect(going.bound).toEqual([ANNAS]);
    const both = await readGoing(lead.session, { visits: [ANNAS], to: 'anybody', openAt: [UNIT] });
    expect(both.findings).toMatchObject([{ open: 1 }]);
  });
});

describe('records that a third party writes down', () => {
  const making = {
    ...{ signer: signerNo(1), verify: verifyEd25519, now: Date.now(), hasPack: () => true },
    file: async () => new Blob([]),
  };
  const author = { name: '安娜', id: idOf(0xa001) };
  const records = [
    { kind: 'visit', id: ANNAS, fields: { ...place(), by: author.id, ...RATED, summary: '总的差', covert: true } },
    {
      kind: 'note',
      id: idOf(1),
      parent: ANNAS,
      fields: { text: '甲村看到的', how: 'look', source: 'public', at: MOMENT },
    },
    {
      kind: 'comment',
      id: idOf(2),
      parent: ANNAS,
      fields: { text: '为什么差', field: 'rating.2.1', on: ANNAS, at: MOMENT },
    },
  ];

  it('let the visit go without its ratings while these have to stay', async () => {
    const { blob, after } = await makePlainBundle(readPlainRecords({ author, records }), making);
    expect(after.seq).toBe(2);
    await takeOn(lead, new File([blob], 'a.visits'));
    expect((await readRecord(lead.use(), 'visit', ANNAS)).body).toMatchObject({ ...RATED, covert: true });
    await takeOn(lead, fileOf([], [visit(2, BENS)]));
    const going = await choose(ANNAS);
    expect(going.visits).toMatchObject([{ standing: 'goes', blind: 'rival', staying: [] }]);
    expect(kindsOf(going)).toEqual({ visit: 1, note: 1 });
    const text = await (await fileFrom(lead, [ANNAS])).text();
    expect(text).toContain('甲村看到的');
    for (const secret of ['台账是补的', '总的差', '为什么差', 'rating.2.1']) expect(text).not.toContain(secret);
    expect(await sent(ANNAS)).toEqual(new Set([ANNAS, idOf(1), lead.session.me.id]));
  });
});

describe('words to be protected that went out in a signed batch', () => {
  it('are no longer said to stay; what was put since is', async () => {
    const session = lead.use();
    const written = await writeVisit(session, '河东村', ['会计老鲍说钱没发']);
    await fileFrom(lead);
    const read = () => readRecord(session, 'note', written.notes[0] ?? '');
    await setField(session, await read(), 'source', 'backToBack');
    const before = await choose(written.visit);
    expect(before.outAlready).toEqual([written.visit]);
    expect(before.visits[0]?.staying).toEqual([]);
    await setField(session, await read(), 'text', '会计老鲍说补助一分没发');
    const after = await choose(written.visit);
    expect(after.visits[0]?.staying).toMatchObject([{ why: 'source', since: true }]);
  });
});
