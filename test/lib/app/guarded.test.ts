// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../lib/app/backup.ts';
import { withholdFindings } from '../../../lib/app/desk/findings-withheld.ts';
import { typeField } from '../../../lib/app/fields.ts';
import { beginFinding, keepFinding } from '../../../lib/app/findings.ts';
import { setManner } from '../../../lib/app/notes.ts';
import { type AllOutgoing, watchOutgoing } from '../../../lib/app/outgoing.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { readVisitRecords, visitSheet } from '../../../lib/app/visit-sheet.ts';
import { readVisit } from '../../../lib/app/visits.ts';
import { composeVisit } from '../../../lib/briefing/compose/compose.ts';
import { briefingWords } from '../../../lib/i18n/zh-cn/briefing.ts';
import type { Kind } from '../../../lib/model/records.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { contentsOf, freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const SAID = '鲍二麻说补助款被扣';
const NAME = '鲍二麻';
const FACT = '尚七姑拿出的本子是空的';
const PEOPLE = '路八指说没学过';
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

async function read<K extends Kind>(kind: K, id: string): Promise<Entry<K>> {
  const found = await getRecord(session.db, kind, id);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}
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
  const { blocks, withheld } = composeVisit(
    visitSheet(session, await readVisitRecords(session, line), []),
    briefingWords,
  );
  return { text: JSON.stringify(blocks), withheld };
}
function outgoingOf(visit: string): Promise<AllOutgoing> {
  return new Promise((resolve, reject) => {
    const stop = watchOutgoing(session, visit, {
      value: (all) => {
        resolve(all);
        queueMicrotask(() => stop());
      },
      failed: reject,
    });
  });
}
const withheldIn = async (finding: string) => {
  const row = { finding: await read('finding', finding) };
  const stays = await withholdFindings(session, [row]);
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
    expect(telling.every(({ sources }) => sources.includes(note))).toBe(true);
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

describe('a tag that was made from no protected note', () => {
  it('goes out as it stands, and each of its four parts is pointed out', async () => {
    const { visit } = await writeVisit(session, '甲', []);
    const tag = await addTag(session, visit, 'F09', { fact: FACT });
    for (const part of ['unitSaid', 'peopleSaid', 'otherwise']) await type('tag', tag, part, PEOPLE);
    const { parts } = await outgoingOf(visit);
    const telling = parts.filter(({ points }) => points.length > 0);
    expect(telling.map(({ part }) => part)).toEqual(['fact', 'unitSaid', 'peopleSaid', 'otherwise']);
    expect(telling.flatMap(({ sources }) => sources)).toEqual([]);
    expect((await pdfOf(visit)).text).toContain(PEOPLE);
  });
});
