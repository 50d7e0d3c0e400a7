import { GRADES } from '../model/records.ts';
import { PackError, type PackReason } from './pack-error.ts';
import { type Pack, type PackItem, type PackSource, TAG_PARTS } from './schema.ts';

function refuse(path: string, reason: PackReason): never {
  throw new PackError(path, reason);
}

function noDuplicates(path: string, values: readonly string[], field = ''): void {
  const twice = values.findIndex((value, index) => values.indexOf(value) !== index);
  if (twice >= 0) refuse(`${path}[${twice}]${field}`, 'duplicate');
}

function allKnown(path: string, values: readonly string[], known: ReadonlySet<string>): void {
  noDuplicates(path, values);
  const unknown = values.findIndex((value) => !known.has(value));
  if (unknown >= 0) refuse(`${path}[${unknown}]`, 'unknownReference');
}

function idsOf(list: readonly { id: string }[]): Set<string> {
  return new Set(list.map(({ id }) => id));
}

function checkSources(pack: Pack, path: string, sources: readonly PackSource[]): void {
  const docs = sources.map((source, index) => {
    const doc = pack.docs.find(({ id }) => id === source.doc);
    if (!doc) return refuse(`${path}[${index}].doc`, 'unknownReference');
    if (source.para > doc.paras) refuse(`${path}[${index}].para`, 'noSuchPara');
    return doc;
  });
  noDuplicates(
    path,
    sources.map(({ doc, para }) => `${doc}/${para}`),
  );
  // D0 and D4 come from collections of drafts, so neither is ever the only basis that a person is shown (domain.md).
  if (docs.every((doc) => !doc.soleBasis)) refuse(path, 'weakBasis');
}

function checkItem(pack: Pack, path: string, item: PackItem): void {
  if (!idsOf(pack.sections).has(item.section)) refuse(`${path}.section`, 'unknownReference');
  if (!item.id.startsWith(`${item.section}.`)) refuse(`${path}.section`, 'wrongSection');
  allKnown(`${path}.types`, item.types, idsOf(pack.unitTypes));
  allKnown(`${path}.traits`, item.traits ?? [], idsOf(pack.traits));
  noDuplicates(`${path}.how`, item.how);
  noDuplicates(`${path}.serves`, item.serves);
  checkSources(pack, `${path}.sources`, item.sources);
  // Keeping traces is not proof (S34), and a duty is checked by asking those who were there (S11–S13).
  if (item.form === 'rated' && item.how.every((how) => how === 'check')) refuse(`${path}.how`, 'papersOnly');
  if (item.form === 'duty' && !item.how.includes('ask')) refuse(`${path}.how`, 'nobodyAsked');
}

/**
 * Checks what a pack's fields must say together; their shape is the schema's.
 * @throws PackError naming the first field that is wrong
 */
export function crossCheck(pack: Pack): void {
  for (const list of ['docs', 'unitTypes', 'traits', 'sections', 'items', 'areas', 'tags', 'tagParts'] as const) {
    noDuplicates(
      list,
      pack[list].map(({ id }) => id),
      '.id',
    );
  }
  const graded = pack.grades.map(({ grade }) => grade);
  noDuplicates('grades', graded, '.grade');
  if (!GRADES.every((grade) => graded.includes(grade))) refuse('grades', 'incomplete');
  if (pack.tagParts.length < TAG_PARTS.length) refuse('tagParts', 'incomplete');

  for (const [index, type] of pack.unitTypes.entries()) checkSources(pack, `unitTypes[${index}].sources`, type.sources);
  for (const [index, item] of pack.items.entries()) checkItem(pack, `items[${index}]`, item);
  const areas = idsOf(pack.areas);
  const items = idsOf(pack.items);
  for (const [index, tag] of pack.tags.entries()) {
    if (!areas.has(tag.area)) refuse(`tags[${index}].area`, 'unknownReference');
    checkSources(pack, `tags[${index}].sources`, tag.sources);
    allKnown(`tags[${index}].items`, tag.items ?? [], items);
  }
}
