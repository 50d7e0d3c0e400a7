/** The part of FileSystemSyncAccessHandle that is used here, which TypeScript knows only in workers. */
export interface AccessHandle {
  getSize(): number;
  truncate(size: number): void;
  read(bytes: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}

interface Opener {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<AccessHandle>;
}

/** Whether files can be opened so: in workers, from Chromium 102 on. */
export const canOpenHandle = (file: FileSystemFileHandle): boolean => 'createSyncAccessHandle' in file;

/** Opens a file to write in place; nobody else can meanwhile. @throws DOMException `NoModificationAllowedError` */
export const openHandle = (file: FileSystemFileHandle): Promise<AccessHandle> =>
  (file as unknown as Opener).createSyncAccessHandle();

/**
 * Reads a file at once, from the disk and not through another process.
 * @returns null where files can't be opened so, this one is open elsewhere, it is empty or has more than `most` bytes
 */
export async function readAtOnce(file: FileSystemFileHandle, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!canOpenHandle(file)) return null;
  try {
    // Cores before Chromium 121 know no modes, and let one reader in at a time.
    const handle = await (file as unknown as Opener).createSyncAccessHandle({ mode: 'read-only' });
    try {
      const size = handle.getSize();
      if (size === 0 || size > most) return null;
      const bytes = new Uint8Array(size);
      return bytes.subarray(0, handle.read(bytes, { at: 0 }));
    } finally {
      handle.close();
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NoModificationAllowedError') return null;
    throw error;
  }
}
