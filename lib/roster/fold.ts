import { foldText } from '../text/fold.ts';

const BRACKETS = /[()[\]{}<>〔〕【】《》〈〉「」『』“”"'‘’]/g;

/** A name for comparing: width, case, white space and brackets folded away. What a person wrote is never changed. */
export function foldName(text: string): string {
  return foldText(text)
    .replace(/\s/g, '')
    .replace(BRACKETS, '')
    .replace(/[·•・]/g, '');
}

/** A code for comparing: width and case folded, and without white space or the apostrophe that Excel puts before text. */
export function foldCode(text: string): string {
  return foldText(text).replace(/\s/g, '').replace(/^['’]/, '').toUpperCase();
}

/** A column's title for comparing: without white space, marks, the star of a required column and what stands in brackets. */
export function foldTitle(text: string): string {
  const bare = foldText(text).replace(/[\s*_:、,，.。/\\?-]/g, '');
  return bare.replace(/\(.*?\)|\[.*?\]|【.*?】|〔.*?〕/g, '') || bare;
}

/**
 * A cell as it is kept: without white space at its ends, line breaks as spaces or, between Chinese characters, as
 * nothing; empty for the marks of "nothing".
 */
export function cleanCell(text: string | undefined): string {
  const joined = (text ?? '').replace(/(\p{Script=Han})\s*[\r\n]+\s*(?=\p{Script=Han})/gu, '$1');
  const clean = joined.replace(/\s*[\r\n]+\s*/g, ' ').replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
  return /^([-—–－/／\\]+|无|暂无|空)$/.test(clean) ? '' : clean;
}
