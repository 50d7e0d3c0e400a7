/**
 * Hands a file to the person: the browser's own "save as" or its downloads folder. Nothing else leaves the device.
 * @param name a file name without any person in it
 */
export function handOut(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Holds a named lock until the page goes or `release` is called.
 * @returns release, or null when another page holds it
 */
export function holdLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve(release));
    });
  });
}

/** Waits for a named lock that others may hold as well who share it, and holds it until `release` is called. */
export function shareLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { mode: 'shared' }, () => new Promise<void>((release) => resolve(release)))
      .catch(reject);
  });
}

/**
 * Waits for a named lock, and holds it until the page goes or `release` is called.
 * @param signal stops waiting
 * @returns release; null where waiting was stopped
 */
export function awaitLock(name: string, signal: AbortSignal): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { signal }, () => new Promise<void>((release) => resolve(release)))
      .catch((error: unknown) => (signal.aborted ? resolve(null) : reject(error)));
  });
}
