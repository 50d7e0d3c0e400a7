// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { guardingOf, leavingParts, putInstead } from '../../../lib/model/leaving.ts';
import { fieldNames, KINDS, type Kind, takesValue } from '../../../lib/model/records.ts';

const takes = (kind: Kind, field: string, value: unknown) => takesValue(kind, field.replace('*', 'x'), value);
const isGuarded = (kind: Kind, field: string) => ['words', 'named'].includes(guardingOf(kind, field) ?? '');

describe('the table of what leaves', () => {
  it.each(KINDS)('knows every field of a %s that takes free words', (kind) => {
    const worded = fieldNames(kind).filter((field) => field !== 'mayGo.*' && takes(kind, field, '群众说的一句话'));
    expect(worded.filter((field) => guardingOf(kind, field) === undefined)).toEqual([]);
  });

  it.each(KINDS)('of a %s guards nothing that a person could not let go', (kind) => {
    if (fieldNames(kind).some((field) => isGuarded(kind, field))) expect(takes(kind, 'mayGo.text', 'sign')).toBe(true);
  });
});

describe('the parts of a record that leave', () => {
  const parts = (kind: Kind, body: Record<string, unknown>) =>
    leavingParts({ kind, body }).map(({ part, text, named }) => [part, text, named]);

  it('are its words, members of maps and parts of what a field holds; nothing of what is empty', () => {
    expect(parts('visit', { summary: '小结', places: ' ', 'comment.2.1': '好', accompanied: '李', by: 'me' })).toEqual([
      ['summary', '小结', false],
      ['accompanied', '李', true],
      ['comment.2.1', '好', false],
    ]);
    expect(parts('note', { text: '看到', quote: { text: '摘', title: '页', address: 'https://a' } })).toEqual([
      ['text', '看到', false],
      ['quote/text', '摘', false],
      ['quote/title', '页', false],
    ]);
  });

  it('are none of a note whose source is protected: what goes out of it is its own matter', () => {
    expect(parts('note', { text: '听到', source: 'backToBack' })).toEqual([]);
  });

  it('stay out of a body in which other words stand for them, and all else stays as it was', () => {
    const body = { text: '看到', how: 'look', quote: { text: '摘', title: '页' } };
    expect(putInstead(body, ['quote/text', 'text'], '…')).toEqual({
      text: '…',
      how: 'look',
      quote: { text: '…', title: '页' },
    });
    expect(body.quote.text).toBe('摘');
  });
});
