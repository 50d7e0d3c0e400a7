import type { FindingLine } from '../../lib/app/findings-read.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { Deadline } from '../ui/deadline.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { AutoField } from './auto-field.tsx';
import { CardFrame } from './card-frame.tsx';
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
  const { findings } = useLaterWords();
  const { finding, life, standing } = line;
  // Whoever comes to look again writes what is seen first; where it was found, what is known comes first.
  const isFollowUp = finding.body.visit !== at.visit.id;
  return (
    <CardFrame
      entry={finding}
      scrolls
      onFold={onFold}
      onHistory={onHistory}
      head={(fold) => (
        <h3>
          <button type="button" class="fc-fold" aria-expanded={true} onClick={fold}>
            <Deadline standing={standing} today={today} />
            <span class="grow b">{findings.states[life.state]}</span>
            <span class="t13 blue">{findings.fold}</span>
            <Icon name="down" small />
          </button>
        </h3>
      )}
    >
      <div class="flds">
        <AutoField entry={finding} field="problem" label={findings.problem} onConflict={onConflict} />
      </div>
      {isFollowUp && <FindingLife line={line} at={at} today={today} />}
      <FindingFields finding={finding} closed={life.state === 'closed'} onConflict={onConflict} />
      {!isFollowUp && <FindingLife line={line} at={at} today={today} />}
      <FindingLinks finding={finding} visit={at.visit} />
    </CardFrame>
  );
}
