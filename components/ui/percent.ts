/**
 * A share as a person reads it, with one place behind the point. What is not all is never called 100 %, and what is not
 * nothing never 0 %.
 * @param share 0 to 1
 */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  if (share < 1 && tenths === 1000) return '>99.9%';
  if (share > 0 && tenths === 0) return '<0.1%';
  return `${tenths / 10}%`;
}
