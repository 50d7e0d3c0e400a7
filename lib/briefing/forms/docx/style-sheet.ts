import {
  AlignmentType,
  DocumentDefaults,
  type IContext,
  ImportedXmlComponent,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type IXmlableObject,
  LineRuleType,
  StyleForParagraph,
} from 'docx';
import type { Format, TextStyle } from '../../layout/format.ts';
import type { FontRole } from '../../layout/page.ts';

/** Twentieths of a point, in which Word measures. */
export const twips = (points: number): number => Math.round(points * 20);

/** What offices have installed for each role, and what stands in for it where they haven't. */
export const FACES: Readonly<Record<FontRole, { readonly name: string; readonly instead: string }>> = {
  title: { name: '方正小标宋简体', instead: '宋体' },
  heading: { name: '黑体', instead: 'SimHei' },
  subheading: { name: '楷体_GB2312', instead: '楷体' },
  body: { name: '仿宋_GB2312', instead: '仿宋' },
  table: { name: '仿宋_GB2312', instead: '仿宋' },
};

/** The hint says that signs of both worlds, such as quotation marks, are Chinese ones. */
export const faceOf = (role: FontRole) => {
  const { name } = FACES[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
};

/** The styles' ids. Those that Word knows by its own name show there in the reader's language. */
export const STYLE_IDS = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  body: 'BodyText',
  small: 'SmallText',
  cell: 'TableText',
  cellStrong: 'TableHead',
  caption: 'Caption',
  head: 'MastheadText',
  imprint: 'Imprint',
  signature: 'Signed',
  annex: 'Annex',
  annexTitle: 'AnnexTitle',
  folio: 'Footer',
} as const;
type StyleName = keyof typeof STYLE_IDS;

const NAMES: Readonly<Record<StyleName, string>> = {
  title: 'Title',
  heading1: 'heading 1',
  heading2: 'heading 2',
  body: 'Body Text',
  small: '小字正文',
  cell: '表格文字',
  cellStrong: '表格题头',
  caption: 'caption',
  head: '报头文字',
  imprint: '版记',
  signature: '落款',
  annex: '附件',
  annexTitle: '附件标题',
  folio: 'footer',
};

/** The styles of a format: what leaders edit has names, so that one change in Word reaches all of a kind. */
export function styleSheet({ styles, pitch }: Format): IStylesOptions {
  const sheet = (name: StyleName, style: TextStyle, more: Paragraphs = {}) =>
    new Style(
      {
        ...{ id: STYLE_IDS[name], name: NAMES[name], basedOn: 'Normal', quickFormat: true },
        // Who goes on to a new line behind a heading writes text.
        ...(more.keepNext && { next: STYLE_IDS.body }),
      },
      style,
      more,
    );
  const heading = (level: number): Paragraphs => ({ keepNext: true, outlineLevel: level });
  const below = { after: twips(pitch / 2) };
  const plain = (['body', 'small', 'cell', 'cellStrong', 'caption', 'head', 'imprint', 'signature'] as const).map(
    (name) => sheet(name, styles[name]),
  );
  return {
    // In place of the library's own, which are blue.
    importedStyles: [
      new DocumentDefaults({
        run: {
          font: faceOf('body'),
          size: halves(styles.body.size),
          // The first is that of Latin letters and digits: were it Chinese, numbers would be broken over two lines.
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
      }),
      // Its size is what the grid's gaps are measured by.
      new Style({ id: 'Normal', name: 'Normal', quickFormat: true }, { ...styles.body, indent: 0 }),
      ImportedXmlComponent.fromXmlString(PLAIN_TABLE),
      sheet('title', styles.title, { keepNext: true, spacing: below }),
      sheet('heading1', styles.heading1, heading(0)),
      sheet('heading2', styles.heading2, heading(1)),
      ...plain,
      sheet('annex', styles.annex, { keepNext: true }),
      // The text of an annex' heading stands like a title on the third line (GB/T 9704-2012, 7.3.7).
      sheet('annexTitle', styles.title, { ...heading(0), spacing: { ...below, before: twips(pitch) } }),
      sheet('folio', styles.folio),
    ],
  };
}

/** What tables are based on that are made in Word later. */
const PLAIN_TABLE = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

/** Half points, in which Word gives sizes. */
export const halves = (points: number): number => Math.round(points * 2);

type Paragraphs = NonNullable<IParagraphStyleOptions['paragraph']>;

/** A style of a paragraph. */
class Style extends StyleForParagraph {
  constructor(options: IParagraphStyleOptions, style: TextStyle, more: Paragraphs = {}) {
    super({
      ...options,
      // The grid's gaps are for the body and what is set like it.
      run: { font: faceOf(style.role), size: halves(style.size), snapToGrid: style.tracking !== 0 },
      paragraph: {
        alignment: ALIGNMENTS[style.align],
        // Two characters by their number as well, so that they stay two where the size is changed.
        indent: style.indent > 0 ? { firstLine: twips(style.indent), firstLineChars: 200 } : { firstLine: 0 },
        ...more,
        spacing: { before: 0, after: 0, ...more.spacing, ...exactly(style.lineHeight) },
      },
    });
  }

  /**
   * Says what the library has no switch for. The lines are taken off the grid (ECMA-376, 17.3.1.32): their height is said,
   * and LibreOffice 7.4 gives each character two places of a grid that is narrower than it is. And no gap is added
   * between Chinese and Latin signs (17.3.1.2, 17.3.1.3): a line has its 28 characters, as on paper.
   */
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    const children = xml?.['w:style'] as IXmlableObject[] | undefined;
    const properties = children?.find((child) => 'w:pPr' in child)?.['w:pPr'] as IXmlableObject[] | undefined;
    const before = properties?.findIndex((child) => 'w:spacing' in child) ?? -1;
    if (before >= 0) properties?.splice(before, 0, ...OFF.map((name) => ({ [name]: { _attr: { 'w:val': 0 } } })));
    return xml;
  }
}

/** In the order in which a paragraph's properties have to stand. */
const OFF = ['w:autoSpaceDE', 'w:autoSpaceDN', 'w:snapToGrid'] as const;

const ALIGNMENTS = {
  justify: AlignmentType.BOTH,
  flush: AlignmentType.LEFT,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
} as const;

/** Lines of a height, rounded down: a twentieth of a point too much, and a page holds a line less. */
export const exactly = (points: number): { line: number; lineRule: 'exact' } => ({
  line: Math.floor(points * 20),
  lineRule: LineRuleType.EXACT,
});
