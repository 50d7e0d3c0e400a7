import { PackError, type PackReason } from './pack-error.ts';
import type { Pack, PackSource } from './schema.ts';

/** @throws PackError, always: what a cross-check found at `path` */
export function refuse(path: string, reason: PackReason): never {
  throw new PackError(path, reason);
}

/**
 * Refuses a list in which a value stands twice, at the second one.
 * @param field what of each entry the values are (`.id`), for the path; nothing where they are the entries themselves
 * @throws PackError `duplicate`
 */
export function noDuplicates(path: string, values: readonly string[], field = ''): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) refuse(`${path}[${index}]${field}`, 'duplicate');
    seen.add(value);
  }
}

/** Refuses a list of references of which one leads nowhere or stands twice. @throws PackError */
export function allKnown(path: string, values: readonly string[], known: ReadonlySet<string>): void {
  noDuplicates(path, values);
  const unknown = values.findIndex((value) => !known.has(value));
  if (unknown >= 0) refuse(`${path}[${unknown}]`, 'unknownReference');
}

/** The ids of a list's entries. */
export function idsOf(list: readonly { id: string }[]): Set<string> {
  return new Set(list.map(({ id }) => id));
}

/**
 * Refuses members that are there twice, or whose name doesn't begin with their owner's (`S01.1` belongs to `S01`).
 * @param path of the list of members
 * @throws PackError `duplicate`, `wrongOwner`
 */
export function checkMembers(path: string, owner: string, members: readonly { id: string }[]): void {
  noDuplicates(
    path,
    members.map(({ id }) => id),
    '.id',
  );
  const stray = members.findIndex(({ id }) => !id.startsWith(`${owner}.`));
  if (stray >= 0) refuse(`${path}[${stray}].id`, 'wrongOwner');
}

/** Refuses a citation that leads nowhere. @throws PackError `unknownReference`, `noSuchPara` */
export function checkSource(pack: Pack, path: string, source: PackSource): void {
  const paras = pack.docs.find(({ id }) => id === source.doc)?.paras ?? refuse(`${path}.doc`, 'unknownReference');
  if (source.para > paras) refuse(`${path}.para`, 'noSuchPara');
}

/**
 * Refuses citations that lead nowhere or stand twice, and such as no person may be shown alone: D0 and D4 come from
 * collections of drafts, so neither is ever the only basis (domain.md).
 * @throws PackError `unknownReference`, `noSuchPara`, `duplicate`, `weakBasis`
 */
export function checkSources(pack: Pack, path: string, sources: readonly PackSource[]): void {
  for (const [index, source] of sources.entries()) checkSource(pack, `${path}[${index}]`, source);
  noDuplicates(
    path,
    sources.map(({ doc, para }) => `${doc}/${para}`),
  );
  const strong = idsOf(pack.docs.filter(({ soleBasis }) => soleBasis));
  if (!sources.some(({ doc }) => strong.has(doc))) refuse(path, 'weakBasis');
}
