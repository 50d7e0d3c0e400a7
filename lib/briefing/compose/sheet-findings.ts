import type {
  Cause,
  FindingState,
  MaterialVerdict,
  RedoReason,
  RemarkNature,
  RuleVerdict,
} from '../../model/findings.ts';

/** A step that was taken at the visit. */
export interface SheetStep {
  readonly to: FindingState;
  readonly at: { readonly date: string; readonly time: string };
  /** What was seen, as its note or the step itself says; '' where nobody wrote it, or its note is protected. */
  readonly seen: string;
  /** Why it is done again; null for any other step. */
  readonly reason: RedoReason | null;
}

/** A finding as it stands when the document is made. Texts are '' and days null where nobody wrote them. */
export interface SheetFinding {
  readonly id: string;
  readonly problem: string;
  /** The area as the pack calls it. */
  readonly area: string;
  readonly state: FindingState;
  /** True for one that was made at an earlier visit and looked at again at this one. */
  readonly earlier: boolean;
  readonly answers: string;
  readonly leader: string;
  readonly measure: string;
  readonly quantity: string;
  readonly deadline: string | null;
  /** By how many days it is past its deadline; null where it isn't, or is closed. */
  readonly overdue: number | null;
  readonly cause: Cause | null;
  /** Where the root lies above (S29). */
  readonly passedTo: string;
  readonly passedOn: string | null;
  readonly claimed: boolean | null;
  readonly claimedOn: string | null;
  /** The steps that were taken at this visit, in their order. */
  readonly steps: readonly SheetStep[];
}

/** What was said on the spot, and what became of it (S38). */
export interface SheetRemark {
  readonly id: string;
  readonly text: string;
  readonly nature: RemarkNature;
  /** What the unit decided itself, in answer to advice (S37). */
  readonly decided: string;
  readonly became: string;
  readonly becameOn: string | null;
}

/** A paper that was held against the rules for its kind (S27). */
export interface SheetMaterial {
  readonly id: string;
  readonly name: string;
  readonly verdict: MaterialVerdict | null;
  readonly comment: string;
  /** The rules on which somebody said something. */
  readonly rules: readonly { readonly text: string; readonly verdict: RuleVerdict }[];
}

/** What was found wrong at a visit and looked at again, what was said there, and which papers were examined. */
export interface SheetFindings {
  readonly findings: readonly SheetFinding[];
  readonly remarks: readonly SheetRemark[];
  readonly materials: readonly SheetMaterial[];
}
