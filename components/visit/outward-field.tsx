import { typeField } from '../../lib/app/fields.ts';
import type { Outgoing } from '../../lib/app/outgoing.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { tellingWords } from '../ui/telling-words.ts';

/** How a note back to back goes out: its own words where nothing points at anybody, else as somebody puts them here (S26). */
export function OutwardField({ outgoing }: { outgoing: Outgoing }) {
  const { session, words } = useApp();
  const { note, points } = outgoing;
  const { text = '', outward = '' } = note.body;
  const { field, hint, plainHint, copy, points: pointsAt } = words.visit.outgoing;
  return (
    <div class="blk">
      {points.length > 0 && (
        <p class="ask">
          <span>
            {pointsAt}
            <b class="anyword">{tellingWords(text, points)}</b>
          </span>
        </p>
      )}
      <p class="t13 q">{field}</p>
      <AutoText
        entry={note}
        field="outward"
        class="area"
        aria-label={field}
        placeholder={points.length > 0 ? hint : plainHint}
        rows={2}
      />
      {outward.trim() === '' && text.trim() !== '' && (
        <button
          type="button"
          class="tool"
          onClick={() => typeField(session, note, 'outward', text, note.heads.outward ?? [])}
        >
          {copy}
        </button>
      )}
    </div>
  );
}
