// @vitest-environment node
import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../../lib/app/backup.ts';
import { decideKey } from '../../../../lib/app/bundle/address-book.ts';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { BlockedKey } from '../../../../lib/app/bundle/incoming.ts';
import { readNewSince } from '../../../../lib/app/bundle/since.ts';
import { restoreEverything } from '../../../../lib/app/restore.ts';
import { signerNamedIn } from '../../../../lib/bundle/format/ssh-signature.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { contentsOf, writeVisit } from '../../../fixtures/profile.ts';
import { toolBench } from '../../bundle/tool-bench.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn, visitsOf } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const { at, run } = toolBench();
/** What `bundle:verify` says of files, given one call each. */
async function verdictOf(file: File): Promise<object> {
  writeFileSync(at('one.visits'), new Uint8Array(await file.arrayBuffer()));
  const [{ verdict, reason }] = run('verify', at('one.visits')).said;
  return { verdict, reason };
}
const ACCEPTED = { verdict: 'accepted', reason: null };

let anna: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
});

const textsOn = async ({ session }: Device) =>
  (await contentsOf(session)).records.flatMap(({ kind, body }) => (kind === 'note' ? [body.text] : [])).sort();

/** Anna's work on another machine, to which she brought her backup and not her key. */
async function withoutKey(blob: Blob): Promise<Device> {
  const fresh = await newDevice();
  await restoreEverything(fresh.use(), blob);
  return fresh;
}

/** Takes in a file of whom a person here says that its key is theirs as well. */
async function takeDecided(to: Device, file: File): Promise<void> {
  const blocked = await openOn(to, file).catch((error: unknown) => error);
  if (!(blocked instanceof BlockedKey)) throw new Error('not blocked');
  await decideKey(to.session, blocked.signed, 'confirmed');
  expect(await takeOn(to, file)).toMatchObject({ refused: [] });
}

describe('whoever signs by a new key', () => {
  it('hands out under it what the old one signed as well: one file, one key, nothing lost and nothing twice', async () => {
    await writeVisit(anna.use(), '河东村', ['一']);
    const old = await fileFrom(anna);
    const fresh = await withoutKey((await saveEverything(anna.session)).blob);
    await writeVisit(fresh.use(), '河西村', ['二']);
    const going = await readGoing(fresh.session, { visits: await visitsOf(fresh), to: 'anybody' });
    expect(going.visits.map(({ standing }) => standing)).toEqual(['goes', 'goes']);
    expect(going.otherKeys).toEqual([]);
    const file = await fileFrom(fresh);
    expect(await verdictOf(file)).toEqual(ACCEPTED);
    const stranger = await newDevice('又一位');
    expect(await takeOn(stranger, file)).toMatchObject({ refused: [], odd: [] });
    expect(await textsOn(stranger)).toEqual(['一', '二']);
    await takeOn(lead, old);
    await takeDecided(lead, file);
    expect(await textsOn(lead)).toEqual(['一', '二']);
    const them = { person: lead.session.me.id };
    fresh.use();
    expect(await readNewSince(fresh.session, them.person)).toHaveLength(2);
    await fileFrom(fresh, undefined, them);
    expect(await readNewSince(fresh.session, them.person)).toEqual([]);
    // What was signed anew is not signed once more.
    const { db } = fresh.session;
    const count = await db.batches.count();
    await fileFrom(fresh);
    expect(await db.batches.count()).toBe(count);
  });
});

describe('two keys that a person here took for somebody’s', () => {
  /** The lead has a visit by each of Anna's keys. */
  async function both(): Promise<string[]> {
    await writeVisit(anna.use(), '河东村', ['一']);
    const { blob } = await saveEverything(anna.session);
    await takeOn(lead, await fileFrom(anna));
    const fresh = await withoutKey(blob);
    const { visit } = await writeVisit(fresh.use(), '河西村', ['二']);
    await takeDecided(lead, await fileFrom(fresh, [visit]));
    return visitsOf(lead);
  }

  it('are in two files, each of which anybody takes for sound, and it is said before of whom something stays', async () => {
    const visits = await both();
    const going = await readGoing(lead.use(), { visits, to: 'anybody' });
    expect(going.otherKeys).toEqual([{ person: anna.session.me.id, name: '安娜' }]);
    const standings = going.visits.map(({ standing }) => standing);
    const files = [await fileFrom(lead, visits), await fileFrom(lead, visits)];
    expect(standings.filter((standing) => standing === 'goes')).toHaveLength(1);
    for (const file of files) expect(await verdictOf(file)).toEqual(ACCEPTED);
    const signers = (await lead.session.db.bundles.where('state').equals('out').toArray()).map(
      ({ batches }) =>
        new Set(
          batches.flatMap(({ author, signature }) =>
            author.startsWith(anna.session.me.id) ? [signerNamedIn(signature)] : [],
          ),
        ),
    );
    expect(signers.map(({ size }) => size)).toEqual([1, 1]);
    expect(signers[0]).not.toEqual(signers[1]);

    const other = await newDevice('又一位');
    const [one = new File([], ''), two = new File([], '')] = files;
    expect(await takeOn(other, one)).toMatchObject({ refused: [] });
    expect(await textsOn(other)).toHaveLength(1);
    // Whoever knows nobody decides about the second key, as about any that comes later.
    const second = await openOn(other, two);
    expect(second.refused.map(({ reason }) => reason)).toContain('otherKey');
    const changed = second.authors.find(({ standing }) => standing === 'changed');
    if (!changed) throw new Error('nothing to decide');
    await decideKey(other.session, changed, 'confirmed');
    expect(await takeOn(other, two)).toMatchObject({ refused: [] });
    expect(await textsOn(other)).toEqual(['一', '二']);
  });

  it('are told apart for each receiver: what one has got says nothing of another', async () => {
    const visits = await both();
    const to = (number: number) => ({ person: `0193532a-0000-7000-8000-00000000000${number}` });
    const keyOf = async (receiver: { person: string }) => {
      const going = await readGoing(lead.use(), { visits, to: receiver });
      return going.visits.findIndex(({ standing }) => standing === 'goes');
    };
    const first = await keyOf(to(1));
    await fileFrom(lead, visits, to(1));
    expect(await keyOf(to(1))).not.toBe(first);
    expect(await keyOf(to(2))).toBe(first);
  });
});
