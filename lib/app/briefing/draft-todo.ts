import type { Draft } from '../../briefing/compose/draft.ts';
import { plainWritten } from '../../briefing/compose/live-text.ts';
import { isLetter } from '../../model/briefing.ts';
import type { NameIn } from './draft-check.ts';
import type { SectionShown, Todo, TodoCode } from './draft-shown.ts';
import { correctionOf, isVoid } from './issues-read.ts';
import type { DraftRead } from './read-draft.ts';

interface Asked {
  readonly read: DraftRead;
  readonly draft: Draft;
  readonly sections: readonly SectionShown[];
  /** The fields whose words are held. */
  readonly held: ReadonlySet<string>;
  /** Names around the parts. */
  readonly names: readonly { readonly section: string | null; readonly names: readonly NameIn[] }[];
  readonly unreadable: number;
}

/** What has to be looked at, in the order of the draft; what is left out needn't be. */
export function todoOf({ read, draft, sections, held, names, unreadable }: Asked): Todo[] {
  const { briefing, office, holder, ground } = read;
  const { secrecy } = office?.office.body ?? {};
  const on = sections.filter((section) => section.on);
  const isNumbered = !isLetter(briefing.body.template);
  const all: (Todo | false)[] = [
    isNumbered && !office && todo('noOffice', 1, { blocks: true }),
    isNumbered && office !== null && !holder?.mine && todo('notHolder', 1, { about: holder?.name ?? '', blocks: true }),
    ...issuedTodo(read),
    ground.visits.length === 0 && todo('noVisits', 1, { blocks: true }),
    Boolean(secrecy) && secrecy !== 'internal' && todo('secrecy', 1),
    ground.blind.length > 0 && todo('blind', ground.blind.length, { from: ground.blind }),
    ground.gone.length > 0 && todo('goneVisits', ground.gone.length, { from: ground.gone }),
    unreadable > 0 && todo('unreadablePhoto', unreadable),
    ...heldAround(held, sections),
    ...names.map((one) => nameTodo(one.names, one.section, null)),
    ...briefing.conflicts.map((field) => conflictTodo(field, sections)),
    ...officeConflict(read),
    ...lostWords(read, sections),
    ...on.flatMap(todoIn),
    ...draft.cautions.map(({ code, count, about, from }) => todo(code, count, { about, from })),
  ];
  const found = all.filter((one) => one !== false);
  // A letter is never issued, so nothing keeps it from that.
  return isNumbered ? found : found.map((one) => ({ ...one, blocks: false }));
}

const todo = (code: TodoCode, count: number, more: Partial<Todo> = {}): Todo => ({
  ...{ code, count, about: '', part: null, section: null, from: [], blocks: false },
  ...more,
});

/** What was issued of it already, and what corrects the same issue. */
function issuedTodo({ briefing, office, corrects }: DraftRead): Todo[] {
  const newer = office && corrects && correctionOf(office, corrects.entry.id);
  if (newer) return [todo('corrected', 1, { from: [newer.entry.id], blocks: true })];
  const before = office?.issues.find(({ entry: { body } }) => body.briefing === briefing.id && !isVoid(body.void));
  if (!before) return [];
  const { id, body } = before.entry;
  return [todo('issuedBefore', body.number, { about: String(body.year), from: [id] })];
}

function todoIn({ section, parts }: SectionShown): Todo[] {
  return parts
    .filter(({ on }) => on)
    .flatMap(({ part, text, names }): (Todo | false)[] => {
      const at = { part: part.id, section: section.id };
      const typed = text?.typedOver.filter((name) => text.part.composed.figures[name]) ?? [];
      return [
        names.length > 0 && nameTodo(names, section.id, part.id),
        text?.protectedWords === true && todo('protectedWords', 1, { ...at, blocks: true }),
        typed.length > 0 && !text?.source && todo('typedOver', typed.length, { ...at, from: part.from }),
        text?.isOutdated === true && todo('outdated', 1, { ...at, from: part.from }),
      ];
    })
    .filter((one) => one !== false);
}

/** Own words of this edition whose paragraph is gone with what it was composed from; they come back with it. */
function lostWords({ briefing, edition }: DraftRead, sections: readonly SectionShown[]): Todo[] {
  const there = new Set(sections.flatMap(({ parts }) => parts.map(({ part }) => `text.${part.id}`)));
  return Object.entries(briefing.body).flatMap(([field, words]) => {
    if (!field.startsWith(`text.${edition}/`) || there.has(field) || typeof words !== 'string') return [];
    const about = plainWritten(words).trim();
    return about === '' ? [] : [todo('lostWords', 1, { about, field })];
  });
}

const nameTodo = (names: readonly NameIn[], section: string | null, part: string | null): Todo =>
  todo('nameInText', names.length, {
    ...{ section, part, names, blocks: true },
    about: [...new Set(names.map(({ text }) => text))].join('、'),
  });

/** Title and headings whose words are held. */
function heldAround(held: ReadonlySet<string>, sections: readonly SectionShown[]): Todo[] {
  const headings = sections.filter(({ section }) => held.has(`heading.${section.id}`));
  return [
    ...(held.has('title') ? [todo('protectedWords', 1, { blocks: true })] : []),
    ...headings.map(({ section }) => todo('protectedWords', 1, { section: section.id, blocks: true })),
  ];
}

/** Whoever handed a file on may have written other words into the office: head and foot show one side of it. */
function officeConflict({ office }: DraftRead): Todo[] {
  const { id, body, conflicts } = office?.office ?? { id: '', body: { name: '' }, conflicts: [] };
  return conflicts.length > 0
    ? [todo('conflict', conflicts.length, { about: body.name, from: [id], blocks: true })]
    : [];
}

function conflictTodo(field: string, sections: readonly SectionShown[]): Todo {
  const [, part = ''] = /^(?:text|of|typed|off)\.(.*)$/su.exec(field) ?? [];
  const home = sections.find(({ parts }) => parts.some((one) => one.part.id === part));
  // What a text was made of may differ without anybody's words doing so.
  const blocks = !/^(?:of|typed|fine)\./u.test(field);
  return todo('conflict', 1, { part: home ? part : null, section: home?.section.id ?? null, blocks, field });
}
