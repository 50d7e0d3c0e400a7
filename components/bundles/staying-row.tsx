import type { FileStays } from '../../lib/app/bundle/files-staying.ts';
import type { Going } from '../../lib/app/bundle/going.ts';
import type { Staying } from '../../lib/app/bundle/stays.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { routeOf } from '../ui/where-read.ts';
import { Name } from './name.tsx';

/** Something that stays: a record or some of its words, or the file of a piece of evidence whose record goes. */
export type StayingRow = (Staying | { readonly record: Staying['record']; readonly file: FileStays }) & {
  /** The visit that it is of; null for what stands at a unit alone. */
  readonly visit: string | null;
  /** The visit's unit, or that unit. */
  readonly under: string;
};

/** Why it stays. @param people the names of those who alone can sign what stays for that */
export function WhyStaying({ one, people }: { one: StayingRow; people: Going['unsigned'] }) {
  const { bundles: words, bundlesStaying: says } = useDeskWords();
  const called = useCalled();
  if ('file' in one) return <>{says.fileWhy[one.file]}</>;
  const { why, wordsOnly, since, by = [] } = one;
  if (why !== 'unsigned') return <>{since ? words.sinceOnly : wordsOnly ? words.wordsOnly : words.stayWhy[why]}</>;
  const nameOf = (person: string) => called(person, people.find((known) => known.person === person)?.name ?? '');
  return (
    <>
      {wordsOnly ? says.unsignedPart : says.unsigned}
      {by.map((person) => (
        <span key={person}>
          {' '}
          <Name none={words.unnamed}>{nameOf(person)}</Name>
        </span>
      ))}
    </>
  );
}

/** The way to where it is read, and put otherwise where that helps; nothing where there is none. */
export function WayTo({ one }: { one: StayingRow }) {
  const { go } = useApp();
  const { bundles: words, bundlesStaying: says } = useDeskWords();
  const { record, visit, under } = one;
  const route = routeOf({ id: record.id, kind: record.kind, visit, under });
  const isUseless = !('file' in one) && (one.why === 'gone' || one.why === 'batch');
  if (!route || isUseless) return null;
  const looks = 'file' in one || one.why === 'unsigned';
  return (
    <button type="button" class="btn text bundle-link" onClick={() => go(route)}>
      {looks ? says.stayLook : words.stayDo}
    </button>
  );
}
