/** A font that the system has, as the Local Font Access API tells of it. */
export interface LocalFont {
  readonly family: string;
  readonly fullName: string;
  readonly style: string;
  /** Its file, or the collection that it is part of. */
  blob(): Promise<Blob>;
}

interface LocalFontAccess {
  queryLocalFonts?(): Promise<readonly LocalFont[]>;
}

/** Whether pages may ask for the system's fonts at all: browsers on Chromium's core, on desktops. */
export const canListFonts = (): boolean => 'queryLocalFonts' in globalThis;

/**
 * The system's fonts, once the person has allowed it: the browser asks, and needs a click for it.
 * @returns null where they were refused, now or before
 */
export async function listLocalFonts(): Promise<readonly LocalFont[] | null> {
  try {
    const fonts = (await (globalThis as LocalFontAccess).queryLocalFonts?.()) ?? [];
    return fonts.length === 0 && (await isDenied()) ? null : fonts;
  } catch (error) {
    // A policy of the office's, or a click that is too long ago, ends so; all else is a fault.
    if (error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name)) return null;
    throw error;
  }
}

/** Chromium gives an empty list to whoever said no (measured with 156). */
async function isDenied(): Promise<boolean> {
  const { state } = await navigator.permissions.query({ name: 'local-fonts' as PermissionName });
  return state !== 'granted';
}
