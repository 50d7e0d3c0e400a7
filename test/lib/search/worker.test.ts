// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { openAnswering } from '../../../lib/search/answer-request.ts';
import { answerSchema } from '../../../lib/search/protocol.ts';
import { record } from './records.ts';

const ASK = { is: 'ask', ask: 7, query: '自学', only: null, limit: 5 } as const;

describe('the worker', () => {
  it('takes records in and out, and answers a question by its number as was agreed', () => {
    const say = openAnswering();
    expect(say({ is: 'put', records: [record('1', ['自学']), record('2', ['自学'])] })).toBeNull();
    expect(say({ is: 'drop', ids: ['1'] })).toBeNull();
    const answer = say(structuredClone(ASK));
    expect(answerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ is: 'found', ask: 7, found: { groups: [{ count: 1, hits: [{ id: '2' }] }] } });
    expect(say({ is: 'clear' })).toBeNull();
    expect(say(ASK)).toMatchObject({ found: { groups: [] } });
  });

  it.each([
    ['nothing', null],
    ['another word', { is: 'erase' }],
    ['records that are none', { is: 'put', records: [{ id: '1' }] }],
    ['an unknown kind', { is: 'put', records: [{ ...record('1', []), kind: 'draw' }] }],
    ['a question without a query', { ...ASK, query: undefined }],
    ['less than nothing', { ...ASK, limit: -1 }],
  ])('refuses %s', (_, message) => {
    expect(openAnswering()(message)).toMatchObject({ is: 'failed' });
  });
});
