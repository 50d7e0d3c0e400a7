import { GRADES, NOTE_KINDS, TEAM_LEVELS, UNIT_FACTS } from '../model/records.ts';
import { type Pack, type Pair, TAG_PARTS } from './schema.ts';

/** A pack's sheets and columns, as people see them in a table. Which field each column stands for is its path. */

export type Language = 'zh' | 'en';

/** A value of a fixed list: its code in the pack, and its word in each language. */
interface Choice {
  code: string;
  zh: string;
  en: string;
}

/** What a cell holds. `codes` are references or ids, `words` texts, both several in one cell. */
export type CellKind = 'text' | 'code' | 'number' | 'yesNo' | 'codes' | 'words' | 'source' | 'sources';

export interface Column {
  /** Field of the sheet's entries: `look.zh`; the one that begins with `^` names the entry's owner. */
  path: string;
  zh: string;
  en: string;
  kind: CellKind;
  /** The cell names one of these; several where the kind is `codes`. */
  choices?: readonly Choice[];
  /** The column may be left out of the table. */
  optional?: true;
  /** What an empty cell stands for; without it, the field is left out. */
  blank?: null | 'none';
}

export interface SheetSpec {
  /** List of the pack that the rows are entries of; null for the pack itself, which is one row. */
  list: string | null;
  /** Where the rows are entries of a list in that list's entries: its name. */
  child?: string;
  zh: string;
  en: string;
  /** The sheet may be left out. */
  optional?: true;
  columns: readonly Column[];
}

/** The column that says which entry of the owners' list a row belongs to. */
export const OWNER = '^owner';

type More = Partial<Pick<Column, 'optional' | 'blank' | 'choices'>>;

function column(path: string, kind: CellKind, zh: string, en: string, more: More = {}): Column {
  return { path, kind, zh, en, ...more };
}

function pairOf(path: string, zh: string, en: string, more: More = {}): Column[] {
  return [
    column(`${path}.zh`, 'text', `${zh}（中文）`, `${en} (Chinese)`, more),
    column(`${path}.en`, 'text', `${zh}（英文）`, `${en} (English)`, more),
  ];
}

function choicesOf(codes: readonly string[], zh: string, en: string): Choice[] {
  const [words, others] = [zh.split(' '), en.split('; ')];
  return codes.map((code, index) => ({ code, zh: words[index] ?? code, en: others[index] ?? code }));
}

const AUTHORITY: Readonly<Record<Pack['docs'][number]['authority'], Pair>> = {
  central: { zh: '中央', en: 'Central' },
  city: { zh: '市', en: 'City' },
  practitioner: { zh: '实践者', en: 'Practitioner' },
  collection: { zh: '汇集', en: 'Collection' },
  house: { zh: '自定', en: 'Own rules' },
};
const AUTHORITIES = Object.entries(AUTHORITY).map(([code, word]) => ({ code, ...word }));
const FORMS = choicesOf(['rated', 'duty'], '评定 规定动作', 'Rated; Duty');
const WAYS = choicesOf(NOTE_KINDS, '看 听 问 查', 'Look; Listen; Ask; Check');
const EVERY = choicesOf(['month'], '月', 'Month');
const SCALE = choicesOf(
  GRADES,
  '好 较好 一般 较差 不适用 未查看',
  'Good; Fairly good; Fair; Poor; Not applicable; Not seen',
);
const LEVELS = choicesOf(TEAM_LEVELS, '中央 省 系统 其他', 'Central; Provincial; System; Other');
const FACTS = choicesOf(UNIT_FACTS, '两新组织 流动党员 软弱涣散', 'New organisations; Mobile members; Weak and lax');
const PARTS = choicesOf(
  TAG_PARTS,
  '事实 单位说法 群众说法 其他解释 佐证',
  'Fact; Unit said; People said; Other explanation; Evidence',
);

const ID = column('id', 'code', '编号', 'Id');
const SOURCES = column('sources', 'sources', '依据', 'Sources');
const OPTIONAL = { optional: true } as const;

const PACK: Column[] = [
  ID,
  column('version', 'code', '版本', 'Version'),
  ...pairOf('title', '名称', 'Title'),
  column('score.minShare', 'number', '给分的最低评定比例', 'Least share graded for a score', OPTIONAL),
  column('limits.visitsPerUnitMonth', 'number', '每单位每月走访上限', 'Most visits per unit and month', OPTIONAL),
  column('limits.minutesPerVisit', 'number', '每次走访分钟上限', 'Most minutes per visit', OPTIONAL),
  column('limits.peoplePerVisit', 'number', '每次占用人数上限', 'Most people kept per visit', OPTIONAL),
  column('limits.papersPerVisit', 'number', '每次要材料上限', 'Most papers asked for per visit', OPTIONAL),
  column('limits.sources', 'sources', '上限的依据', 'Sources of the limits', OPTIONAL),
  ...pairOf('limits.note', '上限的说明', 'Note on the limits', OPTIONAL),
  column('evaluation.minSample', 'number', '算百分比的最少人数', 'Fewest people for a percentage', OPTIONAL),
  ...pairOf('evaluation.note', '群众评价的说明', 'Note on the evaluation', OPTIONAL),
  column('seed.campaign.id', 'code', '专项编号', 'Campaign id', OPTIONAL),
  ...pairOf('seed.campaign.name', '专项名称', 'Campaign', OPTIONAL),
  column('seed.team.id', 'code', '督导组编号', 'Team id', OPTIONAL),
  ...pairOf('seed.team.name', '督导组名称', 'Team', OPTIONAL),
  column('seed.team.level', 'code', '督导组层级', 'Team level', { ...OPTIONAL, choices: LEVELS }),
  ...pairOf('seed.team.mandate', '督导组职责', 'Mandate', OPTIONAL),
  ...pairOf('seed.team.rule', '督导组派出的规定', 'Rule on teams', OPTIONAL),
  column('unitFacts', 'codes', '单位另记的情况', 'Facts of units', { ...OPTIONAL, choices: FACTS }),
];

const DOCS: Column[] = [
  ID,
  ...pairOf('title', '名称', 'Title'),
  column('authority', 'code', '权威性', 'Authority', { choices: AUTHORITIES }),
  column('soleBasis', 'yesNo', '可单独作依据', 'May stand alone'),
  column('paras', 'number', '段数', 'Paragraphs'),
  ...pairOf('note', '说明', 'Note'),
];

const ITEMS: Column[] = [
  ID,
  column('section', 'code', '板块', 'Section'),
  column('form', 'code', '形式', 'Form', { choices: FORMS }),
  ...pairOf('question', '检查内容', 'Question'),
  ...pairOf('short', '简称', 'Short name'),
  ...pairOf('look', '怎么查', 'What to look at'),
  column('how', 'codes', '方式', 'Ways', { choices: WAYS }),
  ...pairOf('against', '反面表现', 'What speaks against'),
  SOURCES,
  column('serves', 'codes', '对应要求', 'Serves', { blank: 'none', ...OPTIONAL }),
  column('types', 'codes', '适用类型', 'Unit types', { blank: 'none' }),
  column('traits', 'codes', '适用属性', 'Traits', OPTIONAL),
  column('points', 'codes', '维度要点', 'Points', OPTIONAL),
  column('clauses', 'codes', '分类要求', 'Clauses', OPTIONAL),
  column('weight', 'number', '权重', 'Weight', OPTIONAL),
  column('duty.local', 'yesNo', '当地要求', 'Local rule', OPTIONAL),
  column('duty.every', 'code', '每隔', 'Every', { ...OPTIONAL, choices: EVERY }),
  column('duty.count', 'number', '次数', 'Times', OPTIONAL),
  column('retired', 'code', '停用版本', 'Retired in version', OPTIONAL),
];

const TAGS: Column[] = [
  ID,
  column('area', 'code', '领域', 'Area'),
  ...pairOf('title', '名称', 'Title'),
  ...pairOf('hint', '表现', 'Hint'),
  column('words', 'words', '搜索词', 'Search words'),
  column('urgent', 'yesNo', '当日报告', 'Urgent'),
  SOURCES,
  column('items', 'codes', '相关检查项', 'Items', OPTIONAL),
];

const GRADE: Column[] = [
  column('grade', 'code', '档次', 'Grade', { choices: SCALE }),
  ...pairOf('name', '名称', 'Name'),
  column('score', 'number', '分值', 'Score', { blank: null }),
  column('needsFact', 'yesNo', '须有事实', 'Needs a fact'),
  column('needsBehind', 'yesNo', '须有看听问', 'Needs something seen, heard or asked'),
];

const CLAUSES: Column[] = [
  column(OWNER, 'code', '属于', 'Belongs to'),
  ID,
  ...pairOf('text', '要求', 'Text'),
  column('source', 'source', '依据', 'Source'),
];

const NAMED: Column[] = [ID, ...pairOf('name', '名称', 'Name')];
const TITLED: Column[] = [ID, ...pairOf('title', '名称', 'Title')];

/** All sheets, in the order in which a pack is written out; a list stands before what lies in its entries. */
export const SHEETS: readonly [SheetSpec, ...SheetSpec[]] = [
  { list: null, zh: '清单包', en: 'Pack', columns: PACK },
  { list: 'docs', zh: '文件', en: 'Documents', columns: DOCS },
  {
    list: 'unitTypes',
    zh: '单位类型',
    en: 'Unit types',
    columns: [...NAMED, ...pairOf('focus', '重点', 'Focus'), SOURCES],
  },
  { list: 'unitTypes', child: 'clauses', zh: '类型要求', en: 'Clauses on types', optional: true, columns: CLAUSES },
  { list: 'traits', zh: '单位属性', en: 'Traits', columns: NAMED },
  { list: 'traits', child: 'clauses', zh: '属性要求', en: 'Clauses on traits', optional: true, columns: CLAUSES },
  { list: 'dimensions', zh: '维度', en: 'Dimensions', optional: true, columns: TITLED },
  {
    list: 'dimensions',
    child: 'points',
    zh: '维度要点',
    en: 'Points',
    optional: true,
    columns: [column(OWNER, 'code', '维度', 'Dimension'), ...TITLED, SOURCES],
  },
  { list: 'sections', zh: '板块', en: 'Sections', columns: TITLED },
  { list: 'items', zh: '检查项', en: 'Items', columns: ITEMS },
  { list: 'areas', zh: '标签领域', en: 'Areas', columns: NAMED },
  { list: 'tags', zh: '标签', en: 'Tags', columns: TAGS },
  {
    list: 'tagParts',
    zh: '标签要素',
    en: 'Parts of a tag',
    columns: [
      column('id', 'code', '要素', 'Part', { choices: PARTS }),
      ...pairOf('title', '名称', 'Title'),
      ...pairOf('example', '举例', 'Example'),
    ],
  },
  { list: 'grades', zh: '评定档次', en: 'Grades', columns: GRADE },
  { list: 'materials', zh: '材料', en: 'Materials', optional: true, columns: [...NAMED, SOURCES] },
  {
    list: 'materials',
    child: 'rules',
    zh: '材料规则',
    en: 'Rules for materials',
    optional: true,
    columns: [
      column(OWNER, 'code', '材料', 'Material'),
      ID,
      ...pairOf('text', '规则', 'Rule'),
      column('tags', 'codes', '相关标签', 'Tags', OPTIONAL),
      SOURCES,
    ],
  },
  {
    list: 'questions',
    zh: '群众评价',
    en: 'Public evaluation',
    optional: true,
    columns: [ID, ...pairOf('yes', '正面', 'Good word'), ...pairOf('no', '反面', 'Other word'), SOURCES],
  },
];
