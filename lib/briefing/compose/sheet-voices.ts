import type { shownTime } from '../../model/time.ts';
import type { CaseSide, PracticeKind, RaisedBy, TallyAnswer } from '../../model/voices.ts';

/** A local date and time. */
type Time = ReturnType<typeof shownTime>;

/** One question of a public evaluation: its two words, counts, and shares where the sample bears them. */
export interface SheetQuestion {
  readonly yes: string;
  readonly no: string;
  readonly counts: Readonly<Record<TallyAnswer, number>>;
  readonly n: number;
  /** 0 to 1; null where the sample is too small. */
  readonly shares: Readonly<Record<TallyAnswer, number>> | null;
}

export interface SheetEvaluation {
  readonly id: string;
  readonly where: string;
  readonly among: string;
  readonly people: number;
  /** Questions that anybody answered. */
  readonly questions: readonly SheetQuestion[];
}

interface SheetTopic {
  readonly id: string;
  readonly topic: string;
  readonly raisedBy: RaisedBy | null;
  readonly level: string;
  readonly analysed: string;
  readonly supplied: string;
  readonly result: string;
}

export interface SheetComplaint {
  readonly id: string;
  readonly text: string;
  readonly received: Time | null;
  readonly takenUp: Time | null;
  readonly answered: Time | null;
  readonly answer: string;
}

interface SheetPractice {
  readonly id: string;
  readonly text: string;
  readonly what: PracticeKind;
  readonly passOn: boolean;
}

interface SheetCase {
  readonly id: string;
  readonly facts: string;
  readonly side: CaseSide;
  readonly cause: string;
  readonly lesson: string;
  readonly passOn: boolean;
}

/** What people said and brought at a visit. None of it names anybody. */
export interface SheetVoices {
  readonly evaluations: readonly SheetEvaluation[];
  /** Below this sample a question has counts alone. */
  readonly leastSample: number;
  readonly topics: readonly SheetTopic[];
  readonly complaints: readonly SheetComplaint[];
  readonly practices: readonly SheetPractice[];
  readonly cases: readonly SheetCase[];
}
