/** The first of `names` that lies on PATH, as a full path. */
export function onPath(...names: string[]): string | undefined;
/** The browser to test and show with: what XUNJI_CHROMIUM names, else what is installed. */
export function findChromium(): string | undefined;
