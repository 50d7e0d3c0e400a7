import { shownOf } from '../changes/heads.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecords, logsOf } from '../store/queries.ts';
import type { StepOf } from './findings-read.ts';
import { type Maker, readMakers } from './people.ts';
import type { Session } from './session.ts';

/** What a list of steps says of one beside its state: who took it, and the note that it rests on. */
export interface StepDetail {
  by: Maker;
  /** null for a step that rests on none. */
  rests: { is: 'there' | 'gone' | 'visitGone'; note: Entry<'note'> } | { is: 'elsewhere' } | null;
}

/** Watches what the steps of a finding rest on and who took them, by the steps' ids. @returns stops watching */
export function watchStepDetails(
  session: Session,
  steps: readonly StepOf[],
  on: Watch<Map<string, StepDetail>>,
): () => void {
  return watch(() => readDetails(session, steps), on);
}

async function readDetails(session: Session, steps: readonly StepOf[]): Promise<Map<string, StepDetail>> {
  const authors = await readAuthors(session, steps);
  const authorOf = (step: StepOf) => authors.get(step.id) ?? '';
  const notes = await getRecords(
    session.db,
    'note',
    steps.map(({ note }) => note ?? ''),
  );
  const visits = await getRecords(
    session.db,
    'visit',
    steps.map(({ visit }) => visit ?? ''),
  );
  const makers = await readMakers(session, steps.map(authorOf));
  return new Map(
    steps.map((step, at) => {
      const by = makers.get(authorOf(step)) ?? { is: 'unnamed' };
      const isVisitGone = visits[at]?.shelf === 'deleted';
      return [step.id, { by, rests: step.note ? restsOn(notes[at] ?? null, isVisitGone) : null }];
    }),
  );
}

/** Who took steps, by their ids: whose change says to what, whoever a body names. */
async function readAuthors({ db }: Session, steps: readonly StepOf[]): Promise<Map<string, string>> {
  const logs = await logsOf(
    db,
    steps.map(({ id }) => id),
  );
  return new Map([...logs].map(([id, log]) => [id, shownOf(log, 'to')?.author ?? '']));
}

function restsOn(note: Entry<'note'> | null, isVisitGone: boolean): StepDetail['rests'] {
  if (!note) return { is: 'elsewhere' };
  if (note.shelf === 'deleted') return { is: 'gone', note };
  return { is: isVisitGone ? 'visitGone' : 'there', note };
}
