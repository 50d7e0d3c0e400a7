import type { Language } from '../../i18n/language.ts';
import type { Pack } from '../../packs/schema.ts';
import { handOut } from '../../platform/files.ts';
import { rosterTemplate } from '../../roster/roster-template.ts';
import { writeCsv, writeXlsx } from '../../sheets/write-table.ts';

/** What a roster's template may be written as. */
export const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

const TYPES: Record<TemplateFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** A roster to fill in, in the screen's language, with types and traits of the pack in its samples. */
async function rosterTemplateFile(pack: Pack, format: TemplateFormat, language: Language): Promise<File> {
  const isEnglish = language === 'en';
  const { rows, widths } = rosterTemplate(pack.unitTypes, pack.traits, isEnglish ? 'en' : 'zh');
  const name = isEnglish ? 'roster' : '花名册';
  const bytes = format === 'csv' ? writeCsv(rows) : await writeXlsx([{ name, rows, widths }]);
  const fileName = isEnglish ? `roster-template.${format}` : `花名册模板.${format}`;
  return new File([bytes as BlobPart], fileName, { type: TYPES[format] });
}

/** Hands the template to the person. @returns the name of its file */
export async function takeRosterTemplate(pack: Pack, format: TemplateFormat, language: Language): Promise<string> {
  const file = await rosterTemplateFile(pack, format, language);
  handOut(file, file.name);
  return file.name;
}
