// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseVisits, deleteBriefing, startBriefing } from '../../../../lib/app/briefing/briefings.ts';
import type { DraftShown } from '../../../../lib/app/briefing/draft-shown.ts';
import {
  keepForOffice,
  letGo,
  letStand,
  moveSection,
  restoreSections,
  setHeading,
  setOff,
  setText,
  standBy,
  takeLive,
  watchDraft,
} from '../../../../lib/app/briefing/drafts.ts';
import { clearPage, createOffice, setPage } from '../../../../lib/app/briefing/offices.ts';
import { putFigure } from '../../../../lib/app/briefing/put-figure.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { LiveText } from '../../../../lib/briefing/compose/live-text.ts';
import { freshProfile, readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { somebody, writes } from '../review/review-stage.ts';
import { codesOf, draftOf, figured, ratedVisit, shownNow, textsOf, wordsOf } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let briefing: string;
let office: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  const visits = [await ratedVisit(session, '河东村'), await ratedVisit(session, '河西村')];
  ({ office, briefing } = await draftOf(session, visits));
});

const shown = (edition?: 'anonymous') => shownNow(session, briefing, edition);
const entry = () => readRecord(session, 'briefing', briefing);
/** The composed words with something behind them, the figures live. */
const longer = ({ part }: { part: { composed: { text: LiveText } } }, more: string): LiveText => [
  ...part.composed.text,
  more,
];

describe('a draft', () => {
  it('is composed from the visits that were chosen, with head and number of its office', async () => {
    const draft = await shown();
    expect(draft.sections.map(({ section }) => section.id)).toContain('overview');
    expect(draft.document.blocks[0]).toMatchObject({ kind: 'masthead', office: '巡回督导组' });
    expect(draft.number).toMatchObject({ number: 1 });
    expect(wordsOf(draft.document)).toContain('公示栏没有更新');
    expect(draft.document.page).toBeNull();
  });

  it('is null where there is none', async () => {
    const watched: (DraftShown | null)[] = [];
    const stop = watchDraft(session, session.newId(), 'named', { value: (one) => watched.push(one), failed: () => {} });
    await vi.waitFor(() => expect(watched).toEqual([null]));
    stop();
  });

  it('says what keeps it from being issued: no visits, no office', async () => {
    const bare = { template: 'briefing', office: null, visits: [], from: null, until: null } as const;
    briefing = await startBriefing(session, bare);
    const draft = await shown();
    const blocking = draft.todo.filter(({ blocks }) => blocks).map(({ code }) => code);
    expect(blocking).toEqual(['noOffice', 'noVisits']);
    expect(draft.number).toBeNull();
  });

  it('is told anew where a visit changes, and only reads what changed', async () => {
    const watched: (DraftShown | null)[] = [];
    const stop = watchDraft(session, briefing, 'named', { value: (one) => watched.push(one), failed: () => {} });
    await vi.waitFor(() => expect(watched.length).toBeGreaterThan(0));
    const late = await ratedVisit(session, '河南村');
    await chooseVisits(session, briefing, [late]);
    await vi.waitFor(() => expect(wordsOf(watched.at(-1)?.document as DraftShown['document'])).toContain('河南村'));
    expect(wordsOf(watched.at(-1)?.document as DraftShown['document'])).not.toContain('河东村');
    stop();
  });
});

describe('words in place of composed ones', () => {
  it('stand on the page with their figures live, until they are taken back', async () => {
    const text = figured(await shown());
    await setText(session, briefing, text.part, longer(text, '情况属实。'));
    const [edited] = textsOf(await shown()).filter(({ part }) => part.id === text.part.id);
    expect(edited).toMatchObject({ edited: true, text: `${text.text}情况属实。`, typedOver: [], isOutdated: false });
    expect(wordsOf((await shown()).document)).toContain('情况属实。');
    // A third unit: the figure in the edited words moves along, and that the composed text says something else is told.
    const visits = Object.keys((await entry()).body).filter((field) => field.startsWith('visit.'));
    const all = [...visits.map((field) => field.slice(6)), await ratedVisit(session, '河南村')];
    await chooseVisits(session, briefing, all);
    const moved = textsOf(await shown()).find(({ part }) => part.id === text.part.id);
    expect(moved?.text).not.toBe(edited?.text);
    expect(moved?.isOutdated).toBe(true);
    expect(codesOf(await shown())).toContain('outdated');
    await setText(session, briefing, text.part, null);
    expect(textsOf(await shown()).find(({ part }) => part.id === text.part.id)?.edited).toBe(false);
    await session.undo.undo();
    expect(textsOf(await shown()).find(({ part }) => part.id === text.part.id)?.edited).toBe(true);
  });

  it('that say what was composed are no edit', async () => {
    const text = figured(await shown());
    await setText(session, briefing, text.part, text.part.composed.text);
    expect(Object.keys((await entry()).body).filter((field) => field.startsWith('text.'))).toEqual([]);
  });

  it('are told where they type over a figure, until somebody stands by it or takes the live one', async () => {
    const text = figured(await shown());
    const [name = ''] = text.part.composed.text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.figure));
    const over = text.part.composed.text.map((piece) =>
      typeof piece !== 'string' && piece.figure === name ? '99' : piece,
    );
    await setText(session, briefing, text.part, over);
    const typed = () => shown().then((draft) => textsOf(draft).find(({ part }) => part.id === text.part.id));
    expect((await typed())?.typedOver).toContain(name);
    expect(codesOf(await shown())).toContain('typedOver');
    await standBy(session, briefing, text.part, '县委组织部的统计');
    expect(codesOf(await shown())).not.toContain('typedOver');
    expect((await typed())?.source).toBe('县委组织部的统计');
    await takeLive(session, briefing, text.part, name);
    expect(await typed()).toMatchObject({ text: text.text, typedOver: [] });
  });

  it('are kept of a draft that another window deleted meanwhile, and come back with it', async () => {
    const text = figured(await shown());
    await deleteBriefing(session, briefing);
    await setText(session, briefing, text.part, ['打到一半。'], []);
    await setField(session, await entry(), 'deleted', null);
    expect((await shown()).briefing.shelf).toBe('live');
    expect((await entry()).body[`text.${text.part.id}`]).toBe('打到一半。');
  });

  it('wait with what else can’t be saved where the store is closed, and are saved with it', async () => {
    const text = figured(await shown());
    session.db.close();
    session.queue.halt('diskFull');
    await expect(setText(session, briefing, text.part, ['满盘以后写的。'], [])).rejects.toThrow('diskFull');
    await session.db.open();
    await session.queue.retry();
    expect((await entry()).body[`text.${text.part.id}`]).toBe('满盘以后写的。');
    expect(codesOf(await shown())).not.toContain('outdated');
  });

  it('keep where a figure comes from as long as no other is typed over', async () => {
    const text = figured(await shown());
    const bare = text.part.composed.text.filter((piece) => typeof piece === 'string');
    await setText(session, briefing, text.part, bare);
    await standBy(session, briefing, text.part, '另一份统计');
    await setText(session, briefing, text.part, [...bare, '。']);
    expect((await entry()).body[`typed.${text.part.id}`]).toBe('另一份统计');
    await setText(session, briefing, text.part, null);
    expect((await entry()).body[`typed.${text.part.id}`]).toBeNull();
  });

  it('have a figure put back only where the words around tell its place', () => {
    const composed = ['走访', { figure: 'visits' }, '次，满意', { figure: 'share' }, '。'];
    expect(putFigure(['走访6次，满意', { figure: 'share' }, '。'], composed, 'visits')).toEqual([
      ...['走访', { figure: 'visits' }, '次，满意', { figure: 'share' }, '。'],
    ]);
    expect(putFigure(['全是自己的话，没有数。'], composed, 'visits')).toBeNull();
  });

  it('have a name that a record can bear', async () => {
    for (const { part } of [...textsOf(await shown()), ...textsOf(await shown('anonymous'))]) {
      expect(`mayGo.text.${part.id}`.length).toBeLessThanOrEqual(200);
      expect(part.id).not.toContain('.');
    }
  });

  it('of two people in two paragraphs both stand, and in one are a disagreement that keeps it from being issued', async () => {
    const [one, other] = textsOf(await shown()).filter(({ part }) => part.as === 'body');
    if (!one || !other) throw new Error('too few texts');
    const seen = await entry();
    const them = await somebody(session, 7);
    const of = { rec: briefing, kind: 'briefing', parent: null } as const;
    await setText(session, briefing, one.part, ['我改的。'], seen.heads[`text.${one.part.id}`] ?? []);
    await writes(session, them, of, { [`text.${other.part.id}`]: '别人改的。' });
    expect((await entry()).conflicts).toEqual([]);
    await writes(session, them, of, { [`text.${one.part.id}`]: '别人也改了。' });
    const draft = await shown();
    expect(draft.todo).toContainEqual(expect.objectContaining({ code: 'conflict', part: one.part.id, blocks: true }));
    expect(draft.briefing.conflicts).toEqual([`text.${one.part.id}`]);
  });

  it('say where somebody else set the office otherwise: its head and foot show one side', async () => {
    const office = (await entry()).body.office ?? '';
    const them = await somebody(session, 7);
    await writes(session, them, { rec: office, kind: 'office', parent: null }, { name: '冒名的办公室' });
    const told = (await shown()).todo.find(({ code }) => code === 'conflict');
    expect(told).toMatchObject({ from: [office], section: null, blocks: true });
    expect(told?.about).not.toBe('');
  });

  it('stay beside what somebody else wrote since one began, but not beside one’s own', async () => {
    const text = figured(await shown());
    const field = `text.${text.part.id}`;
    await setText(session, briefing, text.part, ['一。'], []);
    await setText(session, briefing, text.part, ['一二。'], []);
    expect((await entry()).conflicts).toEqual([]);
    await writes(
      session,
      await somebody(session, 7),
      { rec: briefing, kind: 'briefing', parent: null },
      { [field]: '三。' },
    );
    await setText(session, briefing, text.part, ['一二四。'], []);
    expect((await entry()).conflicts).toEqual([field]);
  });

  it('that repeat a protected source stay off the page, and keep it from being issued until they are let go', async () => {
    const { visit, notes } = await writeVisit(session, '河北村', ['鲍二麻说补助款被村会计扣了三个月']);
    await setManner(session, await readRecord(session, 'note', notes[0] ?? ''), { source: 'backToBack' });
    await chooseVisits(session, briefing, [visit, await ratedVisit(session, '河东村')]);
    const text = figured(await shown());
    await setText(session, briefing, text.part, ['有人说补助款被村会计扣了三个月。']);
    const draft = await shown();
    expect(textsOf(draft).find(({ part }) => part.id === text.part.id)?.protectedWords).toBe(true);
    expect(draft.todo).toContainEqual(
      expect.objectContaining({ code: 'protectedWords', part: text.part.id, blocks: true }),
    );
    expect(wordsOf(draft.document)).not.toContain('补助款被村会计');
    await setField(session, await entry(), 'title', '补助款被村会计扣了三个月');
    expect((await shown()).title).not.toContain('补助款');
    await setField(session, await entry(), 'title', '简报');
    await letGo(session, briefing, text.part.id);
    expect(wordsOf((await shown()).document)).toContain('补助款被村会计');
    expect(codesOf(await shown())).not.toContain('protectedWords');
    // Let go were these words, and no others.
    await setText(session, briefing, text.part, ['鲍二麻说补助款被村会计扣了三个月。']);
    expect(codesOf(await shown())).toContain('protectedWords');
  });
});

describe('the anonymous edition', () => {
  it('says where a name of the roster stands, and lets it stand where somebody said so', async () => {
    const clean = await shown('anonymous');
    expect(codesOf(clean)).not.toContain('nameInText');
    const text = figured(clean);
    await setText(session, briefing, text.part, longer(text, '河东村也是这样。'));
    const draft = await shown('anonymous');
    const [hit] = textsOf(draft).find(({ part }) => part.id === text.part.id)?.names ?? [];
    expect(hit).toMatchObject({ name: '河东村', what: 'unit', text: '河东村' });
    const todo = draft.todo.find(({ code }) => code === 'nameInText');
    expect(todo).toMatchObject({ part: text.part.id, about: '河东村', blocks: true });
    await letStand(session, briefing, hit ?? { fingerprint: '' });
    expect(codesOf(await shown('anonymous'))).not.toContain('nameInText');
    // Other words, elsewhere in the same text and around it, change nothing about these.
    await setText(session, briefing, text.part, ['总的看，', ...longer(text, '河东村也是这样。又补一句。')]);
    await setHeading(session, briefing, 'overview', '走访的总体情况');
    expect(codesOf(await shown('anonymous'))).not.toContain('nameInText');
    await setText(session, briefing, text.part, longer(text, '在河东村也是。'));
    expect(codesOf(await shown('anonymous'))).toContain('nameInText');
  });

  it('looks at titles, headings and what the office bears as well', async () => {
    await setHeading(session, briefing, 'overview', '河西村等地情况');
    await setField(session, await entry(), 'title', '关于河东村的简报');
    await setField(session, await readRecord(session, 'office', office), 'send', '河西村');
    const hits = (await shown('anonymous')).todo.filter(({ code }) => code === 'nameInText');
    expect(hits.map(({ about }) => about).sort()).toEqual(['河东村、河西村', '河西村'].sort());
    expect(codesOf(await shown())).not.toContain('nameInText');
  });
});

describe('sections', () => {
  const order = async () => (await shown()).sections.map(({ section }) => section.id);

  it('are moved, called otherwise and left out, and go back to what the office wants', async () => {
    const before = await order();
    const [one = '', two = ''] = before;
    await moveSection(session, briefing, one, 1);
    expect((await order()).slice(0, 2)).toEqual([two, one]);
    await moveSection(session, briefing, one, { to: 0 });
    expect(await order()).toEqual(before);
    await moveSection(session, briefing, one, -1);
    expect(await order()).toEqual(before);
    await setOff(session, briefing, two, true);
    await setHeading(session, briefing, one, '走访的情况');
    const draft = await shown();
    expect(draft.sections.find(({ section }) => section.id === two)?.on).toBe(false);
    expect(draft.sections.find(({ section }) => section.id === one)?.heading).toBe('走访的情况');
    expect(draft.places.has(two)).toBe(false);
    await restoreSections(session, briefing);
    expect((await shown()).sections.every(({ on }) => on)).toBe(true);
    expect(wordsOf((await shown()).document)).not.toContain('走访的情况');
  });

  it('are kept for the office, and every draft of the kind begins with them', async () => {
    const [one = '', two = ''] = await order();
    await moveSection(session, briefing, one, 1);
    await setOff(session, briefing, one, true);
    await setHeading(session, briefing, two, '面上情况');
    await keepForOffice(session, briefing);
    const visits = Object.keys((await entry()).body).filter((field) => field.startsWith('visit.'));
    const choice = { template: 'briefing', office, from: null, until: null } as const;
    briefing = await startBriefing(session, { ...choice, visits: visits.map((field) => field.slice(6)) });
    const draft = await shown();
    expect(draft.sections.slice(0, 2).map(({ section, on }) => [section.id, on])).toEqual([
      [two, true],
      [one, false],
    ]);
    expect(draft.sections[0]?.heading).toBe('面上情况');
    // What the office leaves out, one of its briefings may take in.
    await setOff(session, briefing, one, false);
    expect((await shown()).sections[1]?.on).toBe(true);
  });
});

describe('an office', () => {
  it('sets its page part by part, and none that can’t be', async () => {
    await setPage(session, office, 'top', 30);
    expect((await shown()).document.page).toMatchObject({ top: 30, left: 28, width: 156 });
    await expect(setPage(session, office, 'left', 100)).rejects.toMatchObject({ reason: 'offPaper' });
    await expect(setPage(session, office, 'lines', 200)).rejects.toMatchObject({ reason: 'tooSmall' });
    await expect(setPage(session, office, 'lines', 2.5)).rejects.toMatchObject({ reason: 'badValue' });
    await expect(setPage(session, session.newId(), 'top', 30)).rejects.toMatchObject({ name: 'NoOffice' });
    await setPage(session, office, 'top', null);
    expect((await shown()).document.page).toBeNull();
    // Any one of these by the standard leaves the paper with the other as it is.
    await setPage(session, office, 'top', 10);
    await setPage(session, office, 'height', 260);
    await setPage(session, office, 'left', 10);
    await setPage(session, office, 'width', 190);
    await clearPage(session, office);
    expect((await shown()).document.page).toBeNull();
  });

  it('warns where it is classified', async () => {
    await setField(session, await readRecord(session, 'office', office), 'secrecy', 'secret');
    const todo = (await shown()).todo.find(({ code }) => code === 'secrecy');
    expect(todo?.blocks).toBe(false);
    expect(await createOffice(session, '另一个')).not.toBe(office);
  });
});
