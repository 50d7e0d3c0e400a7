import { canListFonts, type LocalFont, listLocalFonts } from '../../platform/local-fonts.ts';

export { canListFonts };

/** A font of the system that can be an office's own. */
export interface InstalledFont {
  readonly name: string;
  /** Whether its name says that it is a 仿宋. */
  readonly isFangSong: boolean;
  read(): Promise<File>;
}

/** How makers call their 仿宋: 仿宋_GB2312, FangSong, 方正仿宋, STFangsong, FZFS. */
const FANG_SONG = /仿宋|fang[ -]?song|^FZFS/i;
/** Faces that no body text is set in. */
const OTHER_FACE = /bold|italic|oblique|black|heavy|light|粗|斜|黑/i;

/**
 * The system's fonts, one a family, those that are called 仿宋 first; each read only when it is chosen.
 * @returns null where the person or the office's policy doesn't allow it
 */
export async function listInstalledFonts(): Promise<InstalledFont[] | null> {
  const fonts = await listLocalFonts();
  if (!fonts) return null;
  const families = new Map<string, LocalFont>();
  for (const font of fonts) {
    const known = families.get(font.family);
    if (!known || (OTHER_FACE.test(known.style) && !OTHER_FACE.test(font.style))) families.set(font.family, font);
  }
  const rank = ({ isFangSong }: InstalledFont) => (isFangSong ? 0 : 1);
  return [...families.values()]
    .map(toInstalled)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh-CN'));
}

const toInstalled = (font: LocalFont): InstalledFont => ({
  name: font.fullName,
  isFangSong: FANG_SONG.test(`${font.family} ${font.fullName}`),
  read: async () => new File([await font.blob()], font.fullName),
});
