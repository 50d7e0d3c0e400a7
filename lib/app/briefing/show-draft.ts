import type { Draft, DraftEdits, DraftPart, TextPart } from '../../briefing/compose/draft.ts';
import { sayLive } from '../../briefing/compose/live-text.ts';
import { ordered, shownTexts } from '../../briefing/compose/render-draft.ts';
import type { BriefingSource } from '../../briefing/compose/source.ts';
import { briefingWords } from '../../i18n/zh-cn/briefing.ts';
import { type Edition, isLetter } from '../../model/briefing.ts';
import type { BriefingDocument } from './document.ts';
import { clearEdits, type NameIn, namesIn, textsIn, wordGuard } from './draft-check.ts';
import { editsOf } from './draft-edits.ts';
import type { DraftShown, PartShown, SectionShown, TextShown } from './draft-shown.ts';
import { todoOf } from './draft-todo.ts';
import { composeIn, makeDocument, type OfficeBody } from './make-document.ts';
import { numberFor } from './numbering.ts';
import type { DraftRead } from './read-draft.ts';
import { type PhotoSizes, type SourceGround, withPhotos } from './source.ts';

/** What an edition is composed from and how it was edited: enough to make its document again. */
export interface Frozen {
  readonly source: BriefingSource;
  readonly edits: DraftEdits;
}

/** Shows a draft. @param photos how large those are that can be shown, and how many can't */
export function showDraft(
  read: DraftRead,
  photos: { readonly sizes: PhotoSizes; readonly unreadable: number },
): { readonly shown: DraftShown; readonly frozen: Frozen } {
  const { briefing, office, edition, ground } = read;
  const { source, draft } = composedOf(ground, edition, photos.sizes);
  const own: OfficeBody = office?.office.body ?? {};
  const typed = editsOf(briefing.body, own, draft);
  const sections = sectionsOf(read, source, draft, typed);
  const held = heldIn(read, draft, typed, sections);
  const edits = clearEdits(typed, held, briefingWords.withheld);
  const number = office && !isLetter(briefing.body.template) ? numberFor(office, read.corrects) : null;
  const marks = { number: null, version: number?.version ?? 1, day: read.today, template: briefing.body.template };
  const made = makeDocument(draft, edits, own, marks);
  const around = namesAround(read, source, made.document, sections);
  return {
    shown: {
      briefing,
      office: office?.office ?? null,
      edition,
      title: made.document.title,
      sections,
      empty: draft.empty,
      ...made,
      todo: todoOf({ read, draft, sections, held, names: around, unreadable: photos.unreadable }),
      number,
      fontName: own.font?.name ?? null,
    },
    frozen: { source, edits },
  };
}

interface ComposedDraft {
  readonly source: BriefingSource;
  readonly draft: Draft;
}

const composed = new WeakMap<SourceGround, Map<string, ComposedDraft>>();

/** A draft before anybody's edits: composed once for as long as nothing has changed that it rests on. */
function composedOf(ground: SourceGround, edition: Edition, sizes: PhotoSizes): ComposedDraft {
  const known = composed.get(ground) ?? new Map<string, ComposedDraft>();
  composed.set(ground, known);
  // A photo's size never changes: as many as before are the same ones.
  const key = `${edition} ${sizes.size}`;
  const before = known.get(key);
  if (before) return before;
  const { source } = withPhotos(ground, sizes);
  const made = { source, draft: composeIn(source, edition) };
  known.set(key, made);
  return made;
}

function sectionsOf(read: DraftRead, source: BriefingSource, draft: Draft, edits: DraftEdits): SectionShown[] {
  const texts = shownTexts(draft, edits);
  const guard = wordGuard(read.briefing, read.guards);
  const namesOf = (id: string, all: readonly string[]) =>
    read.edition === 'named' ? [] : all.flatMap((text) => namesIn(source.names, read.briefing, id, text));
  const textOf = (part: TextPart): TextShown | null => {
    const shown = texts.get(part.id);
    if (!shown) return null;
    const edited = edits.texts.has(part.id);
    const composed = sayLive(part.composed.text, part.composed.figures);
    const protectedWords = edited && guard.isHeld(`text.${part.id}`, shown.text, composed);
    const source = String(read.briefing.body[`typed.${part.id}`] ?? '');
    return { ...shown, part, edited, source, protectedWords, names: namesOf(part.id, [part.lead ?? '', shown.text]) };
  };
  const partOf = (part: DraftPart): PartShown => {
    const on = !edits.off.has(part.id);
    const text = part.kind === 'text' ? textOf(part) : null;
    const names = text?.names ?? (part.kind === 'blocks' ? namesOf(part.id, textsIn(part.blocks)) : []);
    return { part, on, text, names };
  };
  return ordered(draft.sections, edits.order).map((section) => ({
    section,
    heading: edits.headings.get(section.id) ?? section.heading,
    on: !edits.off.has(section.id),
    parts: section.parts.map(partOf),
  }));
}

/** The fields of a briefing whose words are held. */
function heldIn(
  { briefing, guards }: DraftRead,
  draft: Draft,
  edits: DraftEdits,
  sections: readonly SectionShown[],
): ReadonlySet<string> {
  const guard = wordGuard(briefing, guards);
  const texts = sections.flatMap(({ parts }) =>
    parts.flatMap(({ part, text }) => (text?.protectedWords ? [`text.${part.id}`] : [])),
  );
  const headings = draft.sections.flatMap(({ id, heading }) =>
    guard.isHeld(`heading.${id}`, edits.headings.get(id) ?? '', heading) ? [`heading.${id}`] : [],
  );
  const title = guard.isHeld('title', edits.title, draft.title) ? ['title'] : [];
  return new Set([...texts, ...headings, ...title]);
}

/** Names in what stands around the parts: title and headings, head and foot. */
function namesAround(
  { briefing, edition }: DraftRead,
  { names }: BriefingSource,
  { title, blocks }: BriefingDocument,
  sections: readonly SectionShown[],
): readonly { readonly section: string | null; readonly names: readonly NameIn[] }[] {
  if (edition === 'named') return [];
  const FURNITURE: ReadonlySet<string> = new Set(['masthead', 'signature', 'imprint']);
  const around = textsIn(blocks.filter(({ kind }) => FURNITURE.has(kind)));
  return [
    { section: null, names: [title, ...around].flatMap((text) => namesIn(names, briefing, 'around', text)) },
    ...sections
      .filter(({ on }) => on)
      .map(({ section, heading }) => ({ section: section.id, names: namesIn(names, briefing, section.id, heading) })),
  ].filter((one) => one.names.length > 0);
}
