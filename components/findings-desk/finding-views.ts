import type { FindingRow } from '../../lib/app/desk/findings.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import { FINDING_STATES } from '../../lib/model/findings.ts';
import type { BuiltInView, Filter } from '../ui/data-list.tsx';
import type { useDeskWords } from '../ui/desk-words.ts';
import { STANDINGS, standingGroup } from './standings.ts';

type Words = ReturnType<typeof useDeskWords>['findingsDesk'];

/** What is not solved. */
const OPEN = FINDING_STATES.filter((state) => state !== 'closed');
const BY_URGENCY = { key: 'standing', down: false };

/**
 * The lists of S28 as views of the findings, each with the columns that it needs; what was passed upwards (S29); and what
 * asks for a look now.
 */
export function findingViews({ views }: Words): readonly BuiltInView[] {
  return [
    {
      id: 'problems',
      name: views.problems,
      shows: {
        columns: ['standing', 'unit', 'problem', 'area', 'cause', 'made', 'state', 'campaign'],
        chosen: { state: OPEN },
        group: 'area',
      },
    },
    {
      id: 'duties',
      name: views.duties,
      shows: {
        columns: ['standing', 'unit', 'problem', 'answers', 'leader', 'deadline', 'state'],
        chosen: { state: OPEN },
        group: 'leader',
      },
    },
    {
      id: 'tasks',
      name: views.tasks,
      shows: {
        columns: ['standing', 'unit', 'problem', 'measure', 'quantity', 'deadline', 'answers', 'lacks', 'state'],
        chosen: { state: OPEN },
        order: BY_URGENCY,
      },
    },
    {
      id: 'upwards',
      name: views.upwards,
      shows: {
        columns: ['standing', 'unit', 'problem', 'passedTo', 'passedOn', 'claimed', 'state'],
        chosen: { cause: ['above'] },
        group: 'passedTo',
      },
    },
    {
      id: 'due',
      name: views.due,
      shows: { chosen: { standing: ['lookAgain', 'overdue', 'soon'] }, group: 'standing', order: BY_URGENCY },
    },
  ];
}

const NONE = '-';

/** What findings are narrowed by; only what occurs is offered. */
export function findingFilters(
  rows: readonly FindingRow[],
  words: Words,
  findings: LaterWords['findings'],
  text: (pair: { zh: string; en: string }) => string,
): readonly Filter<FindingRow>[] {
  const { columns } = words;
  const areaName = ({ area, finding }: FindingRow) => (area ? text(area) : (finding.body.area ?? findings.noArea));
  const areas = new Map(rows.map((row) => [row.finding.body.area ?? NONE, areaName(row)]));
  const campaigns = new Map(
    rows.map(({ finding, campaign }) => [finding.body.campaign ?? NONE, campaign && text(campaign)]),
  );
  return [
    {
      key: 'state',
      title: columns.state,
      choices: FINDING_STATES.map((value) => ({ value, name: findings.states[value] })),
      of: ({ life }) => life.state,
    },
    {
      key: 'standing',
      title: columns.standing,
      choices: STANDINGS.map((value) => ({ value, name: words.standings[value] })),
      of: ({ standing }) => standingGroup(standing),
    },
    {
      key: 'area',
      title: columns.area,
      choices: [...areas].map(([value, name]) => ({ value, name })),
      of: ({ finding }) => finding.body.area ?? NONE,
    },
    {
      key: 'cause',
      title: columns.cause,
      choices: (['below', 'above'] as const).map((value) => ({ value, name: findings.causes[value] })),
      of: ({ finding }) => finding.body.cause ?? NONE,
    },
    {
      key: 'campaign',
      title: columns.campaign,
      choices: [...campaigns].map(([value, name]) => ({ value, name: name || words.noCampaign })),
      of: ({ finding }) => finding.body.campaign ?? NONE,
    },
  ];
}
