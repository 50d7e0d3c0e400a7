import { setField } from '../../lib/app/fields.ts';
import { REMARK_NATURES, watchRemarks } from '../../lib/app/remarks.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { shownTime } from '../../lib/model/time.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { DayInput } from '../ui/day-input.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { AutoField, Differs } from './auto-field.tsx';
import { CardFrame } from './card-frame.tsx';
import { movePlace, placeOf } from './place.ts';
import type { Shows } from './shows.ts';
import { useDeleteKey } from './use-delete-key.ts';

/** More letters than this two lines don't hold. */
const SHOWN = 200;

/** What was said on the spot at a visit, and what became of it (S38). */
export function Remarks({ visit, ...shows }: { visit: string } & Shows) {
  const { session } = useApp();
  const { findings } = useLaterWords();
  const { open } = placeOf(visit).value;
  const remarks = useWatch<Entry<'remark'>[]>((on) => watchRemarks(session, visit, on), [visit]);
  if (!remarks) return null;
  return (
    <section aria-labelledby="remarks">
      <h2 class="sec" id="remarks">
        {findings.remarks} <span>{remarks.length}</span>
      </h2>
      {remarks.length === 0 && <p class="t13 q fpad">{findings.noRemarks}</p>}
      <ul>
        {remarks.map((remark) =>
          remark.id === open ? (
            <RemarkCard key={remark.id} remark={remark} onFold={() => movePlace(visit, { open: null })} {...shows} />
          ) : (
            <RemarkRow key={remark.id} remark={remark} onOpen={() => movePlace(visit, { open: remark.id })} />
          ),
        )}
      </ul>
    </section>
  );
}

const timeOf = ({ body }: Entry<'remark'>): string => (body.at ? shownTime(body.at).time : '');

function RemarkRow({ remark, onOpen }: { remark: Entry<'remark'>; onOpen(): void }) {
  const { common } = useApp().words;
  const { findings } = useLaterWords();
  const { text = '', nature, became } = remark.body;
  return (
    <li class="row fnd" id={`finding-${remark.id}`}>
      <div class="rail">
        <time>{timeOf(remark)}</time>
      </div>
      <button type="button" class="said fr" aria-expanded={false} onClick={onOpen} onKeyDown={useDeleteKey(remark)}>
        <span class="anyword clip2">{text.slice(0, SHOWN)}</span>
        <span class="t13 q blk anyword clip2">
          {[findings.natures[nature], became?.trim().slice(0, SHOWN) || findings.notKnown]
            .filter(Boolean)
            .join(common.sep)}
        </span>
      </button>
    </li>
  );
}

/** What was said, in full: its nature, for advice what the unit decided itself (S37), and what became of it. */
function RemarkCard({ remark, onFold, onHistory, onConflict }: { remark: Entry<'remark'>; onFold(): void } & Shows) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const { nature } = remark.body;
  return (
    <CardFrame
      entry={remark}
      onFold={onFold}
      onHistory={onHistory}
      head={(fold) => (
        <button type="button" class="fc-fold" aria-expanded={true} onClick={fold}>
          <span class="dead">{timeOf(remark)}</span>
          <span class="grow b">{findings.natures[nature]}</span>
          <span class="t13 blue">{findings.fold}</span>
        </button>
      )}
    >
      <div class="flds">
        <AutoField entry={remark} field="text" label={findings.remark} onConflict={onConflict} />
        <Choices
          class="seg"
          label={findings.nature}
          value={nature}
          choices={REMARK_NATURES.map((value) => ({ value, name: findings.natures[value] }))}
          onChoose={(value) => value && run(() => setField(session, remark, 'nature', value))}
        />
        <Differs entry={remark} field="nature" label={findings.nature} onConflict={onConflict} />
        {nature === 'advice' && (
          <AutoField entry={remark} field="decided" label={findings.decided} onConflict={onConflict} />
        )}
        <AutoField entry={remark} field="became" label={findings.became} onConflict={onConflict} />
        <DayInput
          label={findings.becameOn}
          value={remark.body.becameOn ?? null}
          onDay={(day) => run(() => setField(session, remark, 'becameOn', day))}
        />
      </div>
    </CardFrame>
  );
}
