// @ts-check
import { keyLine } from '../lib/bundle/format/ssh-signature.ts';
import { makeBatches } from '../lib/bundle/format/write-batch.ts';
import { makeSecretKey, signerOf } from '../lib/bundle/sign/ed25519.ts';
import { writeBundle } from '../lib/bundle/zip/write-bundle.ts';
import { tick } from '../lib/changes/clock.ts';
import { makeChange } from '../lib/changes/make-change.ts';
import { makeId } from '../lib/model/ids.ts';

/** @typedef {import('../lib/changes/change.ts').Change} Change */

const NOTES = 20;
const RATED = ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '4.1', '4.2', '5.1'];
const VISITS_A_UNIT = 5;
const BEGUN = Date.parse('2026-11-01T08:00:00Z');
const TEXT = '学习计划列 4 本必读书目，记录只有两次专家辅导签到表，没有个人自学记录。';

/** One person's changes, in the order of a clock that never stands still. */
class Pen {
  constructor() {
    this.author = `${makeId(BEGUN)}.0`;
    /** @type {string | null} */
    this.last = null;
    this.serial = 0;
  }

  id() {
    this.serial++;
    return makeId(BEGUN + this.serial);
  }

  /** @param {Pick<Change, 'rec' | 'kind' | 'parent' | 'field' | 'value'> & { sup?: string[] }} what */
  write({ sup = [], ...what }) {
    this.last = tick(this.last, BEGUN + this.serial * 1000);
    return makeChange({ ...what, sup, hlc: this.last, author: this.author });
  }
}

/** @param {Pen} pen @param {{ unit: string, campaign: string, at: number }} of */
function visitOf(pen, { unit, campaign, at }) {
  const moment = { device: BEGUN + at * 1000, offset: 480, zone: 'Asia/Shanghai' };
  const visit = pen.id();
  const own = { rec: visit, kind: 'visit', parent: unit };
  const value = { unit, campaign, by: '乙', packVersion: '1.0.0', began: moment };
  const changes = [pen.write({ ...own, field: '*', value })];
  for (const item of RATED) changes.push(pen.write({ ...own, field: `rating.${item}`, value: 'good' }));
  for (let note = 0; note < NOTES; note++) {
    const rec = { rec: pen.id(), kind: 'note', parent: visit };
    const said = { text: `第 ${at} 次第 ${note} 条：${TEXT}`, how: 'look', source: 'public', at: moment };
    const first = pen.write({ ...rec, field: '*', value: said });
    changes.push(first);
    if (note % 2 === 0) {
      changes.push(pen.write({ ...rec, field: 'text', value: `${said.text}补一句。`, sup: [first.id] }));
    }
  }
  return changes;
}

/**
 * A file of so many visits by somebody else, one batch a visit as the program cuts them: 20 notes and 40 changes each.
 * @param {number} visits
 */
export async function manyVisits(visits) {
  const pen = new Pen();
  const signer = signerOf(makeSecretKey());
  /** @type {Change[]} */
  const units = [];
  for (let at = 0; at < visits; at += VISITS_A_UNIT) {
    const value = { name: `第 ${at} 村党支部` };
    units.push(pen.write({ rec: pen.id(), kind: 'unit', parent: null, field: '*', value }));
  }
  const batches = makeBatches(units, pen.author, null, signer);
  const campaign = pen.id();
  let changes = units.length;
  for (let at = 0; at < visits; at++) {
    const unit = units[Math.floor(at / VISITS_A_UNIT)]?.rec ?? '';
    const made = visitOf(pen, { unit, campaign, at });
    changes += made.length;
    const last = batches.at(-1);
    const after = last ? { seq: batches.length, digest: last.digest } : null;
    batches.push(...makeBatches(made, pen.author, after, signer));
  }
  const createdAt = new Date(BEGUN).toISOString();
  const header = { bundleId: makeId(BEGUN), createdAt, seq: 1, prev: null, packs: [], recipients: [] };
  const author = { id: pen.author, name: '乙', publicKey: keyLine(signer.publicKey) };
  const open = () => Promise.reject(new Error('no attachments'));
  const source = { header, author, batches, packs: new Map(), attachments: [], open };
  const { blob } = await writeBundle(source, signer);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { bytes, records: units.length + visits * (1 + NOTES), changes };
}
