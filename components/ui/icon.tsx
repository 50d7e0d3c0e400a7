/** The drawings, on a grid of 20 (marks: 12), as paths of one stroke. */
const PATHS = {
  back: 'M12 4.5 6.5 10l5.5 5.5',
  fwd: 'M8 4.5 13.5 10 8 15.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  find: 'M4 9a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M13 13l3.5 3.5',
  ok: 'm4.5 10.5 3.5 3.5 7.5-8',
  lock: 'M6 9h8a1.5 1.5 0 0 1 1.5 1.5v4.500a1.5 1.5 0 0 1-1.5 1.5h-8a1.5 1.5 0 0 1-1.5-1.5v-4.500a1.5 1.5 0 0 1 1.5-1.5M7 9V6.5a3 3 0 0 1 6 0V9',
  clip: 'M5.500 3.500h9a1.500 1.500 0 0 1 1.500 1.500v10a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500v-10a1.500 1.500 0 0 1 1.500-1.500M7 7.500h6M7 10.500h6M7 13.500h3',
  photo: 'M3 7h3l1.2-2h5.6L14 7h3v9H3zM7.300 11a2.700 2.700 0 1 0 5.400 0a2.700 2.700 0 1 0 -5.400 0',
  link: 'M5 4v6a3 3 0 0 0 3 3h7M12 9.5l3.5 3.5-3.5 3.5',
  warn: 'M10 3.5 17.5 16h-15zM10 8.5v3.5M10 14h.01',
  plus: 'M10 4.5v11M4.5 10h11',
  off: 'M3.500 10a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0 -13 0m2 4.500 9-9',
  x: 'm5 5 10 10M15 5 5 15',
  clock: 'M3.500 10a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0 -13 0M10 6.500V10l2.500 1.500',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  trash: 'M4.500 6h11M8 6V4.500h4V6M6 6l.700 10h6.600l.700-10',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing beside words; it says nothing itself. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg class={small ? 'i s' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} stroke-width={name === 'more' ? 2.4 : undefined} />
    </svg>
  );
}

const MARKS = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  fairlyGood: <circle cx="6" cy="6" r="4.4" />,
  fair: <path d="M6 1.3 11 10.5H1z" />,
  poor: <path d="M6 .9 11.6 11H.4z" fill="currentColor" />,
  notApplicable: <path d="M2 6h8" />,
  notSeen: <rect x="1.5" y="1.5" width="9" height="9" rx="1" stroke-width="1.2" stroke-dasharray="2 2" />,
} as const;

/** The mark of a grade: round is fine, triangle is of concern; filled is strong, hollow is mild. */
export function Mark({ grade }: { grade: keyof typeof MARKS }) {
  return (
    <svg class="m" viewBox="0 0 12 12" aria-hidden="true">
      {MARKS[grade]}
    </svg>
  );
}
