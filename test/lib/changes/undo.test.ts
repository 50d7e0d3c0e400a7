// @vitest-environment node
import { expect, test } from 'vitest';
import type { Json } from '../../../lib/changes/change.ts';
import { type Edit, inverseOf } from '../../../lib/changes/undo.ts';
import { idOf } from './builders.ts';

const at = { device: 1_795_000_000_000, offset: 480, zone: 'Asia/Shanghai' };
const edit = (field: string, value: Json, kind = 'note'): Edit => ({
  rec: idOf(1),
  parent: idOf(100),
  kind,
  field,
  value,
});
const having = (body: Record<string, Json>) => new Map([[idOf(1), body]]);

test('each field gets back what it had, last first', () => {
  const edits = [edit('*', { text: 'b', speaker: 'staff' }), edit('quote', null)];
  const before = having({ text: 'a', speaker: null, quote: { text: 'q' } });
  expect(inverseOf(edits, before, at)).toEqual([
    edit('quote', { text: 'q' }),
    edit('speaker', null),
    edit('text', 'a'),
  ]);
});

test('a field that was absent gets the empty value that its kind allows', () => {
  const edits = [edit('speaker', 'staff'), edit('items.2.1', true)];
  expect(inverseOf(edits, having({}), at)).toEqual([edit('items.2.1', false), edit('speaker', null)]);
  expect(inverseOf([edit('comment.2.1', 'x', 'visit')], having({}), at)).toEqual([edit('comment.2.1', '', 'visit')]);
});

test('a record that is new is taken away, in one edit, and put back by the inverse of that', () => {
  const edits = [edit('*', { text: 'a' }), edit('items.2.1', true)];
  const undo = inverseOf(edits, new Map(), at);
  expect(undo).toEqual([edit('deleted', at)]);
  expect(inverseOf(undo ?? [], having({ text: 'a' }), at)).toEqual([edit('deleted', null)]);
  const typed = { ...at, typed: '2026-11-21T09:38' };
  expect(inverseOf(edits, new Map(), typed)).toEqual([edit('deleted', typed)]);
});

test('a field set twice gets back what it had before the first', () => {
  expect(inverseOf([edit('text', 'b'), edit('text', 'c')], having({ text: 'a' }), at)).toEqual([edit('text', 'a')]);
});

test('where a field can’t be emptied again no half of an undo is offered', () => {
  expect(inverseOf([edit('text', 'b'), edit('how', 'look')], having({ text: 'a' }), at)).toBeNull();
});
