// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../lib/app/backup.ts';
import { readStays } from '../../../lib/app/bundle/stays.ts';
import { readWithheld } from '../../../lib/app/desk/withheld.ts';
import { attach } from '../../../lib/app/evidence.ts';
import { edit, typeField } from '../../../lib/app/fields.ts';
import { beginFinding, keepFinding } from '../../../lib/app/findings.ts';
import { type Beside, heldBy, watchBeside } from '../../../lib/app/held-by.ts';
import { setMayGo } from '../../../lib/app/may-go.ts';
import { remove, setManner } from '../../../lib/app/notes.ts';
import { type AllOutgoing, watchOutgoing } from '../../../lib/app/outgoing.ts';
import { addRemark } from '../../../lib/app/remarks.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisitRecords, visitSheet } from '../../../lib/app/visit-sheet.ts';
import { readVisit, startVisit } from '../../../lib/app/visits.ts';
import { addVoice } from '../../../lib/app/voices.ts';
import { composeVisit } from '../../../lib/briefing/compose/compose.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { fieldsOf } from '../../../lib/changes/fields.ts';
import { briefingWords } from '../../../lib/i18n/zh-cn/briefing.ts';
import { guardingOf } from '../../../lib/model/leaving.ts';
import { fieldNames, KINDS, type Kind } from '../../../lib/model/records.ts';
import { momentNow } from '../../../lib/model/time.ts';
import { changesOf } from '../../../lib/store/queries.ts';
import { contentsOf, freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { first } from './desk/first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const SAID = '鲍二麻说补助款被扣';
const NAME = '鲍二麻';
const FACT = '尚七姑拿出的本子是空的';
const PEOPLE = '路八指说没学过';
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const read = <K extends Kind>(kind: K, id: string) => readRecord(session, kind, id);
async function type(kind: Kind, id: string, field: string, text: string): Promise<void> {
  const entry = await read(kind, id);
  session.queue.forget(id, field);
  typeField(session, entry, field, text, entry.heads[field] ?? []);
  await session.queue.flush();
}
const protect = async (note: string) => setManner(session, await read('note', note), { source: 'backToBack' });

/** A finding and a tag that were made from a note while its source was open. */
async function made() {
  const { visit, notes } = await writeVisit(session, '河东社区', [SAID]);
  const note = notes[0] ?? '';
  const at = await read('visit', visit);
  const finding = beginFinding(session, at, SAID, { note });
  await keepFinding(session, at.body.unit, finding, SAID);
  const tag = await addTag(session, visit, 'F09', { note, fact: FACT });
  await type('tag', tag, 'peopleSaid', PEOPLE);
  return { visit, note, finding, tag };
}
async function pdfOf(visit: string) {
  const line = await readVisit(session, visit);
  if (!line) throw new Error('gone');
  const sheet = visitSheet(session, await readVisitRecords(session, line), []);
  const { blocks, withheld } = composeVisit(sheet, briefingWords);
  // The words of protected notes are in the sheet, for the composer to leave out.
  const open = { ...sheet, notes: sheet.notes.filter(({ source }) => source !== 'backToBack') };
  return { text: JSON.stringify(blocks), sheet: JSON.stringify(open), withheld };
}
const outgoingOf = (visit: string) => first<AllOutgoing>((on) => watchOutgoing(session, visit, on));
const besideOf = async (note: string) => {
  const visit = await read('visit', (await read('note', note)).parent);
  return first<Beside>((on) => watchBeside(session, { note, visit }, on));
};
const withheldIn = async (finding: string) => {
  const row = await read('finding', finding);
  const { stays } = await readWithheld(session, [row], (one) => one);
  return ['problem', 'measure', 'unit'].filter((column) => stays(row, column));
};

describe('what was made from a note before its source was protected', () => {
  it('stays out of the PDF with its words, and is counted', async () => {
    const { visit, note } = await made();
    const open = await pdfOf(visit);
    for (const mark of [NAME, FACT, PEOPLE]) expect(open.text).toContain(mark);
    expect(open.withheld.records).toBe(0);
    await protect(note);
    const { text, withheld } = await pdfOf(visit);
    for (const mark of [NAME, '补助款被扣', '尚七姑', '路八指']) expect(text).not.toContain(mark);
    expect(text).toContain(briefingWords.withheld);
    expect(withheld.records).toBe(2);
  });

  it('stays out of a list that is handed out, until it is put otherwise', async () => {
    const { note, finding } = await made();
    expect(await withheldIn(finding)).toEqual([]);
    await protect(note);
    expect(await withheldIn(finding)).toEqual(['problem']);
    await type('finding', finding, 'measure', '查清补助款被扣一事');
    expect(await withheldIn(finding)).toEqual(['problem']);
    await type('finding', finding, 'measure', `就${SAID}一事整改`);
    await type('finding', finding, 'problem', '个别补贴发放不及时');
    expect(await withheldIn(finding)).toEqual(['measure']);
  });

  it('is pointed out, part by part, with the note that it comes from', async () => {
    const { visit, note, finding, tag } = await made();
    await protect(note);
    const { parts } = await outgoingOf(visit);
    const telling = parts.filter(({ points }) => points.length > 0);
    expect(telling.map(({ record, part }) => [record.id, part])).toEqual(
      expect.arrayContaining([
        [finding, 'problem'],
        [tag, 'fact'],
        [tag, 'peopleSaid'],
      ]),
    );
    expect(telling.every(({ standing }) => standing === 'stays')).toBe(true);
    expect(heldBy(await read('note', note), await besideOf(note))).toEqual({ findings: 1, tags: 1, others: 0 });
  });

  it('forgets what it said before: at once, and again with the next file', async () => {
    const { note, finding } = await made();
    await type('finding', finding, 'problem', '补贴被扣，老周也在场');
    await type('finding', finding, 'problem', '补贴发放不及时');
    await type('note', note, 'text', '有人说补贴没到');
    await protect(note);
    expect(JSON.stringify(await contentsOf(session))).not.toContain(NAME);
    await type('finding', finding, 'problem', `${NAME}又来过`);
    await type('finding', finding, 'problem', '补贴发放不及时');
    await saveEverything(session);
    expect(JSON.stringify(await contentsOf(session))).not.toContain(NAME);
  });
});

describe('a step about a finding that was made from the note', () => {
  it('forgets what it said before as the finding does, though the link was taken away', async () => {
    const { note, finding } = await made();
    const at = { ...momentNow() };
    const step = session.newId();
    const body = { to: 'underway', at, by: session.me.id, seen: `${NAME}也在场` };
    await session.queue.do([creation(step, 'step', finding, body)]);
    await type('step', step, 'seen', '已经着手');
    const { parent } = await read('finding', finding);
    await session.queue.do([{ rec: finding, kind: 'finding', parent, field: `notes.${note}`, value: false }]);
    await type('finding', finding, 'problem', '补贴发放不及时');
    await type('note', note, 'text', '有人说补贴没到');
    expect(JSON.stringify(await contentsOf(session))).toContain(NAME);
    await protect(note);
    expect(JSON.stringify(await contentsOf(session))).not.toContain(NAME);
    expect((await read('step', step)).body.seen).toBe('已经着手');
  });
});

describe('a tag that was made from no protected note', () => {
  it('goes out as it stands, and each of its four parts is pointed out', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const tag = await addTag(session, visit, 'F09', { fact: FACT });
    for (const part of ['unitSaid', 'peopleSaid', 'otherwise']) await type('tag', tag, part, PEOPLE);
    const { parts } = await outgoingOf(visit);
    const telling = parts.filter(({ points }) => points.length > 0);
    expect(telling.map(({ part }) => part)).toEqual(['fact', 'unitSaid', 'peopleSaid', 'otherwise']);
    expect(telling.every(({ standing }) => standing === 'goes')).toBe(true);
    expect((await pdfOf(visit)).text).toContain(PEOPLE);
  });
});

describe('a draft for outside that repeats the note', () => {
  const MEASURE = `就${SAID}了一事整改`;
  it('sends nothing out and frees nothing, until the name is out of it or a person lets it go', async () => {
    const { visit, note, finding } = await made();
    await type('finding', finding, 'measure', MEASURE);
    await protect(note);
    const heldBefore = await withheldIn(finding);
    expect(heldBefore).toEqual(['problem', 'measure']);
    await type('note', note, 'outward', SAID);
    expect((await pdfOf(visit)).text).not.toContain(NAME);
    expect((await pdfOf(visit)).withheld.words).toBe(1);
    expect((await outgoingOf(visit)).notes[0]).toMatchObject({ words: null, standing: 'stays' });
    expect(await withheldIn(finding)).toEqual(heldBefore);

    await setMayGo(session, await read('note', note), { part: 'outward', text: SAID }, true);
    expect((await pdfOf(visit)).text).toContain(SAID);
    expect((await outgoingOf(visit)).notes[0]).toMatchObject({ words: SAID, standing: 'let' });
    expect(await session.undo.undo()).toBe('mayGo');
    expect((await pdfOf(visit)).text).not.toContain(NAME);

    await type('note', note, 'outward', '说补助款被扣');
    expect((await pdfOf(visit)).text).toContain('说补助款被扣');
  });

  it('stays out of a file for others as well', async () => {
    const { visit, note } = await made();
    await protect(note);
    const sent = async () => {
      const { goes } = await readStays(session, [await read('visit', visit), await read('note', note)]);
      return (await changesOf(session.db, note)).filter(goes).map(({ field }) => field);
    };
    await type('note', note, 'outward', SAID);
    expect(await sent()).not.toContain('outward');
    await type('note', note, 'outward', '补贴没有发');
    expect(await sent()).toContain('outward');
    expect(await sent()).not.toContain('text');
  });

  it('never sends the page that was clipped with a note, also where the words themselves go', async () => {
    const { visit, notes } = await writeVisit(session, '河东社区', ['补贴没有发']);
    const note = notes[0] ?? '';
    const quote = { text: '公示栏', title: '公示', address: 'https://example.cn/', at: momentNow() };
    await session.undo.act('noteKept', [edit(await read('note', note), 'quote', quote)]);
    const left = async () => {
      const stays = await readStays(session, [await read('visit', visit), await read('note', note)]);
      const sent = (await changesOf(session.db, note)).filter(stays.goes).flatMap(fieldsOf);
      return { sent, staying: stays.staying.map(({ record, wordsOnly }) => [record.id, wordsOnly]) };
    };
    expect((await left()).sent).toEqual(expect.arrayContaining(['text', 'quote']));
    expect((await left()).staying).toEqual([]);
    await protect(note);
    expect((await left()).sent).toContain('text');
    expect((await left()).sent).not.toContain('quote');
    expect((await left()).staying).toEqual([[note, true]]);
  });

  it('is told while the list is open', async () => {
    const { visit, note } = await made();
    await protect(note);
    const told: (string | null | undefined)[] = [];
    const stop = watchOutgoing(session, visit, {
      value: ({ notes }) => told.push(notes[0]?.words),
      failed: (error) => expect.fail(String(error)),
    });
    await vi.waitFor(() => expect(told.at(-1)).toBeNull());
    await type('note', note, 'outward', SAID);
    await setMayGo(session, await read('note', note), { part: 'outward', text: SAID }, true);
    await vi.waitFor(() => expect(told.at(-1)).toBe(SAID));
    stop();
  });
});

describe('what repeats a protected note and was not made from it', () => {
  /** A visit with a protected note, and a remark that says the same. */
  async function repeated() {
    const { visit, notes } = await writeVisit(session, '河东社区', [SAID]);
    const note = notes[0] ?? '';
    await protect(note);
    const remark =
      (await addRemark(session, await read('visit', visit), { text: `听说${SAID}`, nature: 'advice' })) ?? '';
    return { visit, note, remark };
  }

  it('stays out of the PDF, is shown before with where it stands, and goes once it is put otherwise', async () => {
    const { visit, remark } = await repeated();
    expect((await pdfOf(visit)).text).not.toContain('补助款被扣');
    expect((await pdfOf(visit)).withheld.records).toBe(1);
    const staying = (await outgoingOf(visit)).parts.filter(({ standing }) => standing === 'stays');
    expect(staying.map(({ record, part }) => [record.id, part])).toEqual([[remark, 'text']]);
    await type('remark', remark, 'text', '补贴要按时发');
    expect((await pdfOf(visit)).text).toContain('补贴要按时发');
  });

  it('goes when a person says so, for those words alone, until they take that back', async () => {
    const { visit, remark } = await repeated();
    const say = async (on: boolean) => {
      const entry = await read('remark', remark);
      await setMayGo(session, entry, { part: 'text', text: entry.body.text }, on);
    };
    await say(true);
    expect((await pdfOf(visit)).text).toContain(`听说${SAID}`);
    await type('remark', remark, 'text', `又听说${SAID}`);
    expect((await pdfOf(visit)).text).not.toContain('补助款被扣');
    await say(true);
    await say(false);
    expect((await pdfOf(visit)).text).not.toContain('补助款被扣');
    expect(await session.undo.undo()).toBe('mayGo');
    expect((await pdfOf(visit)).text).toContain('补助款被扣');
  });

  it('stays though it only names whom the note names, and though the note was taken away', async () => {
    const { visit, note, remark } = await repeated();
    await type('remark', remark, 'text', `已向${NAME}核实`);
    await remove(session, await read('note', note));
    expect((await pdfOf(visit)).text).not.toContain(NAME);
  });

  it('stays also where the note was heard at another visit to the unit, and not at another unit', async () => {
    const { visit } = await repeated();
    const again = await startVisit(session, { id: (await read('visit', visit)).body.unit });
    await addVoice(session, again, { kind: 'complaint', text: SAID });
    expect((await pdfOf(again)).text).not.toContain('补助款被扣');
    const other = await startVisit(session, { name: '河西社区' });
    await addVoice(session, other, { kind: 'complaint', text: SAID });
    expect((await pdfOf(other)).text).toContain(SAID);
  });

  it('stays where a finding or a tag lost its link with the note', async () => {
    const { visit, note, finding, tag } = await made();
    await type('tag', tag, 'fact', `${SAID}，查过了`);
    await protect(note);
    for (const [kind, id] of [
      ['finding', finding],
      ['tag', tag],
    ] as const) {
      const entry = await read(kind, id);
      const field = `notes.${note}`;
      await session.queue.do([{ rec: id, kind, parent: entry.parent, field, value: false }]);
    }
    const { text, withheld } = await pdfOf(visit);
    expect(text).not.toContain('补助款被扣');
    expect(withheld.records).toBe(2);
    expect(await withheldIn(finding)).toEqual(['problem']);
  });

  it('stays of a finding that was made from a tag that was made from the note', async () => {
    const { visit, note, tag } = await made();
    await protect(note);
    const at = await read('visit', visit);
    const second = beginFinding(session, at, '有人叫铁蛋', { tag });
    await keepFinding(session, at.body.unit, second, '有人叫铁蛋');
    expect(await withheldIn(second)).toEqual(['problem']);
  });

  it('is not what the unit is called, nor what the checklist asks', async () => {
    const { visit, notes } = await writeVisit(session, '河东社区党支部委员会', []);
    const question = session.pack.items[0]?.question.zh ?? '';
    const said = `河东社区党支部委员会没开过会，${question}`;
    const other = await writeVisit(session, '河东社区党支部委员会', [said]);
    await protect(other.notes[0] ?? '');
    expect(notes).toEqual([]);
    const text = `请河东社区党支部委员会回答：${question}`;
    await addRemark(session, await read('visit', visit), { text, nature: 'advice' });
    expect((await pdfOf(visit)).text).toContain(text);
  });
});

describe('every field that a sheet prints', () => {
  /** Six characters that no other field has. */
  const markOf = (at: number) => [...`${String.fromCodePoint(0x4e00 + at * 7)}甲乙丙丁戊己`].join('');

  it('holds back what repeats a protected note, and shows where', async () => {
    const { visit, notes } = await writeVisit(session, '河东社区', ['占位', '占位']);
    const [closed = '', open = ''] = notes;
    const unit = (await read('visit', visit)).body.unit;
    const evidence = await attach(session, visit, new File(['x'], 'x.jpg', { type: 'image/jpeg' }), {
      kind: 'note',
      id: open,
    });
    const item = session.pack.items.find(({ form }) => form === 'rated')?.id ?? '';
    const at = { ...momentNow() };
    const made: Record<string, Record<string, Json>> = {
      tag: { tag: 'F09', status: 'suspected', at },
      remark: { at, nature: 'advice' },
      material: { at, material: 'plan' },
      evaluation: { at, 'tally.satisfied.yes.w': 40 },
      topic: { at },
      complaint: { at },
      practice: { at, what: 'idea' },
      case: { at, side: 'negative' },
      finding: { at, campaign: (await read('visit', visit)).body.campaign, visit, cause: 'above' },
    };
    const ids: Record<string, string> = { visit, note: open, evidence };
    const marks: string[] = [];
    const place = (field: string) => (field.startsWith('methodWhy') ? 'methodWhy.noNotice' : field.replace('*', item));
    for (const kind of KINDS) {
      if (!(kind in made) && !(kind in ids)) continue;
      const id = ids[kind] ?? session.newId();
      const parent = kind === 'finding' ? unit : kind === 'visit' ? unit : visit;
      if (made[kind]) await session.queue.do([creation(id, kind, parent, made[kind])]);
      for (const field of fieldNames(kind)) {
        const guarded = ['words', 'named'].includes(guardingOf(kind, field) ?? '');
        if (!guarded) continue;
        const mark = markOf(marks.length);
        marks.push(mark);
        await session.queue.do([{ rec: id, kind, parent, field: place(field), value: mark }]);
      }
    }
    await session.queue.do([{ rec: visit, kind: 'visit', parent: unit, field: 'method.noNotice', value: 'notKept' }]);
    const before = await pdfOf(visit);
    // A caption stands beside its photo, which needs a screen to be drawn on: the sheet says it.
    expect(marks.filter((mark) => !before.sheet.includes(mark))).toEqual([]);
    await type('note', closed, 'text', marks.join('。'));
    await protect(closed);
    const after = await pdfOf(visit);
    expect(marks.filter((mark) => after.sheet.includes(mark))).toEqual([]);
    expect(marks.filter((mark) => after.text.includes(mark))).toEqual([]);
    const staying = (await outgoingOf(visit)).parts.filter(({ standing }) => standing === 'stays');
    expect(staying).toHaveLength(marks.length);
  });
});
