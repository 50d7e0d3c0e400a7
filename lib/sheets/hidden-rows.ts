import type { Part } from './unpack.ts';

/** Which rows a worksheet hides (ECMA-376 part 1, 18.3.1.73), by hand or by a filter. */
const HIDDEN_ROW = /<(?:\w+:)?row(?=\s)[^<>]*?\shidden="(?:1|true)"[^<>]*>/g;

/**
 * The rows that each sheet of a workbook hides. The library tells of them only while it reads every cell's style too.
 * @param parts of the workbook
 * @returns by the sheet's place in the workbook, rows from 1; nothing for a sheet whose part isn't found, or which is no
 *   worksheet
 */
export function hiddenRows(parts: readonly Part[]): (ReadonlySet<number> | undefined)[] {
  const byName = new Map(parts.map(({ name, bytes }) => [name.toLowerCase(), bytes]));
  const textOf = (name: string) => {
    const bytes = byName.get(name.toLowerCase());
    // Tags and attributes are ASCII, and one byte a character keeps the copy of a large sheet small.
    return bytes && new TextDecoder('latin1').decode(bytes);
  };
  const targets = new Map(
    tagsOf(textOf('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  );
  return tagsOf(textOf('xl/workbook.xml') ?? '', 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, '\\w+:id'));
    const xml = target && textOf(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return xml ? rowsOf(xml) : undefined;
  });
}

function rowsOf(xml: string): ReadonlySet<number> {
  const rows = (xml.match(HIDDEN_ROW) ?? []).map((tag) => Number(attribute(tag, 'r')));
  return new Set(rows.filter(Number.isInteger));
}

const tagsOf = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
