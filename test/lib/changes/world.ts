import * as fc from 'fast-check';
import { type Change, type ChangeId, type Hlc, type Json, SEVERAL } from '../../../lib/changes/change.ts';
import type { ChangeRest } from '../../../lib/changes/make-change.ts';
import type { TypingRun } from '../../../lib/changes/squash.ts';
import { authorOf, idOf } from './builders.ts';
import type { Implementation } from './implementation.ts';

/** A few people, each with a device whose clock is wrong by up to a day, who write and hand over whatever happens. */

export const RECORDS = [idOf(1), idOf(2)];
export const FIELDS = ['text', 'speaker', 'items.1.1', 'items.1.2'];
const START = 1_795_000_000_000;
const DAY = 86_400_000;

export type Step =
  | { do: 'set'; who: number; rec: number; field: number; value: number }
  | { do: 'several'; who: number; rec: number; value: number }
  | { do: 'type'; who: number; rec: number; window: number; wait: number; cut: boolean }
  | { do: 'settle'; who: number; rec: number; field: number }
  | { do: 'deliver'; who: number; to: number; part: number }
  | { do: 'wait'; millis: number };

const who = fc.nat(2);
const rec = fc.nat(1);
const field = fc.nat(FIELDS.length - 1);
const value = fc.nat(2);
const type = fc.record({
  do: fc.constant('type' as const),
  who,
  rec,
  window: fc.nat(1),
  wait: fc.constantFrom(0, 1, 500, 29_999, 30_000, 30_001, 90_000),
  cut: fc.nat(5).map((n) => n === 0),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('set' as const), who, rec, field, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('several' as const), who, rec, value }) },
  { weight: 4, arbitrary: type },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), who, rec, field }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deliver' as const), who, to: who, part: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), millis: fc.constantFrom(0, 1, 7_200_000) }) },
);
const skew = fc.constantFrom(0, 0, 1, -1, 3_600_000, DAY, -DAY);
/** One person who types on and on, now and then in another window, after a pause or after handing over. */
const typing = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: type.map((one) => ({ ...one, who: 0, rec: 0 })) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'deliver', who: 0, to: 1, part: 0 }) },
  ),
  { maxLength: 100, size: 'max' },
);

/** One person who doesn't pause, so that a run of typing comes to its limit. */
const steady = fc.array(fc.constant<Step>({ do: 'type', who: 0, rec: 0, window: 0, wait: 500, cut: false }), {
  minLength: 60,
  maxLength: 80,
});

/** What happens: by default about the length that lets every kind of step meet every other. */
export const story = fc.record({
  skews: fc.tuple(skew, skew, skew),
  steps: fc.oneof(
    { weight: 4, arbitrary: fc.array(step, { maxLength: 40, size: 'max' }) },
    { weight: 1, arbitrary: typing },
    { weight: 1, arbitrary: steady },
  ),
});
export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** What the test itself knows of a change, apart from the code under test. */
export type Deed = { change: Change; window: string; at: number; shared: boolean; squashes: number };

class Device {
  log: Change[] = [];
  last: Hlc | null = null;
  sharedThrough: Hlc | null = null;
  readonly runs = new Map<string, TypingRun>();
  readonly heads = new Map<string, Record<string, ChangeId[]>>();
  constructor(
    readonly author: string,
    readonly skew: number,
  ) {}
}

export class World {
  now = START;
  readonly devices: Device[];
  readonly deeds = new Map<ChangeId, Deed>();
  /** Each pair of which the first was squashed away. */
  readonly squashed: { gone: Deed; by: Deed }[] = [];
  private letters = 0;

  constructor(
    readonly lib: Implementation,
    story: Story,
    readonly afterStep: (world: World, device: Device, step: Step) => void = () => {},
  ) {
    this.devices = story.skews.map((skew, index) => new Device(authorOf(index), skew));
    for (const one of story.steps) this.take(one);
  }

  changesOf(device: Device, record: string): Change[] {
    return device.log.filter((change) => change.rec === record);
  }

  /** Everybody gets everything, in an order that differs from device to device. */
  exchange(): void {
    for (const to of this.devices) {
      for (const from of [...this.devices, ...this.devices.toReversed()]) this.hand(from, to, 0);
    }
    for (const to of this.devices) for (const from of this.devices) this.hand(from, to, 0);
  }

  /** A person decides a conflict: what they say replaces all heads that they see. */
  settle(device: Device, record: string, name: string, decided: Json): Change {
    const sup = this.lib.headsOf(this.changesOf(device, record), name).map((head) => head.id);
    return this.append(device, this.rest(device, record, name, decided, sup), 'w', 0);
  }

  private take(one: Step): void {
    if (one.do === 'wait') this.now += one.millis;
    if (one.do === 'wait') return;
    const device = this.devices[one.who] as Device;
    if (one.do === 'deliver') this.hand(device, this.devices[one.to] as Device, one.part);
    else this.write(device, one);
    this.afterStep(this, device, one);
  }

  private write(device: Device, one: Exclude<Step, { do: 'wait' | 'deliver' }>): void {
    const record = RECORDS[one.rec] as string;
    if (one.do === 'type') {
      this.type(device, record, one);
      return;
    }
    if (one.do === 'several') {
      const fields = { text: `several ${one.value}`, 'items.1.1': one.value === 0 };
      const sup = Object.keys(fields).flatMap((name) => this.headIds(device, record, name));
      this.append(device, this.rest(device, record, SEVERAL, fields, [...new Set(sup)]), 'w', 0);
      return;
    }
    const name = FIELDS[one.field] as string;
    if (one.do === 'settle') this.settle(device, record, name, valueFor(name, this.letters++));
    else {
      // Not all who write have seen the conflict: an ordinary edit replaces what was shown, and no more.
      const shown = this.lib.shownHead(this.lib.headsOf(this.changesOf(device, record), name));
      const sup = shown === undefined ? [] : [shown.id];
      this.append(device, this.rest(device, record, name, valueFor(name, one.value), sup), 'w', 0);
    }
  }

  private type(device: Device, record: string, one: Extract<Step, { do: 'type' }>): void {
    this.now += one.wait;
    const window = `w${one.window}`;
    const key = `${record} ${window}`;
    const previous = this.lib.shownHead(this.lib.headsOf(this.changesOf(device, record), 'text'));
    const before = previous === undefined ? '' : String(this.lib.materialise(this.changesOf(device, record)).body.text);
    this.letters += 1;
    const letter = String.fromCodePoint(0x4e00 + this.letters);
    const text = one.cut ? letter : before + letter.repeat(4);
    const rest = this.rest(device, record, 'text', text, previous === undefined ? [] : [previous.id]);
    const at = this.now + device.skew;
    const run = device.runs.get(key);
    const heads = this.headIds(device, record, 'text');
    const facts = { window, at, heads, sharedThrough: device.sharedThrough };
    if (previous !== undefined && run !== undefined && this.lib.maySquash(previous, rest, run, facts)) {
      const change = this.replace(device, previous, rest, window);
      device.runs.set(key, this.lib.continueRun(run, change, at));
    } else {
      device.runs.set(key, this.lib.startRun(this.append(device, rest, window, 0), window, at));
    }
  }

  private replace(device: Device, previous: Change, rest: ChangeRest, window: string): Change {
    const gone = this.deeds.get(previous.id) as Deed;
    device.log = device.log.filter((change) => change.id !== previous.id);
    const change = this.append(device, this.lib.squash(previous, rest), window, gone.squashes + 1, previous.id);
    this.squashed.push({ gone, by: this.deeds.get(change.id) as Deed });
    return change;
  }

  private append(device: Device, rest: ChangeRest, window: string, squashes: number, instead?: ChangeId): Change {
    const change = this.lib.makeChange(rest);
    device.last = change.hlc;
    device.heads.set(change.rec, this.lib.advanceHeads(device.heads.get(change.rec) ?? {}, change, instead));
    device.log = this.lib.mergeChanges(device.log, [change]);
    this.deeds.set(change.id, { change, window, at: this.now + device.skew, shared: false, squashes });
    return change;
  }

  private rest(device: Device, record: string, name: string, said: Json, sup: ChangeId[]): ChangeRest {
    const hlc = this.lib.tick(device.last, this.now + device.skew);
    return { rec: record, parent: idOf(100), kind: 'note', field: name, value: said, sup, hlc, author: device.author };
  }

  private headIds(device: Device, record: string, name: string): ChangeId[] {
    return this.lib.headsOf(this.changesOf(device, record), name).map((head) => head.id);
  }

  /** Hands a file over; with `part` some of it is lost on the way, as when one batch of a bundle is refused. */
  private hand(from: Device, to: Device, part: number): void {
    if (from === to) return;
    const sent = from.log;
    for (const change of sent) {
      const deed = this.deeds.get(change.id);
      if (deed !== undefined) deed.shared = true;
      if (from.sharedThrough === null || change.hlc > from.sharedThrough) from.sharedThrough = change.hlc;
    }
    const arrived = part === 0 ? sent : sent.filter((_, index) => index % (part + 1) !== 0);
    to.log = this.lib.mergeChanges(to.log, arrived);
    for (const { hlc } of arrived) to.last = this.lib.observe(to.last, hlc, this.now + to.skew);
    for (const record of RECORDS) to.heads.set(record, this.lib.materialise(this.changesOf(to, record)).heads);
  }
}

function valueFor(name: string, number: number): Json {
  if (name === 'text') return `said ${number}`;
  if (name === 'speaker') return [null, 'resident', 'staff'][number % 3] ?? null;
  return number % 2 === 0;
}
