/** A run of text that two versions share, or that one of them alone has. */
export interface DiffPart {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** The largest table that is filled: beyond it what lies between common ends counts as one replacement. */
const MAX_CELLS = 4_000_000;

/**
 * What became of a text, in words (or single Chinese characters) that stayed, went and came. Joining the parts that are
 * not new gives `before`, those that are not gone gives `after`, exactly.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  const [a, b] = [tokens(before), tokens(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (text: string[]): DiffPart => ({ is: 'same', text: text.join('') });
  return joined([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]);
}

/** Words of letters and digits, single Han characters, and single other characters. */
function tokens(text: string): string[] {
  return text.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|./gsu) ?? [];
}

/** The longest common subsequence, by the table of its lengths. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > MAX_CELLS) {
    return [
      { is: 'gone', text: a.join('') },
      { is: 'new', text: b.join('') },
    ];
  }
  const lengths = new Uint32Array((a.length + 1) * width);
  const cell = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ is: 'same', text: a[i] ?? '' });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || cell(i + 1, j) >= cell(i, j + 1))) {
      parts.push({ is: 'gone', text: a[i++] ?? '' });
    } else parts.push({ is: 'new', text: b[j++] ?? '' });
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = [];
  for (const { is, text } of parts) {
    const last = runs.at(-1);
    if (text === '') continue;
    if (last?.is === is) last.text += text;
    else runs.push({ is, text });
  }
  return runs;
}
