import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecords } from '../store/queries.ts';
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
  const authorOf = (step: StepOf) => `${step.entry.body.by ?? ''}.0`;
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

function restsOn(note: Entry<'note'> | null, isVisitGone: boolean): StepDetail['rests'] {
  if (!note) return { is: 'elsewhere' };
  if (note.shelf === 'deleted') return { is: 'gone', note };
  return { is: isVisitGone ? 'visitGone' : 'there', note };
}
