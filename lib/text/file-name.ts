/** What file systems take amiss, and what turns a name around or isn't seen in it. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Names of devices on Windows, whatever follows their first dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/i;
/** With an ending, its Chinese characters fit in the 255 bytes that a name may have. */
const MOST = 60;

/**
 * A name that every file system takes, without its ending: no separators, controls or direction marks, no dot or blank
 * at either end.
 * @param instead stands for a text of which nothing is left
 * @param most so many characters are kept
 */
export function fileNameOf(text: string, instead: string, most = MOST): string {
  const plain = text.replace(FORBIDDEN, '').replace(/^[\s.]+/u, '');
  const cut = [...plain]
    .slice(0, most)
    .join('')
    .replace(/[\s.]+$/u, '');
  return cut.replace(DEVICE, '$1_') || instead;
}

/** Gives each file of a folder a name of its own: of two that are equal, as file systems see it, one gets （2）. */
export function namesApart(): (stem: string, ending: string) => string {
  const taken = new Set<string>();
  return (stem, ending) => {
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count > 1 ? `（${count}）` : ''}${ending}`;
      const seen = name.normalize('NFC').toLowerCase();
      if (taken.has(seen)) continue;
      taken.add(seen);
      return name;
    }
  };
}
