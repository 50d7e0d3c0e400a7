// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../../../lib/app/fields.ts';
import {
  addMaterial,
  materialKinds,
  rulesOf,
  tagsOfRule,
  verdictOn,
  watchMaterials,
} from '../../../lib/app/materials.ts';
import type { Session } from '../../../lib/app/session.ts';
import type { Entry } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { visitTo } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let visit: Entry<'visit'>;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await visitTo(session, '河东村');
});

const papers = () => firstOf<Entry<'material'>[]>((on) => watchMaterials(session, visit.id, on));

describe('a paper that is examined', () => {
  it('is of a kind of the pack, held against each of its rules, and goes back by undo', async () => {
    expect(materialKinds(session).map(({ id }) => id)).toContain('plan');
    await addMaterial(session, visit.id, 'plan', '实施方案'.repeat(400));
    const [paper] = await papers();
    if (!paper) throw new Error('no paper');
    expect(paper.body.name).toHaveLength(500);
    const rules = rulesOf(session, paper);
    expect(rules.map(({ id }) => id)).toEqual(['plan.1', 'plan.2', 'plan.3', 'plan.4']);
    await setField(session, paper, 'rule.plan.1', 'notMet');
    const [after] = await papers();
    expect(after && rules.map(({ id }) => verdictOn(after, id))).toEqual(['notMet', null, null, null]);
    expect(rules[3] && tagsOfRule(session, rules[3]).map(({ id }) => id)).toEqual(['F05', 'F29']);
    await session.undo.undo();
    expect(await session.undo.undo()).toBe('materialAdded');
    expect(await papers()).toEqual([]);
  });

  it('has no rules where the pack hasn’t got its kind, and there are no kinds in a pack without', async () => {
    await addMaterial(session, visit.id, 'unheardOf', '别的');
    const [paper] = await papers();
    expect(paper && rulesOf(session, paper)).toEqual([]);
    const { materials: _, ...pack } = session.pack;
    expect(materialKinds({ ...session, pack })).toEqual([]);
  });
});
