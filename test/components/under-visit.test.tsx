import { cleanup, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useUnderVisit } from '../../components/under-visit.ts';
import { keepVersion } from '../../lib/app/desk/packs.ts';
import { goOverTo } from '../../lib/app/pack-switch.ts';
import { mapStored, packInForce } from '../../lib/app/packs-in-force.ts';
import type { Session } from '../../lib/app/session.ts';
import { readVisit, startVisit, type VisitLine } from '../../lib/app/visits.ts';
import { rewordItem } from '../../lib/packs/edit-pack.ts';
import { freshProfile } from '../fixtures/profile.ts';
import { stage } from '../fixtures/stage.tsx';

vi.setConfig({ testTimeout: 20_000 });
vi.mock('wxt/browser', async () => ({ browser: (await import('../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const reworded = (zh: string) => rewordItem(session.pack, '1.1', { question: { zh, en: zh } });
async function lineOf(at: Session): Promise<VisitLine> {
  const line = await readVisit(at, await startVisit(at, { name: '甲' }));
  if (!line) throw new Error('no visit');
  return line;
}

/** Shows a visit and writes down what each drawing would show: the first item's question, or that none is known. */
function watchDrawings(at: Session, first: VisitLine) {
  const drawn: string[] = [];
  let become: (line: VisitLine) => void = () => {};
  function Shown() {
    const [line, setLine] = useState(first);
    become = setLine;
    const { app, packKnown, line: shown } = useUnderVisit(line);
    const [item] = app.session.pack.items;
    drawn.push(`${packKnown ? '' : 'unknown '}${shown?.visit.body.packVersion} ${item?.question.zh ?? 'nothing'}`);
    return null;
  }
  stage(at, () => <Shown />);
  return { drawn, become: (line: VisitLine) => become(line) };
}

describe('a visit that is shown for a while', () => {
  it('has its version stored, so that a later program still knows its words', async () => {
    const line = await lineOf(session);
    watchDrawings(session, line);
    const stored = () => mapStored(session.db, ({ body }) => body.version);
    expect(await stored()).toEqual([]);
    await waitFor(async () => expect(await stored()).toEqual([session.pack.version]), { timeout: 8000 });
  });
});

describe('a visit under another version than the one in force', () => {
  it('shows no word of the one in force, not in the first drawing either', async () => {
    const old = { ...reworded('旧问'), version: '1.0.9' };
    const line = await lineOf({ ...session, pack: old });
    await keepVersion(session, old);
    const { drawn } = watchDrawings(session, line);
    expect(drawn).toEqual(['unknown 1.0.9 nothing']);
    await waitFor(() => expect(drawn.at(-1)).toBe('1.0.9 旧问'));
    expect(new Set(drawn).size).toBe(2);
  });
});

describe('a visit under the version in force', () => {
  it('is known at once', async () => {
    const line = await lineOf(session);
    const pack = await packInForce(session.db, line.visit.body.campaign);
    const { drawn } = watchDrawings({ ...session, pack }, line);
    expect(drawn[0]).toBe(`${pack.version} ${pack.items[0]?.question.zh}`);
  });

  it('that goes over to another stays as it was until that is read', async () => {
    const newer = reworded('新问');
    await keepVersion(session, newer);
    const line = await lineOf(session);
    const pack = await packInForce(session.db, line.visit.body.campaign);
    const { drawn, become } = watchDrawings({ ...session, pack }, line);
    await goOverTo(session, line.visit, newer);
    const after = await readVisit(session, line.visit.id);
    if (!after) throw new Error('gone');
    become(after);
    await waitFor(() => expect(drawn.at(-1)).toBe(`${newer.version} 新问`));
    expect(new Set(drawn)).toEqual(new Set([`${pack.version} ${pack.items[0]?.question.zh}`, `${newer.version} 新问`]));
  });
});
