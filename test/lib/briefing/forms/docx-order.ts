import type { Node } from './read-docx.ts';

const named = (names: string) => names.split(' ').map((name) => `w:${name}`);

/**
 * In which order the children of an element have to stand (ECMA-376 part 1, annex A, the sequences of these types). Word
 * calls a file broken that has them otherwise; LibreOffice doesn't.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': named(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
      'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
      'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
      'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  'w:rPr': named(
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
      'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
      'eastAsianLayout specVanish oMath',
  ),
  'w:tblPr': named(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd ' +
      'tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  ),
  'w:tcPr': named(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  'w:tblBorders': named('top left start bottom right end insideH insideV'),
  'w:tblCellMar': named('top left start bottom right end'),
  'w:tcMar': named('top left start bottom right end'),
  'w:pBdr': named('top left bottom right between bar'),
  'w:tbl': named('tblPr tblGrid tr'),
  'w:tc': named('tcPr p'),
  'w:tr': named('tblPrEx trPr tc'),
  'w:style': named(
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal ' +
      'personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  ),
  'w:sectPr': named(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols ' +
      'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  ),
  'w:settings': named(
    'writeProtection view zoom displayBackgroundShape mirrorMargins defaultTabStop evenAndOddHeaders footnotePr ' +
      'endnotePr compat themeFontLang clrSchemeMapping',
  ),
  'w:compat': named(
    'balanceSingleByteDoubleByteWidth doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting',
  ),
  'w:font': named('altName panose1 charset family notTrueType pitch sig'),
};

/** What stands where Word doesn't want it: elements that are unknown in their place, or behind one that they precede. */
export function disorderIn(node: Node): string[] {
  const children = node.children.filter((child): child is Node => typeof child !== 'string');
  const order = ORDER[node.name];
  const places = order ? children.map(({ name }) => order.indexOf(name)) : [];
  const own = places.flatMap((place, at) => {
    const name = `${node.name} > ${children[at]?.name}`;
    if (place < 0) return [`${name} is unknown`];
    return at > 0 && place < (places[at - 1] ?? 0) ? [`${name} comes too late`] : [];
  });
  return [...own, ...children.flatMap(disorderIn)];
}
