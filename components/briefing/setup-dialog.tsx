import type { DraftShown } from '../../lib/app/briefing/drafts.ts';
import { type OfficeLine, watchOffices } from '../../lib/app/briefing/offices.ts';
import { setField } from '../../lib/app/fields.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { OfficeSelect } from './office-select.tsx';
import type { Period } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { usePlace } from './use-place.ts';

/** The days that a draft is about, and the office that issues it. */
export function SetupDialog({ shown, onClose }: { shown: DraftShown; onClose(): void }) {
  const { session, words: all, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const offices = useWatch<OfficeLine[]>((on) => watchOffices(session, on), [session]) ?? [];
  const { briefing } = shown;
  const { from = null, until = null, office = null } = briefing.body;
  const setPeriod = (period: Period) =>
    run(async () => {
      if (period.from !== from) await setField(session, briefing, 'from', period.from);
      if (period.until !== until) await setField(session, briefing, 'until', period.until);
    });
  return (
    <Dialog title={words.draft.setup} onClose={onClose}>
      <div class="bf-form-part">
        <PeriodFields period={{ from, until }} onPeriod={setPeriod} />
        <OfficeSelect
          id="bf-office"
          offices={offices}
          value={office ?? ''}
          onOffice={(next) => run(() => setField(session, briefing, 'office', next || null))}
        />
      </div>
      <div class="da">
        <button
          type="button"
          class="btn line"
          onClick={() => to(office ? { at: 'office', office } : { at: 'offices' })}
        >
          {words.draft.toOffice}
        </button>
        <button type="button" class="btn main" onClick={onClose}>
          {all.common.close}
        </button>
      </div>
    </Dialog>
  );
}
