import type { Edition } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import { failureOf } from '../../store/failure.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { Session } from '../session.ts';
import { noteOrder } from './draft-order.ts';
import type { DraftShown } from './draft-shown.ts';
import { learnSizes, sizesOf } from './photo-sizes.ts';
import type { OnPhoto } from './photos.ts';
import { type DraftRead, readDraft } from './read-draft.ts';
import { showDraft } from './show-draft.ts';
import type { PhotoSizes } from './source.ts';

export type { NameIn } from './draft-check.ts';
export type { DraftShown, PartShown, SectionShown, TextShown, Todo } from './draft-shown.ts';
export {
  dropLost,
  keepForOffice,
  letGo,
  letStand,
  moveSection,
  restoreSections,
  setHeading,
  setOff,
  setText,
  standBy,
  takeLive,
} from './edit-draft.ts';

/**
 * Watches a draft in an edition; null where there is no such briefing. Photos are opened behind it: at first those stand
 * in it whose sizes are known, and it is told again as others come.
 * @returns stops watching
 */
export function watchDraft(session: Session, briefing: Id, edition: Edition, on: Watch<DraftShown | null>): () => void {
  const stopping = new AbortController();
  let last: DraftRead | null = null;
  let learning = false;
  const tell = (): void => {
    if (stopping.signal.aborted) return;
    try {
      const shown = last && showDraft(last, photosOf(session, last)).shown;
      if (shown) {
        const order = shown.sections.map(({ section }) => section.id);
        noteOrder(session, briefing, order);
      }
      on.value(shown);
    } catch (error) {
      on.failed(failureOf(error));
    }
  };
  const learn = async (): Promise<void> => {
    if (learning) return;
    learning = true;
    try {
      // Others may have been chosen meanwhile; what can't be opened is known as that, so it comes to an end.
      for (let wanted = unknown(); wanted.length > 0; wanted = unknown())
        await learnSizes(session, wanted, tell, stopping.signal);
    } catch {
      // Broken off: whoever shows the draft is gone.
    }
    learning = false;
  };
  const unknown = () => (last && !stopping.signal.aborted ? unknownIn(session, last) : []);
  const stop = watch(() => readDraft(session, briefing, edition), {
    value: (read) => {
      last = read;
      tell();
      void learn();
    },
    failed: (failure) => on.failed(failure),
  });
  return () => {
    stopping.abort();
    stop();
  };
}

/** The pictures that an edition may show, by their hash. */
const picturesOf = ({ ground }: DraftRead): string[] => [
  ...new Set(ground.visits.flatMap(({ pictures }) => pictures.map(({ ref }) => ref))),
];

const unknownIn = (session: Session, read: DraftRead): readonly string[] =>
  read.edition === 'anonymous' ? [] : sizesOf(session, picturesOf(read)).unknown;

/** The photos of a draft as far as they were opened; the anonymous edition only counts them. */
export function photosOf(session: Session, read: DraftRead): { sizes: PhotoSizes; unreadable: number } {
  const pictures = picturesOf(read);
  if (read.edition === 'named') return sizesOf(session, pictures);
  return { sizes: new Map(pictures.map((ref) => [ref, { width: 1, height: 1 }])), unreadable: 0 };
}

/** Opens all photos of a draft that weren't opened yet. @throws the signal's reason */
export async function openAllPhotos(
  session: Session,
  read: DraftRead,
  onSome: OnPhoto,
  signal: AbortSignal,
): Promise<void> {
  await learnSizes(session, unknownIn(session, read), onSome, signal);
}
