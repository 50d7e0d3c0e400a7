/**
 * Puts tables together to a TrueType file, in the order of their tags, with the checksums that the format asks for
 * (OpenType 1.9, "Calculating Checksums"; head's own adjustment makes the whole file sum to 0xB1B0AFBA).
 */
export function writeTables(tables: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const tags = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  let at = 12 + tags.length * 16;
  const places = tags.map((tag) => {
    const start = at;
    at += ((tables[tag]?.length ?? 0) + 3) & ~3;
    return start;
  });
  const file = new Uint8Array(at);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, tags.length * 16 - power * 16);
  let all = 0;
  tags.forEach((tag, i) => {
    const table = tables[tag] ?? new Uint8Array();
    const start = places[i] ?? 0;
    const record = 12 + i * 16;
    file.set(table, start);
    for (let k = 0; k < 4; k += 1) view.setUint8(record + k, tag.charCodeAt(k));
    const sum = checksum(view, start, table.length);
    all += sum;
    view.setUint32(record + 4, sum);
    view.setUint32(record + 8, start);
    view.setUint32(record + 12, table.length);
  });
  all += checksum(view, 0, 12 + tags.length * 16);
  const head = tags.indexOf('head');
  if (head >= 0) view.setUint32((places[head] ?? 0) + 8, (0xb1b0afba - all) >>> 0);
  return file;
}

/** The sum of a table's 32-bit words; the file pads tables with zeros to whole words. */
function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  // Signed until the end: small integers stay out of the heap before the loop is compiled.
  for (let at = start, end = start + length; at < end; at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum >>> 0;
}
