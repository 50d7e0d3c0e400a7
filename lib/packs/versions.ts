/** True where version `a` (`1.10.0`) of a pack came after version `b` (`1.9.2`). */
export function isLaterVersion(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}
