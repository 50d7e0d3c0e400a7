import { useMemo } from 'preact/hooks';
import { codeOfFingerprint, groupDigits, wordsOfFingerprint } from '../../lib/app/bundle/fingerprint.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  /** 64 hexadecimal digits. */
  fingerprint: string;
  /** Whose it is, for screen readers. */
  label: string;
}

/** A key's fingerprint as twelve words, each in its place so that two people can count along, and all of its digits. */
export function Fingerprint({ fingerprint, label }: Props) {
  const { language } = useApp();
  const { bundles: words } = useDeskWords();
  const said = useMemo(() => wordsOfFingerprint(fingerprint, language), [fingerprint, language]);
  return (
    <>
      <ol class="bundle-words" aria-label={`${label} ${words.words}`}>
        {said.map((word, at) => (
          <li key={`${at} ${word}`}>{word}</li>
        ))}
      </ol>
      <details class="bundle-more">
        <summary>{words.digits}</summary>
        <p class="bundle-digits">{groupDigits(fingerprint)}</p>
      </details>
    </>
  );
}

/** The same as a QR code; dark on light also where the screen is dark, since cameras expect it. */
export function KeyCode({ fingerprint }: { fingerprint: string }) {
  const { bundles: words } = useDeskWords();
  const rows = useMemo(() => codeOfFingerprint(fingerprint), [fingerprint]);
  const dark = rows.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="bundle-code" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={words.code}>
      <path class="bundle-code-light" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path d={dark.join('')} />
    </svg>
  );
}
