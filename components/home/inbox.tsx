import { fileNote } from '../../lib/app/capture-selection.ts';
import { remove } from '../../lib/app/notes.ts';
import { newestVisits, type VisitLine } from '../../lib/app/visits.ts';
import { type Entry, watchInbox, watchVisits } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';

/** What was taken from pages while no visit was open: it waits here until a person says where it belongs. */
export function Inbox() {
  const { session, words, run } = useApp();
  const unitName = useUnitName();
  const notes = useWatch<Entry<'note'>[]>((on) => watchInbox(session, on), []);
  const lines = useWatch<VisitLine[]>((on) => watchVisits(session, 8, on), []);
  if (!notes || notes.length === 0) return null;
  const file = (note: Entry<'note'>, visit: string) =>
    run(async () => {
      const known = (await newestVisits(session, 8)).some((line) => line.visit.id === visit);
      if (known) await fileNote(session, note, visit);
    });
  return (
    <section aria-label={words.home.inbox}>
      <h2 class="day">
        {words.home.inbox} <span>{notes.length}</span>
      </h2>
      {notes.map((note) => (
        <div class="inbox" key={note.id}>
          <p class="t14 anyword clip3">{note.body.quote?.text ?? note.body.text}</p>
          <p class="t13 q cut">{note.body.quote?.title}</p>
          <div class="u2">
            <select
              class="field"
              aria-label={words.home.fileInto}
              value=""
              onChange={(event) => event.currentTarget.value && file(note, event.currentTarget.value)}
            >
              <option value="">{words.home.fileInto}</option>
              {lines?.map((line) => (
                <option key={line.visit.id} value={line.visit.id}>
                  {unitName(line.unit)}
                </option>
              ))}
            </select>
            <button type="button" class="btn text" onClick={() => run(() => remove(session, note))}>
              {words.home.discard}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
