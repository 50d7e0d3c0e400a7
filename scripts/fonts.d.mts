/** The characters of GB 2312-1980, 7,445. */
export function gb2312(): string[];
/** The characters of the two-byte area of GB 18030 without private use: GBK's 21,003 hanzi and 889 symbols. */
export function gbk(): string[];
/** The code points of a TrueType face. */
export function charactersOf(font: Uint8Array): Set<number>;
/** Makes the font unless it is up to date. */
export function makeFonts(): Promise<{ size: number; made: boolean }>;
