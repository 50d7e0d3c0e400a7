import type { Named } from '../../lib/app/bundle/names.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { routeOf } from '../ui/where-read.ts';
import { Name } from './name.tsx';

interface Props {
  /** Undefined for a record that neither this device nor the file can name. */
  named: Named | undefined;
  /** Whether it leads to where it is read, if it lies here. */
  link?: boolean;
}

/** What a record is called: its kind, the unit, the day of the visit; pressed, it leads there. */
export function RecordName({ named, link = false }: Props) {
  const { go } = useApp();
  const { bundles: words } = useDeskWords();
  if (!named) return <span class="q">{words.unknownVisit}</span>;
  const kind = kindWord(words, named.kind);
  const said = (
    <>
      {named.kind !== 'visit' && `${kind} `}
      {named.date && <span class="num">{named.date} </span>}
      <Name none={words.unnamed}>{named.unit}</Name>
    </>
  );
  const route = link && named.here ? routeOf(named) : null;
  if (!route) return <span class="min0">{said}</span>;
  return (
    <button type="button" class="btn text bundle-link" onClick={() => go(route)}>
      {said}
    </button>
  );
}

/** What a kind of record is called. */
export function kindWord({ kindOf }: ReturnType<typeof useDeskWords>['bundles'], kind: string): string {
  return Object.hasOwn(kindOf, kind) ? kindOf[kind as keyof typeof kindOf] : kindOf.other;
}
