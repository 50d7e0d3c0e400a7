import { lifeOf } from '../../findings/life.ts';
import { type Standing, standingOf } from '../../findings/standing.ts';
import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import type { Pack, Pair } from '../../packs/schema.ts';
import type { MeasurePart } from '../../signals/lacking.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { pairOf } from '../campaign-shown.ts';
import { checkFinding } from '../findings.ts';
import { type FindingLine, type StepOf, stepsOf } from '../findings-read.ts';
import { restsOf } from '../findings-rests.ts';
import { readSurvivors } from '../merged-units.ts';
import { packAt } from '../packs-in-force.ts';
import type { Session } from '../session.ts';

/** More findings or steps than this nobody has. */
const MOST = 200_000;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** A finding as the desk's list shows it: what doesn't change from one day to the next. */
export interface DeskFinding extends Omit<FindingLine, 'standing'> {
  /** The unit that answers for it now, also where its own was merged; null where there is none. */
  unit: Entry<'unit'> | null;
  /** The day on which it was noticed; '' where that was lost. */
  made: string;
  /** What its campaign is called, in both languages where that is the pack's own; null where it is gone. */
  campaign: Pair | null;
  /** The area as its own campaign's pack calls it; null where it has none or the pack isn't known. */
  area: Pair | null;
  /** What its measure doesn't say: quantity, person, deadline (S14); nothing once it is closed. */
  lacks: readonly MeasurePart[];
}

/** A finding on a day. */
export interface FindingRow extends DeskFinding {
  standing: Standing;
}

/** Findings as they stand on a day. @param today a day of the calendar, such as 2026-11-21 */
export function standOn(findings: readonly DeskFinding[], today: string): FindingRow[] {
  return findings.map((one) => ({ ...one, standing: standingOf(one.finding.body, one.life.state, today) }));
}

/**
 * Watches all findings of all campaigns, newest first: an open one outlives its campaign (S30). Read whole once; after
 * that only what changed is read, and a finding that stays what it was stays the same object. @returns stops watching
 */
export function watchDeskFindings(session: Session, on: Watch<readonly DeskFinding[]>): () => void {
  const known = new KnownFindings(session);
  return watch(() => known.read(), on);
}

/** What findings hang on beside their steps. */
interface Around {
  units: ReadonlyMap<Id, Entry<'unit'> | null>;
  campaigns: ReadonlyMap<Id, Entry<'campaign'>>;
  packs: ReadonlyMap<Id, Pack>;
  /** Visits and notes that closings name and that were taken away. */
  gone: ReadonlySet<Id>;
}

/** The findings as they were read last. */
class KnownFindings {
  #findings = new Map<Id, Entry<'finding'>>();
  #steps = new Map<Id, Map<Id, Entry<'step'>>>();
  /** Visits and notes that closings name. */
  #rests = new Set<Id>();
  #lines = new Map<Id, DeskFinding>();
  #around: Around = { units: new Map(), campaigns: new Map(), packs: new Map(), gone: new Set() };
  #list: readonly DeskFinding[] = [];
  #end: number | null = null;

  constructor(private readonly session: Session) {}

  /** The list as the store has it now; the very same one where nothing that it shows has changed. */
  async read(): Promise<readonly DeskFinding[]> {
    const { db } = this.session;
    const changed = this.#end === null ? null : await changedSince(db, this.#end, MOST_CHANGES);
    if (!changed) return this.#readAll();
    const [findings, steps, others] = await Promise.all([
      getRecords(db, 'finding', changed.ids),
      getRecords(db, 'step', changed.ids),
      touchesOthers(db, changed.ids),
    ]);
    const rests = changed.ids.some((id) => this.#rests.has(id)) || steps.some((step) => step?.body.to === 'closed');
    for (const step of steps) this.#noteRests(step);
    const around = others || rests || this.#lacks(findings) ? await this.#readAround(findings) : this.#around;
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (changed.end < (this.#end ?? 0)) return this.#list;
    this.#end = changed.end;
    const stale = [...findings.map((one) => this.#takeFinding(one)), ...steps.map((one) => this.#takeStep(one))];
    const touched = stale.filter((id) => id !== null);
    if (touched.length === 0 && around === this.#around) return this.#list;
    if (around !== this.#around) this.#lines.clear();
    this.#around = around;
    for (const id of touched) this.#lines.delete(id);
    this.#list = this.#build();
    return this.#list;
  }

  async #readAll(): Promise<readonly DeskFinding[]> {
    const { db } = this.session;
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = await endOfLog(db);
    const [findings, steps] = await Promise.all([newestOf(db, 'finding', MOST), newestOf(db, 'step', MOST)]);
    for (const step of steps) this.#noteRests(step);
    const around = await this.#readAround(findings);
    if (end < (this.#end ?? 0)) return this.#list;
    this.#end = end;
    this.#findings = new Map(findings.map((finding) => [finding.id, finding]));
    this.#steps = new Map();
    for (const step of steps) this.#takeStep(step);
    this.#around = around;
    this.#lines.clear();
    this.#list = this.#build();
    return this.#list;
  }

  /** @returns the finding that looks otherwise now */
  #takeFinding(finding: Entry<'finding'> | null): Id | null {
    if (!finding) return null;
    if (finding.shelf === 'live') this.#findings.set(finding.id, finding);
    else this.#findings.delete(finding.id);
    return finding.id;
  }

  /** @returns as `#takeFinding` */
  #takeStep(step: Entry<'step'> | null): Id | null {
    if (!step) return null;
    const own = this.#steps.get(step.parent) ?? new Map<Id, Entry<'step'>>();
    if (step.shelf === 'live') own.set(step.id, step);
    else own.delete(step.id);
    this.#steps.set(step.parent, own);
    return step.parent;
  }

  #noteRests(step: Entry<'step'> | null): void {
    if (step?.body.to !== 'closed') return;
    for (const id of [step.body.visit, step.body.note]) if (id) this.#rests.add(id);
  }

  /** Whether some of these findings hang on what hasn't been read yet. */
  #lacks(found: readonly (Entry<'finding'> | null)[]): boolean {
    const { units, campaigns } = this.#around;
    return found.some((one) => one && !(units.has(one.parent) && campaigns.has(one.body.campaign ?? '')));
  }

  /** @param found findings beside those that are known */
  async #readAround(found: readonly (Entry<'finding'> | null)[]): Promise<Around> {
    const { db } = this.session;
    const findings = [...this.#findings.values(), ...found.filter((one) => one !== null)];
    const parents = [...new Set(findings.map(({ parent }) => parent))];
    const wanted = [...new Set(findings.flatMap(({ body }) => body.campaign ?? []))];
    const [units, rows] = await Promise.all([readSurvivors(db, parents), getRecords(db, 'campaign', wanted)]);
    const campaigns = rows.filter((one) => one !== null);
    return {
      units: new Map(parents.map((id, at) => [id, units[at] ?? null])),
      campaigns: new Map(campaigns.map((one) => [one.id, one])),
      packs: await packsOf(this.session, campaigns),
      gone: await readGone(db, [...this.#rests]),
    };
  }

  #build(): readonly DeskFinding[] {
    const newestFirst = [...this.#findings.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    const lines = newestFirst.map((finding) => this.#lines.get(finding.id) ?? this.#line(finding));
    this.#lines = new Map(lines.map((line) => [line.finding.id, line]));
    return lines;
  }

  #line(finding: Entry<'finding'>): DeskFinding {
    const { units, campaigns, packs, gone } = this.#around;
    const { body } = finding;
    const life = lifeOf<StepOf>(stepsOf([...(this.#steps.get(finding.id)?.values() ?? [])]), body.visit);
    const { visit, note } = restsOf(life);
    const campaign = campaigns.get(body.campaign ?? '');
    const pack = packs.get(body.campaign ?? '') ?? this.session.pack;
    const checks = life.state === 'closed' ? [] : checkFinding(finding);
    return {
      finding,
      life,
      restsGone: gone.has(visit ?? '') || gone.has(note ?? ''),
      unit: units.get(finding.parent) ?? null,
      made: body.at ? shownTime(body.at).date : '',
      campaign: campaign ? pairOf(campaign.body.name, pack.seed.campaign.name) : null,
      area: pack.areas.find(({ id }) => id === body.area)?.name ?? null,
      lacks: checks.flatMap(({ part, found }) => (found === null ? [part] : [])),
    };
  }
}

async function readGone(db: Database, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await Promise.all([getRecords(db, 'visit', ids), getRecords(db, 'note', ids)]);
  return new Set(rows.flat().flatMap((row) => (row?.shelf === 'deleted' ? [row.id] : [])));
}

async function touchesOthers(db: Database, ids: readonly Id[]): Promise<boolean> {
  const rows = await Promise.all([getRecords(db, 'unit', ids), getRecords(db, 'campaign', ids)]);
  return rows.flat().some((row) => row !== null);
}

/** The pack of each campaign, where it is to be had. */
async function packsOf(session: Session, campaigns: readonly Entry<'campaign'>[]): Promise<Map<Id, Pack>> {
  const byKey = new Map<string, Pack | null>();
  const packs = new Map<Id, Pack>();
  for (const { id, body } of campaigns) {
    const { pack = '', packVersion = '' } = body;
    const key = `${pack} ${packVersion}`;
    const isInForce = pack === session.pack.id && packVersion === session.pack.version;
    if (!byKey.has(key)) byKey.set(key, isInForce ? session.pack : await packAt(session.db, pack, packVersion));
    const found = byKey.get(key);
    if (found) packs.set(id, found);
  }
  return packs;
}
