import { membersOf } from '../model/records.ts';
import type { FlatBody } from './apply.ts';
import type { Pack, PackItem, TagPartId } from './schema.ts';

/** What stands on thin ground. Pointed out, never blocked: a visit can be handed over as it is. */
export interface PointedOut {
  /** A low grade without a single fact of the visit (S06). */
  lowWithoutFact: PackItem[];
  /** A good grade with nothing seen, heard or asked behind it: papers alone are no proof (S34). */
  goodWithoutBasis: PackItem[];
}

/** Blank to the eye: spaces of any width, and characters that show nothing. */
function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.replace(/[\s\p{Cf}]/gu, '') === '';
}

/** Put down, not taken away, and saying or showing something. */
function counts(note: FlatBody): boolean {
  if (note.deleted || note.draft === true) return false;
  return !isBlank(note.text) || Boolean(note.quote) || membersOf(note, 'evidence').length > 0;
}

/**
 * Which ratings of a visit have nothing behind them: a good grade is pointed out as strongly as a bad one (S34).
 *
 * A fact is a note of the visit that is linked to the item, of any kind: it says when and how it came about. A comment
 * is not a fact: it is the rater's own view and could stand with nothing seen. For a good grade a paper that was
 * checked isn't enough either: one note of looking, listening or asking must be there. Duties carry no grade and are
 * never pointed out here.
 * @param items those that apply to the unit (`itemsFor`)
 * @param notes the bodies of the visit's notes; deleted ones and drafts may be among them and don't count
 */
export function pointOut(
  pack: Pack,
  items: readonly PackItem[],
  visit: FlatBody,
  notes: readonly FlatBody[],
): PointedOut {
  const standing = notes.filter(counts);
  const behind = (notesBehind: readonly FlatBody[]) => new Set(notesBehind.flatMap((note) => membersOf(note, 'items')));
  const withFact = behind(standing);
  const withBasis = behind(standing.filter(({ how }) => how === 'look' || how === 'listen' || how === 'ask'));

  const rated = items.filter(({ form }) => form === 'rated');
  const scaleOf = (item: PackItem) => pack.grades.find(({ grade }) => grade === visit[`rating.${item.id}`]);
  return {
    lowWithoutFact: rated.filter((item) => scaleOf(item)?.needsFact && !withFact.has(item.id)),
    goodWithoutBasis: rated.filter((item) => scaleOf(item)?.needsBehind && !withBasis.has(item.id)),
  };
}

/**
 * The parts that a tag still lacks before it can be confirmed (核实), in the pack's order. Blank text counts as
 * missing; `evidence` is there with at least one member.
 * @param isThere whether a piece of evidence still exists; one that was deleted proves nothing. All exist by default.
 */
export function missingParts(
  pack: Pack,
  tag: FlatBody,
  isThere: (evidenceId: string) => boolean = () => true,
): TagPartId[] {
  return pack.tagParts
    .map(({ id }) => id)
    .filter((id) => (id === 'evidence' ? !membersOf(tag, 'evidence').some(isThere) : isBlank(tag[id])));
}

/** True where all five parts are there. Until then a tag stays 疑似, whatever else speaks for it. */
export function canConfirm(pack: Pack, tag: FlatBody, isThere?: (evidenceId: string) => boolean): boolean {
  return missingParts(pack, tag, isThere).length === 0;
}
