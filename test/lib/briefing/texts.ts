import * as fc from 'fast-check';

/** Texts that people, pages and accidents produce: hanzi, punctuation, Latin words, controls, emoji, halves of pairs. */
const pieces = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.string({ unit: fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他'), maxLength: 30 }),
  },
  { weight: 4, arbitrary: fc.constantFrom(...'。，、；：？！’”）》】“‘（《【…—·%℃') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('——', '……', '“”', '）。', '”，', '3.14%', 'A0137', '\r\n', '\n', '\t', '  ', '　'),
  },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z0-9/.:_-]{1,60}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '👨‍👩‍👧',
      '𠮷',
      '\ud800',
      '\udc00',
      '\u202e',
      'e\u0301',
      '\u0007',
      '\u0000',
      '\ufeff',
      '葛\udb40\udd00',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
);

export const anyText = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

/** A text without what `toParagraphs` draws together: the spaces and line ends that JavaScript's \s and NEL name. */
export const withoutSpaces = (text: string): string => text.replace(/(?!\ufeff)[\s\u0085]/g, '');

/** How many cases a property is tried with: many in the long run. */
export const cases = (short: number) => ({ numRuns: process.env.XUNJI_LONG ? short * 20 : short });
