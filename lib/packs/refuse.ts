import { PackError, type PackReason } from './pack-error.ts';
import type { Pack, PackSource } from './schema.ts';

/** Hears of each thing that is wrong with a pack. One that throws ends the checking with the first. */
export type Report = (path: string, reason: PackReason) => void;

/** @throws PackError, always: what a cross-check found at `path` */
export function refuse(path: string, reason: PackReason): never {
  throw new PackError(path, reason);
}

/**
 * Reports each value of a list that stands there a second time.
 * @param field what of each entry the values are (`.id`), for the path; nothing where they are the entries themselves
 */
export function noDuplicates(report: Report, path: string, values: readonly string[], field = ''): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) report(`${path}[${index}]${field}`, 'duplicate');
    seen.add(value);
  }
}

/** Reports the references of a list that lead nowhere or stand twice. */
export function allKnown(report: Report, path: string, values: readonly string[], known: ReadonlySet<string>): void {
  noDuplicates(report, path, values);
  for (const [index, value] of values.entries()) {
    if (!known.has(value)) report(`${path}[${index}]`, 'unknownReference');
  }
}

/** The ids of a list's entries. */
export function idsOf(list: readonly { id: string }[]): Set<string> {
  return new Set(list.map(({ id }) => id));
}

/**
 * Reports members that are there twice, or whose name doesn't begin with their owner's (`S01.1` belongs to `S01`).
 * @param path of the list of members
 */
export function checkMembers(report: Report, path: string, owner: string, members: readonly { id: string }[]): void {
  noDuplicates(
    report,
    path,
    members.map(({ id }) => id),
    '.id',
  );
  for (const [index, { id }] of members.entries()) {
    if (!id.startsWith(`${owner}.`)) report(`${path}[${index}].id`, 'wrongOwner');
  }
}

/** Reports a citation that leads nowhere. */
export function checkSource(report: Report, pack: Pack, path: string, source: PackSource): void {
  const doc = pack.docs.find(({ id }) => id === source.doc);
  if (!doc) report(`${path}.doc`, 'unknownReference');
  else if (source.para > doc.paras) report(`${path}.para`, 'noSuchPara');
}

/**
 * Reports citations that lead nowhere or stand twice, and such as no person may be shown alone: D0 and D4 come from
 * collections of drafts, so neither is ever the only basis (domain.md).
 */
export function checkSources(report: Report, pack: Pack, path: string, sources: readonly PackSource[]): void {
  for (const [index, source] of sources.entries()) checkSource(report, pack, `${path}[${index}]`, source);
  noDuplicates(
    report,
    path,
    sources.map(({ doc, para }) => `${doc}/${para}`),
  );
  const strong = idsOf(pack.docs.filter(({ soleBasis }) => soleBasis));
  if (!sources.some(({ doc }) => strong.has(doc))) report(path, 'weakBasis');
}
