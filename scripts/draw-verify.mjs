// Recomputes a random draw from the file that was handed out, and says whether it gives the picks that the file states.
//   node scripts/draw-verify.mjs FILE…    exit code 0: all match, 1: one differs, 2: one is not the file of a draw
// An independent check: it shares no code with the extension and needs nothing but Node itself.
//
//   roster hash  SHA-256 of the roster as JSON with sorted keys and no white space
//   lot          HMAC-SHA-256 with the seed's 32 bytes as key over: roster hash, line feed, unit id; smallest goes first
//   picks        of each stratum the first by lot, as many as its quota
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The file is not what it has to be. */
class BadFile extends Error {}
/** The file is sound, but does not follow. */
class Difference extends Error {}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// ── What a file must look like ──
const text = (value) => typeof value === 'string';
const label = (value) => text(value) && value !== '';
const hash = (value) => text(value) && /^[0-9a-f]{64}$/.test(value);
const id = (value) =>
  text(value) && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);
const count = (value) => Number.isInteger(value) && value >= 1 && value <= 1_000_000;
const date = (value) => {
  const millis = text(value) && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(value);
};
const oneOf = (list) => (value) => list.includes(value);
const orNull = (test) => (value) => value === null || test(value);
const list = (test) => (value) => Array.isArray(value) && value.every(test);
const some = (test) => (value) => list(test)(value) && value.length > 0;
const sorted = (test) => (value) => list(test)(value) && value.every((one, i) => i === 0 || value[i - 1] < one);
const object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const [labels, counted] = [some(label), { filter: object, whenShort: oneOf(['refuse', 'takeAll']), count }];
const by = oneOf(['type', 'trait', 'level', 'place']);
const RULES = {
  plain: { ...counted, mode: text },
  each: { ...counted, mode: text, by },
  proportional: { ...counted, mode: text, by, 'minimum?': count },
};
const since = (value) => value === 'never' || date(value);
const FILTER = {
  ...{ 'types?': labels, 'traits?': labels, 'levels?': labels, 'places?': labels },
  ...{ 'notVisitedSince?': since, 'members?': some(id) },
};
const DRAW = {
  ...{ id, at: object, seed: hash, rosterHash: hash, rule: object, result: object },
  ...{ redoes: orNull(id), reason: orNull(text) },
};
const UNIT = {
  ...{ id, name: text, 'code?': label, type: orNull(label), traits: sorted(label), 'level?': label, 'place?': label },
  ...{ lastVisit: orNull(date), recused: sorted(id) },
};

/** Every field is there (unless marked `?`) and as it must be, and no other. */
function check(value, path, shape) {
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(shape, key) && !Object.hasOwn(shape, `${key}?`)) throw new BadFile(`${path}${key} is unknown`);
  }
  for (const [name, test] of Object.entries(shape)) {
    const key = name.replace('?', '');
    if (!Object.hasOwn(value, key) && key !== name) continue;
    if (!Object.hasOwn(value, key) || !test(value[key])) throw new BadFile(`${path}${key} is missing or wrong`);
  }
}

function read(bytes) {
  let file;
  try {
    file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new BadFile('not JSON', { cause: error });
  }
  if (!object(file) || file.format !== 'xunji-draw') throw new BadFile('not the file of a draw');
  check(file, '', { format: text, formatVersion: (version) => version === 1, draw: object, roster: list(object) });
  check(file.draw, 'draw.', DRAW);
  const { mode } = file.draw.rule;
  if (!Object.hasOwn(RULES, mode)) throw new BadFile('draw.rule.mode is missing or wrong');
  check(file.draw.rule, 'draw.rule.', RULES[mode]);
  check(file.draw.rule.filter, 'draw.rule.filter.', FILTER);
  file.roster.forEach((unit, i) => void check(unit, `roster[${i}].`, UNIT));
  if (!sorted(text)(file.roster.map((unit) => unit.id))) throw new BadFile('roster is not sorted by id, each once');
  return file;
}

// ── The draw ──
/** Why a unit may not be drawn; the last two leave it counted among those aimed at. */
function whyNot(unit, { types, traits, levels, places, notVisitedSince: day, members }) {
  if (types && !types.includes(unit.type)) return 'type';
  if (traits && !traits.some((trait) => unit.traits.includes(trait))) return 'trait';
  if (levels && !levels.includes(unit.level)) return 'level';
  if (places && !places.includes(unit.place)) return 'place';
  if (day && unit.lastVisit !== null && (day === 'never' || unit.lastVisit >= day)) return 'visitedSince';
  return members?.some((member) => unit.recused.includes(member)) ? 'recused' : null;
}

/** Says of a unit which stratum it stands in: of several traits the rarest counts, then the first by name. */
function stratumOf({ mode, by, filter }, aimed) {
  if (mode === 'plain') return () => null;
  if (by !== 'trait') return (unit) => unit[by] ?? null;
  const having = new Map();
  for (const trait of aimed.flatMap((unit) => unit.traits)) having.set(trait, (having.get(trait) ?? 0) + 1);
  const own = (unit) => unit.traits.filter((trait) => !filter.traits || filter.traits.includes(trait));
  return (unit) => own(unit).sort((a, b) => having.get(a) - having.get(b) || (a < b ? -1 : 1))[0] ?? null;
}

/** Proportional quotas: strata whose share is under the minimum get that; the rest goes by largest remainder, then lot. */
function share(total, minimum, strata, lot) {
  if (minimum * strata.length > total) throw new Difference('refused: the minimum is too large');
  let [free, left, all] = [strata, 0, 0];
  for (let before = -1; before !== free.length; ) {
    before = free.length;
    left = total - minimum * (strata.length - before);
    all = free.reduce((sum, { units }) => sum + units.length, 0);
    free = free.filter(({ units }) => left * units.length >= minimum * all);
  }
  for (const stratum of strata) stratum.quota = minimum;
  for (const stratum of free) stratum.quota = Math.floor((left * stratum.units.length) / all);
  const rest = left - free.reduce((sum, { quota }) => sum + quota, 0);
  const claims = free.map((stratum) => ({
    stratum,
    part: (left * stratum.units.length) % all,
    lot: lot(`stratum\n${stratum.name ?? ''}`),
  }));
  claims.sort((a, b) => b.part - a.part || (a.lot < b.lot ? -1 : 1));
  for (const { stratum } of claims.slice(0, rest)) stratum.quota += 1;
}

/** The strata by name, the nameless last, each with those of it who may be drawn, in the order of the lot. */
function strataOf(rule, eligible, aimed) {
  const nameOf = stratumOf(rule, aimed);
  const names = new Set([...((rule.mode !== 'plain' && rule.filter[`${rule.by}s`]) || []), ...aimed.map(nameOf)]);
  const ordered = [...[...names].filter((name) => name !== null).sort(), ...(names.has(null) ? [null] : [])];
  const strata = new Map(ordered.map((name) => [name, { name, units: [], quota: rule.count }]));
  for (const unit of eligible) strata.get(nameOf(unit)).units.push(unit);
  return [...strata.values()];
}

function pick({ name, units, quota }, { whenShort }) {
  const missing = Math.max(0, quota - units.length);
  if (missing > 0 && whenShort === 'refuse')
    throw new Difference(`refused: ${quota} of ${units.length} in ${show(name)}`);
  return { name, eligible: units.length, quota, missing, picked: units.slice(0, quota).map((unit) => unit.id) };
}

function drawAgain(roster, rosterHash, { rule, seed }) {
  const key = Buffer.from(seed, 'hex');
  const lot = (message) => createHmac('sha256', key).update(`${rosterHash}\n${message}`).digest('hex');
  const judged = roster.map((unit) => ({ ...unit, why: whyNot(unit, rule.filter), lot: lot(unit.id) }));
  const eligible = judged.filter(({ why }) => why === null).sort((a, b) => (a.lot + a.id < b.lot + b.id ? -1 : 1));
  const enough = rule.mode !== 'proportional' || rule.whenShort === 'takeAll' || rule.count <= eligible.length;
  if (eligible.length === 0 || !enough) throw new Difference(`refused: ${rule.count} of ${eligible.length}`);
  const strata = strataOf(
    rule,
    eligible,
    judged.filter(({ why }) => [null, 'visitedSince', 'recused'].includes(why)),
  );
  if (rule.mode === 'proportional') share(rule.count, rule.minimum ?? 0, strata, lot);
  const drawn = strata.map((stratum) => pick(stratum, rule));
  const chosen = new Set(drawn.flatMap(({ picked }) => picked));
  const excluded = judged.filter(({ why }) => why !== null).map((unit) => ({ id: unit.id, why: unit.why }));
  const picked = eligible.filter((unit) => chosen.has(unit.id)).map((unit) => unit.id);
  return { rosterHash, eligible: eligible.length, excluded, strata: drawn, picked };
}

// ── The comparison ──
/** Throws the first place where what the file states is not what follows from its roster, rule and seed. */
function compare(expected, found, path) {
  const [a, b] = [expected, found].map((value) => (value !== null && typeof value === 'object' ? value : null));
  if (!a || !b || Array.isArray(a) !== Array.isArray(b)) {
    if (expected !== found) throw new Difference(`${path} is ${show(found)}, must be ${show(expected)}`);
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [a, b].map((side) => (Object.hasOwn(side, key) ? side[key] : undefined));
    compare(left, right, `${path}.${key}`);
  }
}

function checkRedraw({ redoes, reason, id: own }) {
  if (redoes === own) throw new Difference('it redoes itself');
  if (redoes !== null && (reason ?? '').replace(/[\s\p{Cf}]/gu, '') === '')
    throw new Difference('a redraw without a reason');
}

/** A text from the file: nothing in it may move the cursor or turn the line around. */
function show(value) {
  return String(JSON.stringify(value)).replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

function verify(path) {
  const { draw, roster } = read(readFileSync(path));
  const rosterHash = createHash('sha256').update(canonical(roster)).digest('hex');
  console.log(`${path}\n  roster: ${roster.length} units, SHA-256 ${rosterHash}\n  seed: ${draw.seed}`);
  if (draw.redoes !== null) console.log(`  redoes ${draw.redoes}, because ${show(draw.reason)}`);
  compare(rosterHash, draw.rosterHash, 'rosterHash');
  const again = drawAgain(roster, rosterHash, draw);
  const names = new Map(roster.map((unit) => [unit.id, unit.name]));
  for (const { name, eligible, quota, picked } of again.strata) {
    const title = name === null ? (draw.rule.mode === 'plain' ? 'all' : 'without a label') : show(name);
    console.log(`  ${title}: ${eligible} eligible, ${quota} to draw, ${picked.length} drawn`);
    for (const one of picked) console.log(`    ${one} ${show(names.get(one))}`);
  }
  compare(again, draw.result, 'result');
  checkRedraw(draw);
  console.log('  matches');
}

/** Verifies one file and says how it went, as an exit code. */
function tryFile(path) {
  try {
    verify(path);
    return 0;
  } catch (error) {
    if (error instanceof Difference) console.log(`  differs: ${error.message}`);
    else if (error instanceof BadFile || error.code) console.error(`${path}: ${error.message}`);
    else throw error;
    return error instanceof Difference ? 1 : 2;
  }
}

const paths = process.argv.slice(2);
if (paths.length === 0) console.error('usage: draw-verify FILE…');
process.exitCode = paths.length === 0 ? 2 : Math.max(...paths.map(tryFile));
