import type { Named, RosterField } from './roster-unit.ts';
import { SAMPLE_MARKS } from './row-kinds.ts';

/** What a template is filled in with. */
type TemplateLanguage = 'zh' | 'en';

/** A column of the template: its title, which leaves no doubt when it is read again, and what two sample units say. */
interface TemplateColumn {
  field: RosterField;
  title: Readonly<Record<TemplateLanguage, string>>;
  samples: Readonly<Record<TemplateLanguage, readonly [string, string]>>;
}

const COLUMNS: readonly TemplateColumn[] = [
  column('name', ['单位名称', 'Unit name'], ['柳河镇', '东沟村'], ['Liuhe Town', 'Donggou Village']),
  column('type', ['单位类型', 'Unit type'], ['', ''], ['', '']),
  column('code', ['代码', 'Code'], ['001', '002'], ['001', '002']),
  column('level', ['级别', 'Level'], ['乡科级', ''], ['township', '']),
  column('parent', ['上级单位', 'Parent unit'], ['', '柳河镇'], ['', 'Liuhe Town']),
  column('place', ['所在地', 'Place'], ['清源县', '清源县柳河镇'], ['Qingyuan County', 'Liuhe, Qingyuan County']),
  column('first', ['第一责任人', 'First responsible'], ['李长明', '王秀英'], ['Li Changming', 'Wang Xiuying']),
  column('traits', ['属性', 'Traits'], ['', ''], ['', '']),
  column('newOrganisations', ['两新组织数', 'New organisations'], ['6', '0'], ['6', '0']),
  column('mobileMembers', ['流动党员数', 'Mobile members'], ['12', '3'], ['12', '3']),
  column('weak', ['软弱涣散（是/否）', 'Weak branch (yes/no)'], ['否', '是'], ['no', 'yes']),
];

function column(
  field: RosterField,
  [zh, en]: readonly [string, string],
  zhSamples: readonly [string, string],
  enSamples: readonly [string, string],
): TemplateColumn {
  return { field, title: { zh, en }, samples: { zh: zhSamples, en: enSamples } };
}

/**
 * A roster to fill in: the titles, and two sample units with types and traits of the pack. Each sample's name begins with
 * a mark by which an import knows it and leaves it out.
 * @param language of titles and samples
 */
export function rosterTemplate(
  types: readonly Named[],
  traits: readonly Named[],
  language: TemplateLanguage,
): { rows: string[][]; widths: number[] } {
  const sample = (at: 0 | 1) =>
    COLUMNS.map(({ field, samples }) => {
      const text = samples[language][at];
      // Both stand for any: the first and the last of the pack.
      if (field === 'type') return types.at(at === 0 ? 0 : -1)?.name[language] ?? '';
      if (field === 'traits')
        return traits
          .slice(0, at + 1)
          .map(({ name }) => name[language])
          .join('、');
      return (field === 'name' || field === 'parent') && text !== '' ? SAMPLE_MARKS[language] + text : text;
    });
  const rows = [COLUMNS.map(({ title }) => title[language]), sample(0), sample(1)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))) + 2);
  return { rows, widths };
}

/** In a spreadsheet's own measure: a Chinese character is two digits wide. */
const widthOf = (text: string): number => [...text].reduce((all, char) => all + (char > '\u2e80' ? 2 : 1), 0);
