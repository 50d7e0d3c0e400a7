import type { Json } from '../../../lib/changes/change.ts';
import { makeId } from '../../../lib/model/ids.ts';
import { fieldNames, KINDS, type Kind, takesValue } from '../../../lib/model/records.ts';

/** A record as `changesOf` takes it (lib/bundle/format/plain-records.ts). */
export interface PlainRecord {
  kind: Kind;
  id: string;
  parent: string | null;
  fields: Record<string, Json>;
}

/** What the records stand under, and whose they are. */
export interface Ground {
  readonly campaign: string;
  readonly team: string;
  readonly person: string;
  /** The pack under which the visits were made. */
  readonly pack: { readonly [field: string]: Json } & { readonly version: string };
  /** Files of evidence by their hash. */
  readonly files: readonly { readonly sha256: string; readonly size: number; readonly type: string }[];
}

const BEGAN = Date.UTC(2026, 10, 1, 2);
const moment = (texts: Texts): Json => ({ device: BEGAN, offset: 480, zone: texts(64) });
/** A moment at the end of all that a clock can say. */
const LAST: Json = { device: 8.64e15, offset: 840, zone: 'UTC' };

/** The next text of the corpus, cut to so many UTF-16 units. */
export type Texts = (most?: number) => string;

/** Of a corpus, one text after the other. */
export function textsOf(corpus: readonly string[], from: number): Texts {
  let at = from;
  return (most = Number.POSITIVE_INFINITY) => {
    const text = corpus[at++ % corpus.length] ?? '';
    return text.slice(0, most);
  };
}

/** The lengths that fields allow, the longest first. */
const LENGTHS = [Number.POSITIVE_INFINITY, 500, 200, 40];

/** A text of the corpus for a field that takes any text; null for one that doesn't. */
function hostileIn(kind: Kind, field: string, texts: Texts): string | null {
  const text = texts();
  const most = LENGTHS.find((length) => takesValue(kind, field, text.slice(0, length)));
  return most === undefined ? null : text.slice(0, most);
}

/** Hostile texts wherever JSON may stand, under hostile names. */
function hostileJson(texts: Texts): Json {
  const name = () => texts(60).replaceAll(/__proto__|constructor|prototype/g, 'x');
  return { [name()]: texts(), list: [texts(), { [name()]: texts() }], rule: texts(), result: { picked: texts() } };
}

/**
 * Fills every field of a kind that takes texts, by asking the model field by field, so that a field which comes later is
 * filled by itself; what `given` says stands as it is.
 */
function hostileFields(kind: Kind, given: Record<string, Json>, texts: Texts): Record<string, Json> {
  const fields: Record<string, Json> = { ...given };
  for (const name of fieldNames(kind)) {
    // Only drafts of packs hold words one by one, and drafts never travel.
    if (kind === 'pack' && name === 'text.*') continue;
    if (name === 'deleted' || name === 'draft' || name.startsWith('mayGo.')) continue;
    // A member that the screens ask for, and one whose very name is a text.
    const places = name.endsWith('.*') ? [name.replace('*', '2.1'), name.replace('*', memberName(texts))] : [name];
    for (const field of places) {
      if (Object.hasOwn(given, field)) continue;
      const text = hostileIn(kind, field, texts);
      if (text !== null) fields[field] = text;
      else if (takesValue(kind, field, { x: 1 })) fields[field] = hostileJson(texts);
      else if (takesValue(kind, field, ['x'])) fields[field] = [texts(60), texts(60)];
      else if (name.endsWith('.*') && takesValue(kind, field, true)) fields[field] = true;
    }
  }
  return fields;
}

const memberName = (texts: Texts): string => texts(120).replaceAll(/__proto__|constructor|prototype/g, 'x') || 'x';

/** Kinds begin at texts this far apart. */
const APART = 13;

/** Every kind of record, so many rounds of each, with a text of the corpus in every field that takes one. */
export function hostileRecords(rounds: number, ground: Ground, textsFrom: (at: number) => Texts): PlainRecord[] {
  const records: PlainRecord[] = [];
  for (let round = 0; round < rounds; round++) {
    const ids = Object.fromEntries(KINDS.map((kind) => [kind, makeId(BEGAN + round)])) as Record<Kind, string>;
    if (round === 0) Object.assign(ids, { campaign: ground.campaign, team: ground.team, member: ground.person });
    for (const [at, kind] of KINDS.entries()) {
      // A pack is large, and each holds texts from all over the corpus.
      if (kind === 'pack' && round >= 3) continue;
      // So that as many rounds as there are texts put each into every field.
      const texts = textsFrom(round + at * APART);
      const { parent, given } = placeOf(kind, ids, ground, texts, round);
      records.push({ kind, id: ids[kind], parent, fields: hostileFields(kind, given, texts) });
    }
  }
  return records;
}

interface Place {
  parent: string | null;
  given: Record<string, Json>;
}

/** What a record needs to be shown where people look: its parent, its links, its choices. */
function placeOf(kind: Kind, ids: Record<Kind, string>, ground: Ground, texts: Texts, round: number): Place {
  const at = round === 1 ? LAST : moment(texts);
  const { campaign, team } = ground;
  const { unit, visit, note, tag, evidence, finding, comment, member, office, briefing, numbering } = ids;
  const file = ground.files[round % ground.files.length] ?? { sha256: '0'.repeat(64), size: 1, type: 'x' };
  const of = (parent: string | null, given: Record<string, Json> = {}): Place => ({ parent, given: { at, ...given } });
  const alone = (given: Record<string, Json>): Place => ({ parent: null, given });
  const handed = { began: at, ended: at, handed: at };
  const places: Record<Kind, Place> = {
    campaign: alone(round === 0 ? { pack: 'education-2023-second', team } : { team }),
    team: alone({ level: 'provincial' }),
    member: alone({ team, role: 'supervisor' }),
    unit: alone({ mergedInto: null, parent: null, 'traits.branch': true }),
    visit: {
      parent: unit,
      given: {
        ...{ ...handed, unit, campaign, by: member, packVersion: ground.pack.version, covert: true },
        ...{ 'rating.2.1': 'poor', 'rating.2.2': 'good', 'duty.2.3': 'notDone', 'method.noNotice': 'notKept' },
      },
    },
    note: of(visit, {
      ...{ how: 'look', source: round % 3 === 2 ? 'backToBack' : 'public', speaker: null, 'items.2.1': true },
      ...{ [`evidence.${evidence}`]: true, quote: { text: texts(), title: texts(), address: texts(), at } },
    }),
    tag: of(visit, { tag: 'F09', status: 'suspected', [`notes.${note}`]: true, [`evidence.${evidence}`]: true }),
    evidence: of(visit, { sha256: file.sha256, size: file.size, ...(round % 2 === 0 && { type: file.type }) }),
    pack: of(null, {
      pack: `kept-${round}`,
      version: '1.0.0',
      data: { ...ground.pack, id: `kept-${round}`, version: '1.0.0' },
    }),
    draw: of(null, { campaign, rosterHash: file.sha256 }),
    task: alone({ campaign, unit, member, on: '2026-11-21', draw: null, visit: null }),
    finding: of(unit, {
      ...{ campaign, visit, cause: 'above', passedOn: '2026-11-01', claimed: true, deadline: '2026-11-20' },
      ...{ [`notes.${note}`]: true, [`tags.${tag}`]: true },
    }),
    step: of(finding, { to: 'toCheck', by: member, visit, note }),
    remark: of(visit, { nature: 'advice' }),
    material: of(visit, { material: 'plan', verdict: 'returned' }),
    evaluation: of(visit, { 'tally.satisfied.yes.w': 40, 'tally.satisfied.no.w': 3 }),
    topic: of(visit, { raisedBy: 'people' }),
    complaint: of(visit, { received: at }),
    practice: of(visit, { what: 'idea', passOn: true }),
    case: of(visit, { side: 'negative', passOn: true }),
    view: alone({ list: 'visits' }),
    comment: of(visit, { on: round % 2 === 0 ? note : visit }),
    review: of(visit, { to: 'returned', [`asks.${comment}`]: true }),
    verdict: of(visit, { tag, to: 'ruledOut' }),
    settlement: of(unit, { item: '2.1', grade: 'fair', [`visits.${visit}`]: true }),
    office: alone({ numbering: 'year', font: { sha256: file.sha256, name: texts(100), size: file.size } }),
    briefing: of(null, { campaign, office, unit, template: 'briefing', [`visit.${visit}`]: true, corrects: null }),
    issue: of(office, {
      ...{ briefing, year: 2026, number: round + 1, version: 1, corrects: null, snapshot: file.sha256 },
      'file.named': { sha256: file.sha256, size: file.size, pages: 3 },
    }),
    numbering: of(office, { to: member, after: round === 0 ? null : numbering }),
  };
  return places[kind];
}
