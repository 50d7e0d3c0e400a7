/** The characters of 统一社会信用代码 in the order of their values, 0 to 30: without I, O, S, V, Z (GB 32100-2015, table 2). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/**
 * What is wrong with a 统一社会信用代码, if anything. The first 17 values, each weighted with 3^(position − 1) mod 31, and
 * the check character's add up to a multiple of 31 (GB 32100-2015, 4.6).
 * @param code folded: upper case, no spaces
 */
export function creditCodeFault(code: string): 'length' | 'characters' | 'checkDigit' | null {
  if (code.length !== LENGTH) return 'length';
  let [sum, weight] = [0, 1];
  for (const [index, char] of [...code].entries()) {
    const value = CHARACTERS.indexOf(char);
    if (value < 0) return 'characters';
    sum += value * (index === LENGTH - 1 ? 1 : weight);
    weight = (weight * 3) % 31;
  }
  return sum % 31 === 0 ? null : 'checkDigit';
}
