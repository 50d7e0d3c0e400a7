import { useId } from 'preact/hooks';
import { type Entry, WINDOW, watchNotes } from '../../lib/app/watch.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';

/** So many letters of a note tell which it is. */
const SHOWN = 24;

interface Props {
  visit: string;
  value: string | null;
  /** Whether the visit takes no new note, so that one must be picked. */
  isHanded: boolean;
  onPick(note: string | null): void;
}

/** Lets a step rest on a note that the visit has already; nothing where it has none. */
export function NotePicker({ visit, value, isHanded, onPick }: Props) {
  const { session, words } = useApp();
  const { findings } = useLaterWords();
  const id = useId();
  const notes = useWatch<Entry<'note'>[]>(
    (on) => watchNotes(session, visit, { limit: WINDOW, filter: null }, on),
    [visit],
  );
  if (!notes || notes.length === 0) return null;
  const nameOf = ({ body }: Entry<'note'>) => {
    const said =
      body.source === 'backToBack' ? words.common.sources.backToBack : ((body.text || body.quote?.text) ?? '');
    return `${body.at ? shownTime(body.at).time : ''} ${[...said.slice(0, 200)].slice(0, SHOWN).join('')}`;
  };
  return (
    <>
      <label for={id} class="t13 q">
        {findings.useNote}
      </label>
      <select
        id={id}
        class="field"
        value={value ?? ''}
        onChange={({ currentTarget }) => onPick(currentTarget.value || null)}
      >
        <option value="">{isHanded ? findings.pickNote : findings.newNote}</option>
        {[...notes].reverse().map((note) => (
          <option key={note.id} value={note.id}>
            {nameOf(note)}
          </option>
        ))}
      </select>
    </>
  );
}
