import * as z from 'zod/mini';
import { common, count, day, name, none, text } from './field-shapes.ts';
import { idSchema, sha256Schema } from './ids.ts';
import { momentSchema } from './time.ts';

/** What a lead's briefings are kept as: the office that issues them, drafts, and what was issued. */

/** 实名版 · 匿名版. */
export const EDITIONS = ['named', 'anonymous'] as const;
export type Edition = (typeof EDITIONS)[number];

/**
 * What is written: a briefing of a period (S39), a feedback sheet for one unit, a report of the work so far and one at
 * its end (S05), and a comparison between levels (S35).
 */
export const TEMPLATES = ['briefing', 'feedback', 'process', 'closing', 'levels'] as const;
export type Template = (typeof TEMPLATES)[number];

/** Whether it is a letter to one unit (信函): signed, with neither head nor foot, and not among the office's numbered issues. */
export const isLetter = (template: Template): boolean => template === 'feedback';

/** 内部资料, which is no classification, and the three that are: 秘密, 机密, 绝密. */
export const SECRECIES = ['internal', 'secret', 'confidential', 'topSecret'] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** Whether issues are numbered anew each year, or through. */
export const NUMBERINGS = ['year', 'through'] as const;

/** What of a page an office may set, in millimetres but for the last two; what it doesn't set is GB/T 9704-2012's. */
export const PAGE_PARTS = ['top', 'left', 'width', 'height', 'lines', 'columns'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

/** An office that issues briefings, and what they bear. */
export const officeShape = z.strictObject({
  ...common,
  /** As it signs (发文机关). */
  name,
  /** The red name on top (报头), such as 巡回督导简报. */
  masthead: z.optional(name),
  secrecy: z.optional(z.union([z.enum(SECRECIES), none])),
  /** How long it stays classified: 1年. */
  secrecyTerm: z.optional(name),
  /** Of the copy, top right: 0001. */
  copyNumber: z.optional(name),
  /** To whom it goes: 报 送 发. */
  report: z.optional(text),
  send: z.optional(text),
  distribute: z.optional(text),
  /** How many are printed. */
  copies: z.optional(z.union([count, none])),
  /** Who signs under the text, a line each. */
  signature: z.optional(text),
  /** Of the head's name and rule: red, or black for a printer that has no other. */
  ink: z.optional(z.enum(['red', 'black'])),
  numbering: z.optional(z.enum(NUMBERINGS)),
  /** The number from which it goes on, where earlier issues were made elsewhere. */
  firstNumber: z.optional(z.union([z.int().check(z.minimum(1), z.maximum(100_000)), none])),
  /** Its own 仿宋: the file is kept on this device as an attachment, and never leaves it. */
  font: z.optional(z.union([z.strictObject({ sha256: sha256Schema, name, size: count }), none])),
});
export const officeMembers = {
  /** `page.<part>`: see `PAGE_PARTS`. */
  page: z.union([z.number().check(z.minimum(0), z.maximum(400)), none]),
  /** `sections.<template>`: the order in which the office wants a template's sections, by their ids. */
  sections: z.union([z.array(z.string().check(z.maxLength(60))).check(z.maxLength(60)), none]),
  /** `off.<template>/<section>`: the office leaves it out. */
  off: z.boolean(),
  /** `heading.<template>/<section>`: what the office calls it. */
  heading: text,
};

/** A briefing that is being written. It is never handed on: what goes out is what was issued. */
export const briefingShape = z.strictObject({
  ...common,
  campaign: idSchema,
  office: z.optional(z.union([idSchema, none])),
  template: z.enum(TEMPLATES),
  at: momentSchema,
  title: z.optional(text),
  /** The days that it is about. */
  from: z.optional(z.union([day, none])),
  until: z.optional(z.union([day, none])),
  /** The unit that a feedback sheet is for. */
  unit: z.optional(z.union([idSchema, none])),
  /** The issue that this one corrects. */
  corrects: z.optional(z.union([idSchema, none])),
  /** The order of its sections, where it isn't the office's. */
  sections: z.optional(z.union([z.array(z.string().check(z.maxLength(60))).check(z.maxLength(60)), none])),
});
export const briefingMembers = {
  /** `visit.<visit>`: it is about that one. */
  visit: z.boolean(),
  /** `text.<part>`: words in place of the composed ones, figures marked as `writeLive` does; null for the composed. */
  text: z.union([text, none]),
  /** `of.<part>`: what the composed text said when it was edited. */
  of: z.union([text, none]),
  /** `typed.<part>`: figures of it that somebody typed over and stands by, with where they come from. */
  typed: z.union([text, none]),
  /** `off.<section or part>`: left out; false where the office leaves it out and this briefing doesn't. */
  off: z.union([z.boolean(), none]),
  /** `heading.<section>`: what it is called here. */
  heading: z.union([text, none]),
  /** `fine.<fingerprint>`: somebody looked at that and said that it may stand, as words that are no name. */
  fine: z.boolean(),
};

const issuedFile = z.strictObject({
  /** The PDF as it was issued; kept as an attachment. */
  sha256: sha256Schema,
  size: count,
  pages: count,
});

/** A briefing that was issued; it stands under its office. Never changed but to be declared void: a correction is another one that names it. */
export const issueShape = z.strictObject({
  ...common,
  briefing: idSchema,
  year: z.int().check(z.minimum(1900), z.maximum(9999)),
  number: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  /** 1, and one more for each correction. */
  version: z.int().check(z.minimum(1), z.maximum(10_000)),
  corrects: z.optional(z.union([idSchema, none])),
  title: text,
  at: momentSchema,
  by: name,
  /** What it was composed from, frozen; kept as an attachment on the device that issued it. */
  snapshot: sha256Schema,
  /** Why it doesn't count (作废); '' or none where it does. */
  void: z.optional(z.union([text, none])),
});
/** `file.<edition>`. */
export const issueMembers = { file: issuedFile };

/**
 * Who numbers an office's issues: one installation at a time. The one that made the office is the first; each of these
 * hands it on, and stands under the office. Never changed.
 */
export const numberingShape = z.strictObject({
  ...common,
  /** Whose installation numbers from now on, by the id of the person at it. */
  to: idSchema,
  at: momentSchema,
  by: name,
  /** The handing over before it; none for the first. */
  after: z.optional(z.union([idSchema, none])),
});
