// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearAll, makeHearing, outgoingOf } from '../../../lib/app/outward.ts';
import { findCopied } from '../../../lib/signals/telling.ts';
import type { Entry } from '../../../lib/store/queries.ts';
import { fingerprint } from '../../../lib/text/fingerprint.ts';
import { runs } from '../changes/runs.ts';

const ID = 'note-1';
const noteOf = (body: Record<string, unknown>, id = ID) => ({ id, body }) as unknown as Entry<'note'>;
const quote = (text: string) => ({ text, title: '公示', address: 'https://e.cn', at: {} });
/** A word that it may go, as the act writes it. */
const letGo = (outward: string) => ({ outward, 'mayGo.outward': fingerprint(outward, ID) });

/** What goes out of a note, beside others at its unit. */
function goingOut(body: Record<string, unknown>, known: string[] = [], others: Entry<'note'>[] = []) {
  const { points, words, standing, note } = outgoingOf(noteOf(body), makeHearing(others, known));
  const said = note.body.outward?.trim() ? note.body.outward : (note.body.text ?? '');
  return { words, standing, points: points.map(({ start, end }) => said.slice(start, end)) };
}
/** Whether a text may repeat a note, for what goes out of the note itself. */
const isFreed = (text: string, body: Record<string, unknown>) =>
  findCopied(text, hearAll([noteOf(body)], makeHearing([noteOf(body)], []))).length === 0;

const SAID = '鲍二麻说补助款被扣了两回';

describe('a note’s own words', () => {
  it('go out where nothing points at anybody', () => {
    expect(goingOut({ text: '补贴没到' })).toEqual({ words: '补贴没到', points: [], standing: 'goes' });
  });
  it('stay where something does, until somebody has put it otherwise', () => {
    expect(goingOut({ text: '小芳家补贴没到' }, ['小芳']).words).toBeNull();
    expect(goingOut({ text: '小芳家补贴没到', outward: ' ' }, ['小芳']).words).toBeNull();
    expect(goingOut({ text: '小芳家补贴没到', outward: '有户补贴没到' }, ['小芳']).words).toBe('有户补贴没到');
  });
  it('stay where they name whom another note names that was said back to back there', () => {
    const other = noteOf({ text: '王满仓说钱少了' }, 'note-2');
    expect(goingOut({ text: '是王满仓那回的事' }).words).not.toBeNull();
    expect(goingOut({ text: '是王满仓那回的事' }, [], [other]).words).toBeNull();
  });
});

describe('what was put for outside', () => {
  it.each([
    ['the note’s words, unchanged', SAID, '鲍二麻'],
    ['a name that only the note shows to be one', '没有发给鲍二麻', '鲍二麻'],
    ['a name that this device knows', '小芳也这样讲', '小芳'],
    ['a role that one person has', '会计管的账', '会计'],
    ['the words around a name, cut in its midst', '麻说补助款被扣了', '麻说补助款被'],
  ])('stays while it tells by %s, and says where', (_, outward, point) => {
    const { words, points, standing } = goingOut({ text: SAID, outward }, ['小芳']);
    expect({ words, standing }).toEqual({ words: null, standing: 'stays' });
    expect(points.some((one) => one.includes(point))).toBe(true);
  });
  it('goes once the name is out of it, though it keeps what was said', () => {
    const outward = '补助款被扣了两回';
    expect(goingOut({ text: SAID, outward })).toEqual({ words: outward, points: [], standing: 'goes' });
  });
  it('stays while it repeats a page that was clipped with the note', () => {
    const body = { text: '钱少了', quote: quote('关于发放补助资金的公示') };
    expect(goingOut({ ...body, outward: '看发放补助资金的公示' }).words).toBeNull();
  });
  it('stays while it names whom another note names, or repeats the words beside a name there', () => {
    const other = noteOf({ text: SAID }, 'note-2');
    expect(goingOut({ text: '钱少了', outward: '麻说补助款被扣' }, [], [other]).words).toBeNull();
    expect(goingOut({ text: '钱少了', outward: '补助款被扣了两回' }, [], [other]).standing).toBe('goes');
  });
  it('goes when a person says so, in that wording alone', () => {
    expect(goingOut({ text: SAID, ...letGo(SAID) })).toMatchObject({ words: SAID, standing: 'let' });
    expect(goingOut({ text: SAID, ...letGo(SAID), outward: `${SAID}，两回` }).words).toBeNull();
  });
});

describe('what repeats a note', () => {
  const text = '补助款被村里扣了三成还多';
  it.each([
    ['a draft that repeats the note', { text, outward: `${text}。` }, false],
    ['a draft that repeats the note, with a person’s word', { text, ...letGo(text) }, true],
    ['one that was put otherwise', { text, outward: '补助款被村里扣了' }, true],
    ['one that still names somebody', { text: `鲍二麻：${text}`, outward: `鲍二麻：${text}了` }, false],
  ])('is freed, or not, by %s', (_, body, freed) => {
    expect(isFreed('补助款被村里扣', body)).toBe(freed);
  });
  it('is never freed by a draft alone', () => {
    const said = fc.array(fc.constantFrom(...'补助款被扣了鲍二麻说会计，。王大爷家'), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(said, (signs) => {
        const text = signs.join('');
        const parts = Array.from({ length: Math.max(1, text.length - 8) }, (_, at) => text.slice(at, at + 9));
        for (const part of parts) expect(isFreed(part, { text, outward: text })).toBe(isFreed(part, { text }));
      }),
      runs(),
    );
  });
});
