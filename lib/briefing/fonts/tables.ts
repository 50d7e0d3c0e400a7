/** Why a font file was refused. */
export class FontRefused extends Error {
  override readonly name = 'FontRefused';
  readonly reason: 'notTrueType' | 'tableMissing' | 'cutOff';
  readonly table: string;

  constructor(reason: FontRefused['reason'], table: string = '') {
    super(`${reason} ${table}`.trim());
    this.reason = reason;
    this.table = table;
  }
}

/** The tables of a font file by their four-letter tag. */
export interface Tables {
  /** The whole file. */
  readonly file: Uint8Array;
  has(tag: string): boolean;
  bytes(tag: string): Uint8Array;
  view(tag: string): DataView;
}

/**
 * Reads the table directory (OpenType 1.9, "Organization of an OpenType Font").
 * @throws FontRefused for anything but a single TrueType face
 */
export function readTables(source: Uint8Array): Tables {
  // A plain view: a Node Buffer's slice would share memory instead of copying it.
  const file = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (file.byteLength < 12) throw new FontRefused('notTrueType');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = view.getUint32(0);
  if (version !== 0x00010000 && version !== 0x74727565) throw new FontRefused('notTrueType');
  const found = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + i * 16;
    if (record + 16 > file.byteLength) throw new FontRefused('cutOff');
    const tag = String.fromCharCode(...file.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    const end = start + view.getUint32(record + 12);
    if (end > file.byteLength) throw new FontRefused('cutOff', tag);
    found.set(tag, file.subarray(start, end));
  }
  const bytes = (tag: string): Uint8Array => {
    const table = found.get(tag);
    if (!table) throw new FontRefused('tableMissing', tag);
    return table;
  };
  return {
    file,
    has: (tag) => found.has(tag),
    bytes,
    view: (tag) => {
      const table = bytes(tag);
      return new DataView(table.buffer, table.byteOffset, table.byteLength);
    },
  };
}
