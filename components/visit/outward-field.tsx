import { edit } from '../../lib/app/fields.ts';
import { isKept, setKept, setMayGo } from '../../lib/app/may-go.ts';
import type { Outgoing } from '../../lib/app/outward.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { tellingWords } from '../ui/telling-words.ts';

/** How a note back to back goes out: its own words where nothing points at anybody, else as somebody puts them here (S26). */
export function OutwardField({ outgoing }: { outgoing: Outgoing }) {
  const { session, words, run } = useApp();
  const { note, points } = outgoing;
  const { text = '', outward = '' } = note.body;
  const { field, hint, plainHint, copy, points: pointsAt, kept: isKeptSaid, letGo } = words.visit.outgoing;
  const isPut = outward.trim() !== '';
  const kept = isKept(note);
  return (
    <div class="blk">
      {points.length > 0 && (
        <p class="ask">
          <span>
            {pointsAt}
            <b class="anyword">{tellingWords(isPut ? outward : text, points)}</b>
          </span>
        </p>
      )}
      <p class="t13 q">{field}</p>
      <AutoText
        entry={note}
        field="outward"
        class="area"
        aria-label={field}
        placeholder={points.length > 0 || kept ? hint : plainHint}
        rows={2}
      />
      {isPut && <Standing outgoing={outgoing} outward={outward} />}
      {kept && (
        <p class="t13 amber">
          <span role="status">{isKeptSaid}</span>{' '}
          <button type="button" class="btn text" onClick={() => run(() => setKept(session, note, false))}>
            {letGo}
          </button>
        </p>
      )}
      {!isPut && text.trim() !== '' && (
        <button
          type="button"
          class="tool"
          // An act, not typing: what this window types is not shown to it once more.
          onClick={() => run(() => session.undo.act('noteEdited', [edit(note, 'outward', text)]))}
        >
          {copy}
        </button>
      )}
    </div>
  );
}

/** Whether what was put for outside goes, and the word of a person that changes that. */
function Standing({ outgoing: { note, standing, points }, outward }: { outgoing: Outgoing; outward: string }) {
  const { session, words, run } = useApp();
  const { ready, stillTells, let: isLet, mayGo, mayNotGo } = words.visit.outgoing;
  const said = { goes: ready, stays: stillTells, let: isLet }[standing];
  const set = (on: boolean) => run(() => setMayGo(session, note, { part: 'outward', text: outward }, on));
  return (
    <p class={standing === 'stays' ? 't13 amber' : 't13 green'}>
      <span role="status">{said}</span>{' '}
      {points.length > 0 && (
        <button type="button" class="btn text" onClick={() => set(standing === 'stays')}>
          {standing === 'stays' ? mayGo : mayNotGo}
        </button>
      )}
    </p>
  );
}
