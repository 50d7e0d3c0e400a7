import { type Change, personOf } from '../changes/change.ts';
import { touches, valueIn } from '../changes/fields.ts';
import { isConflict, shownHead } from '../changes/heads.ts';
import { countingHeads, type WhyMayNot } from './rights.ts';

/** What a member's record says that not everybody has a say in. */
export type SaidField = 'name' | 'role' | 'key';

/** Whose word counts on this device. */
export interface Words {
  /** The ids under which whoever works here has written. */
  readonly own: ReadonlySet<string>;
  /** What somebody called themselves in a file that came; '' where none did. */
  calledThemselves(person: string): string;
  /** Whether somebody's key was compared with them. */
  isConfirmed(person: string): boolean;
  readonly whyMayNot: WhyMayNot;
}

/** A change, and its place among those that came to lie here. */
type Come = Change & { readonly seq?: number };
type Counts = (change: Change) => boolean;

/**
 * What a member is called, or does, as this device shows it. A name is that person's to say, a lead's, and that of
 * whoever works here; what one does is not one's own to say. Of whom none of these said anything it is as they called
 * themselves in a file, as somebody with a compared key said, or as whoever spoke of them first here: nobody else can
 * name them anew. One's own name is one's own word.
 * @param log all changes of the member's record
 * @returns undefined where nothing is said
 */
export function saidOf(log: readonly Come[], field: 'name' | 'role', words: Words): string | undefined {
  const { own, calledThemselves, isConfirmed } = words;
  const rec = log[0]?.rec ?? '';
  const sayOf = (counts: Counts) => {
    const shown = shownHead(countingHeads(log.filter(counts), log, field));
    const value = shown && valueIn(shown, field);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const byOwn = field === 'name' && own.has(rec) ? sayOf(({ author }) => own.has(personOf(author))) : undefined;
  const byThem = () => (field === 'name' && calledThemselves(rec)) || undefined;
  return (
    byOwn ??
    sayOf(haveSay(rec, field, words)) ??
    byThem() ??
    sayOf(({ author }) => isConfirmed(personOf(author))) ??
    sayOf(({ author }) => personOf(author) === firstOn(log, field))
  );
}

/** Whether those who have a say differ on a field: what others write beside them is nothing to settle. */
export function isOpenBetween(log: readonly Change[], field: SaidField, words: Words): boolean {
  return isConflict(countingHeads(log.filter(haveSay(log[0]?.rec ?? '', field, words)), log, field), field);
}

/** Who said something of a field first here. */
function firstOn(log: readonly Come[], field: string): string {
  const [first] = log.filter((change) => touches(change, field)).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  return first ? personOf(first.author) : '';
}

function haveSay(rec: string, field: SaidField, { own, whyMayNot }: Words): Counts {
  return ({ author, hlc }) => {
    const person = personOf(author);
    if (own.has(person) || whyMayNot(person, 'settle', { hlc }) === null) return true;
    return field === 'name' && person === rec;
  };
}
