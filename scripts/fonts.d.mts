/** The characters of GB 2312-1980, 7,445. */
export function gb2312(): string[];
/** Those and the 8,105 standard characters: what every face that ships must have. */
export function basicCharacters(): string[];
/** The characters of the two-byte area of GB 18030 without private use: GBK's 21,003 hanzi and 889 symbols. */
export function gbk(): string[];
/** Makes the faces unless they are up to date. */
export function makeFonts(): Promise<{ sizes: Record<string, number>; made: boolean }>;
