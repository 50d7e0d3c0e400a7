import { useEffect, useRef, useState } from 'preact/hooks';
import { removeListed } from '../../lib/app/findings.ts';
import type { FindingLine } from '../../lib/app/findings-read.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { Deadline } from '../ui/deadline.tsx';
import { Icon } from '../ui/icon.tsx';
import { isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { AutoField } from './auto-field.tsx';
import { FieldHistory, useFieldNames } from './field-history.tsx';
import { FindingFields } from './finding-fields.tsx';
import { FindingLife } from './finding-life.tsx';
import { FindingLinks } from './finding-links.tsx';
import type { Shows } from './shows.ts';

interface Props extends Shows {
  line: FindingLine;
  at: VisitLine;
  today: string;
  onFold(): void;
}

/** A finding in full: how far it has come and its next steps, what is known of it, and what it is linked with. */
export function FindingCard({ line, at, today, onFold, onHistory, onConflict }: Props) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const [history, setHistory] = useState(false);
  const names = useFieldNames();
  const card = useRef<HTMLLIElement>(null);
  const { finding, life, standing } = line;
  // Whoever comes to look again writes what is seen first; where it was found, what is known comes first.
  const isFollowUp = finding.body.visit !== at.visit.id;
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector<HTMLElement>('.fc-fold')?.focus({ preventScroll: true });
  }, [finding.id]);
  const fold = () => {
    onFold();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#finding-${finding.id} .fr`)?.focus());
  };
  return (
    <li
      ref={card}
      class="fc"
      id={`finding-${finding.id}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposing(event) && !event.defaultPrevented) fold();
      }}
    >
      <h3>
        <button type="button" class="fc-fold" aria-expanded={true} onClick={fold}>
          <Deadline standing={standing} today={today} />
          <span class="grow b">{findings.states[life.state]}</span>
          <span class="t13 blue">{findings.fold}</span>
          <Icon name="down" small />
        </button>
      </h3>
      <div class="flds">
        <AutoField entry={finding} field="problem" label={findings.problem} onConflict={onConflict} />
      </div>
      {isFollowUp && <FindingLife line={line} at={at} today={today} />}
      <FindingFields finding={finding} closed={life.state === 'closed'} onConflict={onConflict} />
      {!isFollowUp && <FindingLife line={line} at={at} today={today} />}
      <FindingLinks finding={finding} visit={at.visit} />
      <div class="tools cardacts">
        <button type="button" class="btn text" onClick={() => setHistory(true)}>
          {findings.history}
        </button>
        <span class="grow" />
        <button type="button" class="btn text del" onClick={() => run(() => removeListed(session, finding))}>
          {findings.delete}
        </button>
      </div>
      {history && (
        <FieldHistory
          entry={finding}
          names={names.finding}
          onClose={() => setHistory(false)}
          onPick={(field, label) => {
            setHistory(false);
            onHistory(finding, field, label);
          }}
        />
      )}
    </li>
  );
}
