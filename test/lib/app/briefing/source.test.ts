// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseVisits } from '../../../../lib/app/briefing/briefings.ts';
import { visitsOf } from '../../../../lib/app/briefing/known-visits.ts';
import { type ReadSource, readSource, readSourceGround } from '../../../../lib/app/briefing/source.ts';
import { rate } from '../../../../lib/app/checklist.ts';
import { attach, linkEvidence } from '../../../../lib/app/evidence.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { takeStep } from '../../../../lib/app/findings-steps.ts';
import { remove, setManner } from '../../../../lib/app/notes.ts';
import { underVisit } from '../../../../lib/app/pack-shown.ts';
import { creation, openSession, type Session } from '../../../../lib/app/session.ts';
import { addTag } from '../../../../lib/app/tags.ts';
import { readVisitRecords, visitSheet } from '../../../../lib/app/visit-sheet.ts';
import { readVisit } from '../../../../lib/app/visits.ts';
import { membersOf } from '../../../../lib/model/records.ts';
import { newestOf } from '../../../../lib/store/queries.ts';
import { freshProfile, readRecord } from '../../../fixtures/profile.ts';
import { findingOf, listFinding, noteAt, visitTo } from '../findings-stage.ts';
import { MOMENT, somebody, writes } from '../review/review-stage.ts';
import { draftOf, ratedVisit, typed } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const sourceOf = async (briefing: string, photos = new Map<string, { width: number; height: number }>()) =>
  readSource(session, await readRecord(session, 'briefing', briefing), photos);
const of = async (visits: readonly string[]): Promise<ReadSource> =>
  sourceOf((await draftOf(session, visits)).briefing);

describe('what a briefing is composed from', () => {
  it('has each visit as its own PDF would have it', async () => {
    const visits = [
      await ratedVisit(session, '河东村', { '2.1': 'poor', '2.2': 'good' }),
      await ratedVisit(session, '河西村'),
    ];
    await addTag(session, visits[0] ?? '', 'F09', { fact: '本子是空的' });
    const { source, gone, blind } = await of(visits);
    expect({ gone, blind }).toEqual({ gone: [], blind: [] });
    for (const id of visits) {
      const line = await readVisit(session, id);
      if (!line) throw new Error('gone');
      const under = await underVisit(session, line.visit);
      const alone = visitSheet(under, await readVisitRecords(under, line), []);
      expect(source.visits.find((visit) => visit.id === id)?.sheet).toEqual(alone);
    }
    expect(source.visits.find(({ id }) => id === visits[0])?.grades).toEqual({ '2.1': 'poor', '2.2': 'good' });
    expect(source.visits[0]?.sheet.tags[0]?.record).toBeDefined();
  });

  it('counts the roster as the pictures of the desk do, by type', async () => {
    const visit = await ratedVisit(session, '河东村');
    await typed(session, visit, 'villageCommunity');
    const more = ['河西村', '河南村', '别的'].map((name, at) =>
      creation(session.newId(), 'unit', null, { name, type: ['villageCommunity', undefined, '没有这种'][at] }),
    );
    await session.queue.do(more);
    const { source } = await of([visit]);
    expect(source.roster).toEqual({ villageCommunity: 2, '': 1 });
    expect(source.units.map(({ name }) => name)).toEqual(['河东村']);
  });

  it('names units with those above them, and everybody who may not stand in the anonymous edition', async () => {
    const visit = await ratedVisit(session, '河东村');
    const { unit } = (await readRecord(session, 'visit', visit)).body;
    const above = session.newId();
    await session.queue.do([
      creation(above, 'unit', null, { name: '青石镇', formerly: ['石头乡'], first: '张三、李四' }),
    ]);
    for (const [field, value] of Object.entries({ parent: above, place: '清河县', code: 'QS-0001', first: '王五' }))
      await setField(session, await readRecord(session, 'unit', unit), field, value);
    const { source } = await of([visit]);
    expect(source.units.map(({ id, parent }) => [id, parent])).toEqual([
      [unit, above],
      [above, null],
    ]);
    expect(source.names.units).toEqual(expect.arrayContaining(['河东村', '青石镇', '石头乡', 'QS-0001']));
    expect(source.names.places).toEqual(['清河县']);
    expect(source.names.people).toEqual(expect.arrayContaining(['张三', '李四', '王五']));
  });

  it('has the findings of the units as they stand, also of visits that were not chosen', async () => {
    const first = await visitTo(session, '河东村');
    const id = await listFinding(session, first, '没换', {
      area: session.pack.areas[0]?.id ?? '',
      deadline: '2020-01-01',
    });
    const later = await visitTo(session, '河东村');
    await takeStep(session, await findingOf(session, id), { to: 'underway', visit: later.id });
    const { source } = await of([later.id]);
    expect(source.findings).toMatchObject([
      {
        id,
        state: 'underway',
        earlier: true,
        visit: first.id,
        areaId: session.pack.areas[0]?.id,
        unit: first.body.unit,
      },
    ]);
    expect(source.findings[0]?.steps).toHaveLength(1);
  });

  it('gives items the area of the tags that name them', async () => {
    const { source } = await of([await ratedVisit(session, '河东村')]);
    const known = new Set(source.areas.map(({ id }) => id));
    const areas = source.items.flatMap(({ area }) => area ?? []);
    expect(areas.length).toBeGreaterThan(0);
    expect(areas.every((area) => known.has(area))).toBe(true);
  });

  it('is about one unit where a letter is for one', async () => {
    const [one, two] = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
    const { briefing } = await draftOf(session, [one, two], 'feedback');
    const { unit } = (await readRecord(session, 'visit', one)).body;
    await setField(session, await readRecord(session, 'briefing', briefing), 'unit', unit);
    expect((await sourceOf(briefing)).source.visits.map(({ id }) => id)).toEqual([one]);
  });

  it('lets a picture go no longer when it turns out to be of a protected source at a visit that was not chosen', async () => {
    const [one, two] = [await visitTo(session, '河东村'), await visitTo(session, '河西村')];
    const picture = () => new File(['背靠背'], 'a.png', { type: 'image/png' });
    await attach(session, one.id, picture());
    const note = await noteAt(session, two.id, '有人说的');
    const evidence = await attach(session, two.id, picture());
    await linkEvidence(session, await readRecord(session, 'note', note), evidence, true);
    const { briefing } = await draftOf(session, [one.id]);
    expect((await sourceOf(briefing)).pictures).toHaveLength(1);
    await setManner(session, await readRecord(session, 'note', note), { source: 'backToBack' });
    expect((await sourceOf(briefing)).pictures).toEqual([]);
  });

  it('names who answers for findings, as a roster writes people, and nobody where no name stands', async () => {
    const visit = await visitTo(session, '河东村');
    const { unit } = (await readRecord(session, 'visit', visit.id)).body;
    await setField(session, await readRecord(session, 'unit', unit), 'first', '张三丰（支书）13800000000、王　伟');
    const finding = await listFinding(session, visit, '没有学');
    for (const [field, value] of Object.entries({ answers: '赵铁柱、村两委', leader: '负责人' }))
      await setField(session, await findingOf(session, finding), field, value);
    const { people } = (await of([visit.id])).source.names;
    expect(people).toEqual(expect.arrayContaining(['张三丰', '13800000000', '王伟', '赵铁柱']));
    expect(people).not.toEqual(expect.arrayContaining(['村两委']));
    expect(people).not.toContain('负责人');
    expect(people).not.toContain('伟');
  });

  it('shows photos whose sizes are known, and none of a protected source, at whichever visit it lies', async () => {
    const [one, two] = [await visitTo(session, '河东村'), await visitTo(session, '河西村')];
    const picture = (words: string) => new File([words], `${words}.png`, { type: 'image/png' });
    await attach(session, one.id, picture('公示栏'));
    await attach(session, one.id, picture('背靠背'));
    // The same bytes, at another visit that isn't chosen, belong to a protected note.
    const note = await noteAt(session, two.id, '有人说的');
    const evidence = await attach(session, two.id, picture('背靠背'));
    await linkEvidence(session, await readRecord(session, 'note', note), evidence, true);
    await setManner(session, await readRecord(session, 'note', note), { source: 'backToBack' });
    const { briefing } = await draftOf(session, [one.id]);
    const { pictures } = await sourceOf(briefing);
    expect(pictures).toHaveLength(1);
    const sized = await sourceOf(briefing, new Map([[pictures[0] ?? '', { width: 4, height: 3 }]]));
    expect(sized.source.visits[0]?.sheet.photos).toMatchObject([{ ref: pictures[0], width: 4, height: 3 }]);
    expect((await sourceOf(briefing)).source.visits[0]?.sheet.photos).toEqual([]);
  });
});

describe('it is read again only where something has changed', () => {
  let visits: string[];
  let briefing: string;
  beforeEach(async () => {
    visits = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
    ({ briefing } = await draftOf(session, visits));
  });
  const ground = async () => readSourceGround(session, await readRecord(session, 'briefing', briefing));
  const knownOf = async (id: string) => {
    const { visits: read } = await visitsOf(session.db).read(session, visits);
    return read.find(({ visit }) => visit.id === id);
  };

  it('not for an edit of the draft', async () => {
    const before = await ground();
    await setField(session, await readRecord(session, 'briefing', briefing), 'title', '改了标题');
    expect(await ground()).toBe(before);
  });

  it('for what is written at a visit, of its unit alone', async () => {
    const [one = '', two = ''] = visits;
    const [before, other] = [await knownOf(one), await knownOf(two)];
    await noteAt(session, one, '又看到的');
    expect((await knownOf(one))?.visit.sheet.notes).toHaveLength(2);
    expect(await knownOf(one)).not.toBe(before);
    expect(await knownOf(two)).toBe(other);
    await rate(session, await readRecord(session, 'visit', two), '2.2', 'fair');
    expect((await knownOf(two))?.visit.grades).toMatchObject({ '2.2': 'fair' });
  });

  it('for a step of a finding, a unit’s name and a visit that is taken away', async () => {
    const [one = ''] = visits;
    const { unit } = (await readRecord(session, 'visit', one)).body;
    const [found] = (await newestOf(session.db, 'finding', 9)).filter(({ parent }) => parent === unit);
    const before = await ground();
    await takeStep(session, await findingOf(session, found?.id ?? ''), { to: 'underway', visit: one });
    const stepped = await ground();
    expect(stepped).not.toBe(before);
    expect(stepped.source.findings.map(({ state }) => state)).toContain('underway');
    await setField(session, await readRecord(session, 'unit', unit), 'name', '新河东村');
    expect((await ground()).source.visits.map(({ sheet }) => sheet.unit.name)).toContain('新河东村');
    await remove(session, await readRecord(session, 'visit', one));
    const less = await ground();
    expect(less.source.visits).toHaveLength(1);
    expect(less.gone).toEqual([one]);
  });

  it('and says the same as when it is read at once', async () => {
    await ground();
    const [one = '', two = ''] = visits;
    await noteAt(session, one, '又看到的');
    await addTag(session, two, 'F09', { fact: '空的' });
    await chooseVisits(session, briefing, [...visits, await ratedVisit(session, '河南村')]);
    const grown = await ground();
    // Another page has read nothing yet.
    const page = await openSession('panel');
    const fresh = await readSourceGround(page, await readRecord(page, 'briefing', briefing));
    page.close();
    expect(fresh.source).toEqual(grown.source);
    const alone = membersOf((await readRecord(session, 'briefing', briefing)).body, 'visit');
    expect(grown.source.visits.map(({ id }) => id).sort()).toEqual(alone.sort());
  });
});

it('a visit whose unit another rates too stands in it without its ratings, until both have handed over', async () => {
  const visit = await ratedVisit(session, '河东村');
  const { body } = await readRecord(session, 'visit', visit);
  const other = await somebody(session, 7);
  const rec = session.newId();
  const theirs = { unit: body.unit, campaign: body.campaign, by: other.id, packVersion: body.packVersion };
  await writes(
    session,
    other,
    { rec, kind: 'visit', parent: body.unit },
    { ...theirs, began: MOMENT, 'rating.2.1': 'good' },
  );
  const { source, blind } = await of([visit, rec]);
  expect(blind).toHaveLength(2);
  expect(source.visits.map(({ grades }) => grades)).toEqual([{}, {}]);
  expect(source.visits.flatMap(({ sheet }) => sheet.ratings)).toEqual([]);
});
