// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Change, Json } from '../../../lib/changes/change.ts';
import { everSaid, everTold, keptWords, waitingFor } from '../../../lib/review/ever-said.ts';
import { authorOf, changeOf, hlcOf } from '../changes/builders.ts';

const [LEAD, BO, CAI] = [1, 2, 3];
const mayLead = ({ author }: Change) => author === authorOf(LEAD);
/** What somebody says in a unit, knowing what it replaces; by a clock that tells nothing. */
const says = (by: number, value: Record<string, Json>, ...over: Change[]) => {
  const [only, ...others] = Object.entries(value);
  const said = only && others.length === 0 ? { field: only[0], value: only[1] } : { field: '*', value };
  const sup = over.map(({ id }) => id);
  return changeOf({ ...said, kind: 'unit', parent: null, sup, author: authorOf(by), hlc: hlcOf(9 - by) });
};

describe('what was ever said', () => {
  it('stands until somebody who may replaces it, also by way of others’ words', () => {
    const first = says(BO, { name: '甲村' });
    const second = says(CAI, { name: '乙村' }, first);
    expect(everSaid([first, second], 'name', mayLead)).toEqual(['甲村', '乙村']);
    const third = says(LEAD, { name: '丙村' }, second);
    expect(everSaid([third, second, first], 'name', mayLead)).toEqual(['丙村']);
    const beside = says(LEAD, { name: '丁村' });
    expect(everSaid([first, second, beside], 'name', mayLead)).toEqual(['甲村', '乙村', '丁村']);
  });

  it('may be taken back by whoever said it, where that is asked: never by another', () => {
    const first = says(BO, { name: '甲村' });
    const second = says(CAI, { name: '乙村' }, first);
    expect(keptWords([first, second], 'name', mayLead)).toEqual([first, second]);
    const third = says(BO, { name: '丙村' }, second);
    expect(keptWords([first, second, third], 'name', mayLead)).toEqual([third, second]);
  });
});

describe('what tells a unit', () => {
  const made = says(BO, { name: '甲村', place: '青石镇' });

  it('is what it began with; what came later may not have been known', () => {
    expect(everTold([made], mayLead)).toMatchObject({ name: ['甲村'], place: ['青石镇'], code: [''] });
    const later = says(BO, { code: '9' });
    expect(everTold([made, later], mayLead).code).toEqual(['9', '']);
    expect(everTold([made, says(LEAD, { code: '8' }, later), later], mayLead).code).toEqual(['8']);
  });

  it('is no more than that where another says that they began it, by whatever clock', () => {
    const forged = says(CAI, { name: '甲村', code: '9' });
    expect(everTold([forged, made], mayLead)).toMatchObject({ place: ['青石镇', ''], code: ['9', ''] });
  });
});

it('a task that somebody else takes away or puts back waits as before', () => {
  const made = says(BO, { member: 'anna' });
  const gone = says(CAI, { deleted: true });
  expect(waitingFor([made, gone], mayLead)).toEqual(['anna']);
  const taken = says(BO, { deleted: true }, gone);
  expect(waitingFor([made, gone, taken], mayLead)).toEqual([]);
  expect(waitingFor([made, gone, taken, says(CAI, { deleted: null }, taken)], mayLead)).toEqual([]);
  expect(waitingFor([made, gone, taken, says(BO, { deleted: null }, taken)], mayLead)).toEqual(['anna']);
});
