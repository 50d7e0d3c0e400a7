// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { attach } from '../../../../lib/app/evidence.ts';
import { setMayGo } from '../../../../lib/app/may-go.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import { beginComment, keepComment } from '../../../../lib/app/review/comments.ts';
import { creation } from '../../../../lib/app/session.ts';
import { addTag } from '../../../../lib/app/tags.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { guardingOf } from '../../../../lib/model/leaving.ts';
import { fieldNames, KINDS, type Kind } from '../../../../lib/model/records.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let anna: Device;
let visit: string;
let closed: string;
let open: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  const written = await writeVisit(anna.use(), '河东社区', ['占位', '公开说的']);
  visit = written.visit;
  [closed = '', open = ''] = written.notes;
});

const read = <K extends Kind>(kind: K, id: string) => readRecord(anna.use(), kind, id);
const protect = async () => setManner(anna.use(), await read('note', closed), { source: 'backToBack' });
const say = async (text: string) =>
  anna.session.queue.do([{ rec: closed, kind: 'note', parent: visit, field: 'text', value: text }]);
const bytes = async () => (await fileFrom(anna, [visit])).text();
const staying = async () => {
  const { scopes } = await readGoing(anna.use(), { visits: [visit], to: 'anybody' });
  return [...new Set(scopes.flatMap(({ stays }) => stays.staying.map(({ record, why }) => `${record.id} ${why}`)))];
};

/** Six characters that no other field has. */
const markOf = (at: number) => [...`${String.fromCodePoint(0x4e00 + at * 7)}甲乙丙丁戊己`].join('');
const HARMLESS = '已经改好了';

/** A record of every kind that hangs on a visit or its unit and has words that leave, with one mark in each of its fields. */
async function plant(): Promise<{ marks: string[]; at: { kind: Kind; id: string; parent: string; field: string }[] }> {
  const session = anna.use();
  const { unit, campaign } = (await read('visit', visit)).body;
  const moment = { ...momentNow() };
  const tag = await addTag(session, visit, 'F09', {});
  const evidence = await attach(session, visit, new File(['x'], 'x.txt', { type: 'text/plain' }), {
    kind: 'note',
    id: open,
  });
  const finding = session.newId();
  const made: Partial<Record<Kind, Record<string, Json>>> = {
    finding: { at: moment, campaign, visit },
    step: { at: moment, to: 'underway', by: session.me.id },
    remark: { at: moment, nature: 'advice' },
    material: { at: moment, material: 'plan' },
    evaluation: { at: moment },
    topic: { at: moment },
    complaint: { at: moment },
    practice: { at: moment, what: 'idea' },
    case: { at: moment, side: 'negative' },
    comment: { at: moment, on: visit },
    review: { at: moment, to: 'returned' },
    verdict: { at: moment, to: 'ruledOut', tag },
    settlement: { at: moment, item: '2.1', grade: 'fair' },
    team: { name: '第三组', level: 'provincial' },
  };
  const ids: Partial<Record<Kind, string>> = { visit, note: open, tag, evidence, unit, finding };
  const parents: Partial<Record<Kind, string | null>> = {
    ...{ visit: unit, finding: unit, settlement: unit, step: finding, unit: null, team: null },
  };
  const marks: string[] = [];
  const at: Awaited<ReturnType<typeof plant>>['at'] = [];
  for (const kind of [...KINDS].sort((a, b) => Number(b === 'finding') - Number(a === 'finding'))) {
    const guarded = fieldNames(kind).filter((field) => ['words', 'named'].includes(guardingOf(kind, field) ?? ''));
    if (guarded.length === 0) continue;
    const id = ids[kind] ?? session.newId();
    const parent = kind in parents ? (parents[kind] ?? null) : visit;
    const words: Record<string, Json> = {};
    for (const name of guarded) {
      const field = name.replace('*', name.startsWith('methodWhy') ? 'noNotice' : '2.1');
      marks.push(markOf(marks.length));
      words[field] = marks.at(-1) ?? '';
      at.push({ kind, id, parent: parent ?? '', field });
    }
    await session.queue.do([creation(id, kind, parent, { ...made[kind], ...words })]);
  }
  return { marks, at };
}

it('what repeats a protected source leaves in no field of any kind, comments and reasons among them', async () => {
  const { marks, at } = await plant();
  expect(new Set(at.map(({ kind }) => kind))).toContain('comment');
  await say(marks.join('。'));
  await protect();
  const stays = await staying();
  for (const { kind, id } of at) if (kind !== 'team') expect(stays, kind).toContain(`${id} source`);
  const text = await bytes();
  expect(marks.filter((mark) => text.includes(mark))).toEqual([]);
});

it('what was put otherwise goes, and nothing that it said before', async () => {
  const { marks, at } = await plant();
  await say(marks.join('。'));
  await protect();
  for (const { kind, id, parent, field } of at)
    await anna.use().queue.do([{ rec: id, kind, parent: parent || null, field, value: HARMLESS }]);
  expect(await staying()).toEqual([`${closed} source`]);
  const text = await bytes();
  expect(marks.filter((mark) => text.includes(mark))).toEqual([]);
  const gone = at.filter(({ id, kind }) => !new RegExp(`"kind":"${kind}"[^\n]*${id}`).test(text));
  expect(gone).toEqual([]);
  expect(text.split(HARMLESS).length).toBeGreaterThan(10);
});

it('a comment on what somebody said back to back may not point at them, and goes once a person says so', async () => {
  await say('补助款没有发');
  await protect();
  const session = anna.use();
  const words = '找王会计再问问';
  const about = beginComment(session, visit, { on: closed }, '会');
  await keepComment(session, visit, about, words);
  const other = beginComment(session, visit, { on: open }, '会');
  await keepComment(session, visit, other, '再补一张照片');
  expect(await staying()).toContain(`${about} source`);
  expect(await staying()).not.toContain(`${other} source`);
  const before = await bytes();
  expect(before).not.toContain(words);
  expect(before).toContain('再补一张照片');
  await setMayGo(anna.use(), await read('comment', about), { part: 'text', text: words }, true);
  expect(await bytes()).toContain(words);
});
