import type { Edition, Template } from '../../model/briefing.ts';
import type { Grade } from '../../model/records.ts';
import type { SheetEvidence, VisitSheet } from './sheet.ts';
import type { SheetFinding } from './sheet-findings.ts';

/** All that a briefing is composed from: plain data, so that it can be frozen when it is issued, and composed again. */

export interface SourceUnit {
  readonly id: string;
  readonly name: string;
  /** The pack's id of its type; null where nobody said it. */
  readonly type: string | null;
  readonly level: string | null;
  /** The unit above, whether or not it is among those visited. */
  readonly parent: string | null;
}

export interface SourceVisit {
  readonly id: string;
  readonly unit: string;
  /** When it began, in milliseconds: visits of one day stand in their order. */
  readonly time: number;
  /** The items' grades as they count, by item; what has no grade is left out. */
  readonly grades: Readonly<Record<string, Grade>>;
  readonly sheet: VisitSheet;
}

/** A finding of a unit that was visited, as it stands. */
export interface SourceFinding extends SheetFinding {
  readonly unit: string;
  /** The pack's id of its area; '' for none. */
  readonly areaId: string;
  /** The visit at which it was noticed; null where it names none. */
  readonly visit: string | null;
  /** The evidence that it names: photos among it stand beside it. */
  readonly evidence?: readonly SheetEvidence[] | undefined;
}

export interface SourceItem {
  readonly id: string;
  readonly short: string;
  readonly section: string;
  /** The area of the taxonomy that a low grade belongs to; null for none. */
  readonly area: string | null;
}

export interface BriefingSource {
  readonly template: Template;
  readonly campaign: string;
  readonly team: string | null;
  /** The days that it is about; null where the visits themselves say it. */
  readonly from: string | null;
  readonly until: string | null;
  /** The day on which it is composed; what is overdue follows from it. */
  readonly today: string;
  /** Whether the public evaluation names a share: from so many people on. */
  readonly leastSample: number;
  readonly unitTypes: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly items: readonly SourceItem[];
  /** What grades are called by the pack. */
  readonly grades: Readonly<Partial<Record<Grade, string>>>;
  /** The area of each tag of the pack. */
  readonly tagAreas: Readonly<Record<string, string>>;
  /** How many units there were to visit, by type ('' for those without one). */
  readonly roster: Readonly<Record<string, number>>;
  /** The units visited, and those above them. */
  readonly units: readonly SourceUnit[];
  readonly visits: readonly SourceVisit[];
  readonly findings: readonly SourceFinding[];
  /**
   * What may not stand in the anonymous edition: every unit of the roster with its former names, place and code; people
   * of units and of the team.
   */
  readonly names: SourceNames;
}

export interface SourceNames {
  readonly units: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
}

/** What is composed: a source in an edition. */
export interface Asked {
  readonly source: BriefingSource;
  readonly edition: Edition;
}
