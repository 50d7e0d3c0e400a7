import type { FindingLine } from '../../lib/app/findings-read.ts';
import { useApp } from '../ui/context.ts';
import { Deadline, sayStanding } from '../ui/deadline.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { useDeleteKey } from './use-delete-key.ts';

/** More letters than this two lines don't hold. */
const SHOWN = 200;

interface Props {
  line: FindingLine;
  today: string;
  onOpen(): void;
}

/** A finding on one row: its day in the rail, what is wrong, how far it has come and who answers; a press opens its card. */
export function FindingRow({ line, today, onOpen }: Props) {
  const { words } = useApp();
  const { findings } = useLaterWords();
  const { finding, life, standing } = line;
  const { problem = '', answers } = finding.body;
  const state = findings.states[life.state];
  const stands = [state, answers?.trim()].filter(Boolean).join(words.common.sep);
  return (
    <li class="row fnd" id={`finding-${finding.id}`}>
      <div class="rail">
        <Deadline standing={standing} today={today} />
      </div>
      <div class="min0">
        <button
          type="button"
          class="said fr"
          aria-expanded={false}
          aria-label={findings.open(problem.slice(0, SHOWN), stands, sayStanding(standing, findings))}
          onClick={onOpen}
          onKeyDown={useDeleteKey(finding)}
        >
          <span class="anyword clip2">{problem.slice(0, SHOWN)}</span>
          <span class="t13 q blk">{stands}</span>
        </button>
        {line.restsGone && <span class="t13 amber blk">{findings.closingGone}</span>}
        {finding.conflicts.length > 0 && (
          <button type="button" class="ask" onClick={onOpen}>
            {words.visit.hasConflict}
          </button>
        )}
      </div>
    </li>
  );
}
