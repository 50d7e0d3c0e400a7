import type { ComponentType } from 'preact';
import type { FindingRow } from '../../lib/app/desk/findings.ts';
import { removeListed } from '../../lib/app/findings.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Deadline } from '../ui/deadline.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useToday } from '../ui/use-today.ts';
import { useUnitName } from './finding-columns.tsx';
import { FindingLinked } from './finding-linked.tsx';

/** What the parts that the panel lends are told. */
export interface FindingProps {
  row: FindingRow;
  today: string;
}

interface Props {
  row: FindingRow | undefined;
  Finding: ComponentType<FindingProps>;
  onClose(): void;
}

/** One finding beside the list: where it comes from, all that is known of it, its steps, and what it rests on. */
export function FindingPane({ row, Finding, onClose }: Props) {
  const { session, run } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const { findings } = useLaterWords();
  const today = useToday();
  const unitName = useUnitName();
  const title = row ? unitName(row) : words.title;
  return (
    <Beside class="fdesk" title={title} onClose={onClose}>
      {!row && <p class="empty">{words.gone}</p>}
      {row && (
        <>
          <p class="fd-state">
            <Deadline standing={row.standing} today={today} /> <b>{findings.states[row.life.state]}</b>
          </p>
          <Origin row={row} />
          <Finding row={row} today={today} />
          <FindingLinked finding={row.finding} />
          <p class="fd-acts">
            <button type="button" class="btn text" onClick={() => run(() => removeListed(session, row.finding))}>
              {words.remove}
            </button>
          </p>
        </>
      )}
    </Beside>
  );
}

/** When and in which campaign it was noticed, with ways to the unit and the visit. */
function Origin({ row }: { row: FindingRow }) {
  const { go } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const text = usePackText();
  const { unit, finding, made, campaign } = row;
  const { visit } = finding.body;
  return (
    <div class="fd-origin">
      <p class="t13 q">{words.madeAt(made || '–', campaign ? text(campaign) : words.noCampaign)}</p>
      <p>
        {unit?.shelf === 'live' && (
          <button type="button" class="btn text" onClick={() => go({ screen: 'desk', page: 'units', open: unit.id })}>
            {words.seeUnit}
          </button>
        )}
        {visit && (
          <button type="button" class="btn text" onClick={() => go({ screen: 'desk', page: 'visits', open: visit })}>
            {words.seeVisit}
          </button>
        )}
      </p>
    </div>
  );
}
