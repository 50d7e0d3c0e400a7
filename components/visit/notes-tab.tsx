import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import {
  type Entry,
  type NoteFilter,
  WINDOW,
  watchDrafts,
  watchEvidence,
  watchNotes,
  watchTags,
} from '../../lib/app/watch.ts';
import { type Kind, membersOf, NOTE_KINDS } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useKeys } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';
import { useWatch } from '../ui/use-watch.ts';
import { DraftRow } from './draft-row.tsx';
import { LooseEvidence } from './loose-evidence.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteRow } from './note-row.tsx';

interface Props {
  line: VisitLine;
  focus?: string;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** The notes of a visit, newest at the bottom, by the composer. */
export function NotesTab({ line, focus, onHistory, onConflict }: Props) {
  const { session, words, go, singleKeys } = useApp();
  const [limit, setLimit] = useState(WINDOW);
  const [filter, setFilter] = useState<NoteFilter>(null);
  const [editing, setEditing] = useState<string | null>(focus ?? null);
  const visit = line.visit.id;
  const notes = useWatch<Entry<'note'>[]>(
    (on) => watchNotes(session, visit, { limit, filter }, on),
    [visit, limit, filter],
  );
  const tags = useWatch<Entry<'tag'>[]>((on) => watchTags(session, visit, on), [visit]);
  const evidence = useWatch<Entry<'evidence'>[]>((on) => watchEvidence(session, visit, on), [visit]);
  const drafts = useWatch<Entry<'note'>[]>((on) => watchDrafts(session, visit, on), [visit]);
  const end = useNewestInView(notes?.at(-1)?.id, notes?.length, editing !== null);
  useFocusedNote(focus, notes !== undefined);

  useKeys((name) => {
    if (name === 'ArrowDown' || (singleKeys && name === 'j')) return moveRowFocus('.notes .said', 1);
    if (name === 'ArrowUp' || (singleKeys && name === 'k')) return moveRowFocus('.notes .said', -1);
    return false;
  });

  if (!notes) return null;
  const rows = notes;
  const total = line.notes;
  return (
    <>
      {(total > 0 || filter) && <Filters filter={filter} onFilter={setFilter} total={total} />}
      {rows.length === 0 && (
        <div class="empty">
          <p>
            <b>{filter ? words.visit.noneOfKind : words.visit.noNotes}</b>
          </p>
          <p class="q t14">{filter ? '' : words.visit.noNotesHow}</p>
        </div>
      )}
      {rows.length >= limit && (
        <button type="button" class="btn text wide" onClick={() => setLimit(limit + WINDOW)}>
          {words.visit.earlierNotes}
        </button>
      )}
      <ul class="notes">
        {rows.map((note) =>
          note.id === editing ? (
            <Fragment key={note.id}>
              <NoteEditor
                note={note}
                line={line}
                evidence={evidence ?? []}
                onEnd={() => setEditing(null)}
                onHistory={() => onHistory(note, 'text', words.visit.noteText)}
                onConflict={() => onConflict('text', note, words.visit.noteText)}
              />
              <li class="listnote">
                <button
                  type="button"
                  class="btn text"
                  onClick={() => go({ screen: 'visit', visit, tab: 'findings', focus: `note:${note.id}` })}
                >
                  {words.visit.listFinding}
                </button>
              </li>
            </Fragment>
          ) : (
            <NoteRow
              key={note.id}
              note={note}
              tags={tags ?? []}
              evidence={evidence ?? []}
              onEdit={() => setEditing(note.id)}
            />
          ),
        )}
      </ul>
      <LooseEvidence
        evidence={looseOf(
          evidence ?? [],
          [...rows, ...(drafts ?? []), ...(tags ?? [])],
          rows.length < total || filter !== null,
        )}
      />
      {drafts?.map((draft) => (
        <DraftRow key={draft.id} draft={draft} />
      ))}
      <div ref={end} />
    </>
  );
}

/** What hangs on nothing; unknown, and so nothing, while not all notes are looked at. */
function looseOf(evidence: readonly Entry<'evidence'>[], holders: readonly Entry<'note' | 'tag'>[], partly: boolean) {
  if (partly) return [];
  const held = new Set(holders.flatMap((one) => membersOf(one.body, 'evidence')));
  return evidence.filter((one) => !held.has(one.id));
}

function Filters({
  filter,
  onFilter,
  total,
}: {
  filter: NoteFilter;
  onFilter(filter: NoteFilter): void;
  total: number;
}) {
  const { words } = useApp();
  const choices: [NoteFilter, string][] = [
    [null, words.visit.all(total)],
    ...NOTE_KINDS.map((kind): [NoteFilter, string] => [kind, words.common.kinds[kind]]),
    ['backToBack', words.common.sources.backToBack],
  ];
  return (
    <div class="filters">
      {choices.map(([value, name]) => (
        <button key={value ?? 'all'} type="button" aria-pressed={value === filter} onClick={() => onFilter(value)}>
          {name}
        </button>
      ))}
    </div>
  );
}

/** Keeps the newest note in view, when the list is shown and when one comes; not while an older one is edited. */
function useNewestInView(newest: string | undefined, rows: number | undefined, held: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const before = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (newest !== before.current && !held) end.current?.scrollIntoView({ block: 'end' });
    before.current = newest;
  }, [newest, rows === undefined]);
  return end;
}

function useFocusedNote(focus: string | undefined, ready: boolean): void {
  useEffect(() => {
    if (focus && ready)
      (document.getElementById(`note-${focus}`) ?? document.getElementById(`evidence-${focus}`))?.scrollIntoView({
        block: 'center',
      });
  }, [focus, ready]);
}
