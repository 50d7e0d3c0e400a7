// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readKnown, readParty, readTeam, tellFrom } from '../../../lib/app/party.ts';
import {
  beginEpoch,
  isPristine,
  needsName,
  newestAuthor,
  readMakers,
  readPerson,
  setName,
} from '../../../lib/app/people.ts';
import type { Session } from '../../../lib/app/session.ts';
import { AUTHOR_PATTERN } from '../../../lib/bundle/format/bundle-format.ts';
import { readMeta } from '../../../lib/store/meta.ts';
import { freshProfile, readRecord, writeVisit } from '../../fixtures/profile.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

describe('the first run', () => {
  it('asks for a name once, and skipping is an answer', async () => {
    expect(await needsName(session)).toBe(true);
    await setName(session, '');
    expect(await needsName(session)).toBe(false);
    expect((await readPerson(session))?.body).toMatchObject({ name: '', team: session.pack.seed.team.id });
  });

  it('keeps a name without the space around it, and a later one in its place', async () => {
    await setName(session, '  张三 ');
    await setName(session, '李四'.repeat(100));
    expect((await readPerson(session))?.body.name).toBe('李四'.repeat(50));
    expect(await session.db.records.where('id').equals(session.me.id).count()).toBe(1);
  });
});

describe('who made a change', () => {
  it('is oneself in every epoch, somebody with or without a name, or a pack', async () => {
    await setName(session, '张三');
    const me = `${session.me.id}.7`;
    const pack = '00000000-0000-0000-0000-000000000000.0';
    const makers = await readMakers(session, [me, pack, authorOf(1)]);
    expect([...makers.values()]).toEqual([{ is: 'me' }, { is: 'pack' }, { is: 'unnamed' }]);
  });

  it('are called as the roster says, else as they called themselves in a file that came', async () => {
    const person = idOf(0xa001);
    await session.db.keys.put({ key: '0'.repeat(64), person, name: '本', firstSeen: 1, state: 'seen' });
    const maker = async () => (await readMakers(session, [authorOf(1)])).get(authorOf(1));
    expect(await maker()).toEqual({ is: 'named', name: '本' });
    await session.queue.do([{ rec: person, kind: 'member', parent: null, field: 'name', value: '本某某' }]);
    expect(await maker()).toEqual({ is: 'named', name: '本某某' });
  });
});

describe('people of one name', () => {
  const stranger = idOf(0xaca4d);
  const member = (id: string, name: string, role?: string) =>
    session.queue.do([
      {
        rec: id,
        kind: 'member',
        parent: null,
        field: '*',
        value: { name, team: session.pack.seed.team.id, ...(role && { role }) },
      },
    ]);
  const makers = async (...people: string[]) => {
    const found = await readMakers(
      session,
      people.map((id) => `${id}.0`),
    );
    return people.map((id) => found.get(`${id}.0`));
  };
  beforeEach(() =>
    session.db.keys.put({ key: '1'.repeat(64), person: stranger, name: '安娜 ', firstSeen: 1, state: 'seen' }),
  );

  it('are told apart wherever they made something, also where one is known by a key alone', async () => {
    const anna = idOf(0xa077a);
    await member(anna, '安娜');
    expect(await makers(anna, stranger)).toEqual([
      { is: 'named', name: '安娜', mark: '077a' },
      { is: 'named', name: '安娜 ', mark: 'ca4d' },
    ]);
    // One mark is theirs in every list, whoever else stands in it.
    expect((await readTeam(session.db)).map(({ id, mark }) => [id, mark])).toEqual([[anna, '077a']]);
    expect((await readParty(session, await aVisit())).find(({ id }) => id === anna)?.mark).toBe('077a');
    await member(anna, '安娜', 'lead');
    expect((await makers(anna, stranger)).map((one) => one?.is === 'named' && (one.role ?? one.mark))).toEqual([
      'lead',
      'ca4d',
    ]);
  });

  it('are alike also where signs that nobody sees are in the name', async () => {
    await member(idOf(0xa077a), '安\u200b娜');
    expect(await makers(stranger)).toEqual([{ is: 'named', name: '安娜 ', mark: 'ca4d' }]);
  });

  it('are nameless where nothing of the name shows', async () => {
    await member(idOf(0xa077b), '\u2800');
    expect(await makers(idOf(0xa077b))).toEqual([{ is: 'unnamed' }]);
  });

  it('are told from whom a file calls so, and from oneself', async () => {
    await setName(session, '安娜');
    expect(await makers(stranger, session.me.id)).toEqual([{ is: 'named', name: '安娜 ', mark: 'ca4d' }, { is: 'me' }]);
    const known = await readKnown(session.db);
    expect(tellFrom(known, { id: idOf(0xabeef), name: '安娜' }).mark).toBe('beef');
    expect(tellFrom(known, { id: idOf(0xabeef), name: '本' }).mark).toBeNull();
  });

  const aVisit = async () => {
    const { visit } = await writeVisit(session, '甲', []);
    return readRecord(session, 'visit', visit);
  };
});

describe('a pristine profile', () => {
  it('holds nothing but the pack’s records and a name', async () => {
    expect(await isPristine(session)).toBe(true);
    await setName(session, '张三');
    expect(await isPristine(session)).toBe(true);
    await writeVisit(session, '甲', []);
    expect(await isPristine(session)).toBe(false);
  });
});

describe('a new epoch', () => {
  it('lies above every one that is known, and is kept', async () => {
    const { id } = session.me;
    const { epoch } = await beginEpoch(session, [{ author: `${id}.4` }, { author: `${idOf(9)}.8` }]);
    expect(epoch).toBeGreaterThan(4);
    expect(session.me).toEqual({ id, epoch });
    expect(await readMeta(session.db, 'me')).toEqual({ id, epoch });
    const other = await beginEpoch(session, [{ author: `${idOf(9)}.8` }], { id: idOf(9), epoch: 2 });
    expect(other.epoch).toBeGreaterThan(8);
    expect(session.me).toEqual({ id: idOf(9), epoch: other.epoch });
  });

  it('is hardly ever the same twice, rises, and is one that an author may have to the end', async () => {
    const id = idOf(9);
    const spread = new Set<number>();
    for (let at = 0; at < 20; at++) spread.add((await beginEpoch(session, [], { id: idOf(100 + at), epoch: 7 })).epoch);
    expect(spread.size).toBeGreaterThan(17);
    for (const chance of [0, 0.5, 1 - 2 ** -53]) {
      vi.spyOn(Math, 'random').mockReturnValue(chance);
      for (const [at, epoch] of [0, 7, 899_999, 999_000, 999_998].entries()) {
        const next = (await beginEpoch(session, [], { id: idOf(200 + at), epoch })).epoch;
        expect(next).toBeGreaterThan(epoch);
        expect(`${id}.${next}`).toMatch(AUTHOR_PATTERN);
      }
      const last = (await beginEpoch(session, [], { id, epoch: 999_999 })).epoch;
      expect(`${id}.${last}`).toMatch(AUTHOR_PATTERN);
    }
    vi.restoreAllMocks();
  });

  it('belongs to whoever made the newest change, never to a pack', () => {
    const pack = changeOf({ author: '00000000-0000-0000-0000-000000000000.0', hlc: hlcOf(9000) });
    const older = changeOf({ author: `${idOf(1)}.1`, hlc: hlcOf(1000) });
    const newer = changeOf({ author: `${idOf(2)}.3`, hlc: hlcOf(2000) });
    expect(newestAuthor([newer, pack, older])).toEqual({ id: idOf(2), epoch: 3 });
    expect(newestAuthor([pack])).toBeNull();
  });
});
