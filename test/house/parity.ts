/** A table of words: strings, functions that make strings, and tables of these. */
export interface Words {
  readonly [key: string]: unknown;
}

/** Where two languages differ in shape: a key that one lacks, a function that takes another number of values, a blank. */
export function findDisparity(one: Words, other: Words, path = ''): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => {
    const at = path ? `${path}.${key}` : key;
    const [left, right] = [one[key], other[key]];
    if (left === undefined || right === undefined) return [`${at} is in one language only`];
    if (typeof left !== typeof right) return [`${at} is a ${typeof left} here and a ${typeof right} there`];
    if (typeof left === 'function' && typeof right === 'function') {
      return left.length === right.length ? [] : [`${at} takes ${left.length} values here and ${right.length} there`];
    }
    if (isTable(left) && isTable(right)) return findDisparity(left, right, at);
    return [left, right].some((word) => typeof word === 'string' && word.trim() === '') ? [`${at} is blank`] : [];
  });
}

function isTable(value: unknown): value is Words {
  return typeof value === 'object' && value !== null;
}
