import { useEffect, useState } from 'preact/hooks';
import { type Bytes, nameOfEvidence, readEvidence } from '../../lib/app/evidence.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from './context.ts';
import { Icon } from './icon.tsx';
import './thumb.css';

/** A piece of evidence, small; bytes that differ from their seal, or are not here, are said. */
export function Thumb({ evidence, onOpen }: { evidence: Entry<'evidence'>; onOpen?: () => void }) {
  const { words } = useApp();
  const { bytes, address } = useBytes(evidence);
  const isPicture = evidence.body.type.startsWith('image/');
  const bad = bytes && bytes.is !== 'sealed';
  const name = `${isPicture ? words.visit.photo : words.visit.file} ${nameOfEvidence(evidence)}`.trim();
  const label = bad ? `${name}: ${words.visit.evidenceState[bytes.is]}` : name;
  const face = bad ? (
    <Icon name="warn" small />
  ) : isPicture && address ? (
    <img src={address} alt="" onError={(event) => event.currentTarget.remove()} />
  ) : (
    <span>{extension(evidence.body.name ?? '')}</span>
  );
  const look = `thumb txt${bad ? ' bad' : ''}`;
  if (!onOpen) {
    return (
      <span class={look} role="img" aria-label={label} title={label}>
        {face}
      </span>
    );
  }
  return (
    <button type="button" class={look} aria-label={label} title={label} onClick={onOpen}>
      {face}
    </button>
  );
}

const extension = (name: string): string => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '…').toUpperCase();

/** The bytes of a piece of evidence, with an address to show them by while the part is on screen. */
export function useBytes(evidence: Entry<'evidence'>): { bytes: Bytes | null; address: string | null } {
  const { fail } = useApp();
  const [state, setState] = useState<{ bytes: Bytes; address: string | null } | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let current = true;
    readEvidence(evidence).then((bytes) => {
      if (!current) return;
      if (bytes.is === 'sealed') address = URL.createObjectURL(bytes.file);
      setState({ bytes, address });
    }, fail);
    return () => {
      current = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [evidence.body.sha256]);
  return state ?? { bytes: null, address: null };
}
