import {
  asksWhich,
  candidatesOf,
  type Decision,
  type PlanIssue,
  type PreviewRow,
  type RosterField,
} from '../../lib/app/desk/roster-plan.ts';
import type { UnitList } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { issueWords, useFieldName } from './roster-words.ts';

interface Props {
  row: PreviewRow;
  /** The row as it was before it was decided. */
  asked: PreviewRow;
  rows: readonly PreviewRow[];
  list: UnitList;
  onDecide(said: Decision | null): void;
  onDecideAll(reason: PlanIssue['reason'], said: 'take' | 'new' | 'skip' | 'only'): void;
  onClose(): void;
}

/** One row of an import: what is the matter with it, what it would change, and what to do with it. */
export function RosterRow({ row, asked, rows, list, onDecide, onDecideAll, onClose }: Props) {
  const { desk, units } = useDeskWords();
  const { roster } = units;
  const issues = asked.issues.length > 0 ? asked.issues : row.issues;
  return (
    <section class="pane side unit" aria-label={row.values.name ?? roster.noName}>
      <div class="ph">
        <h1>{row.values.name ?? roster.noName}</h1>
        <span class="grow" />
        <button type="button" class="ib" aria-label={desk.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      <div class="body">
        <p class="pad t13">
          {roster.where(row.line, null)} · <b>{roster.outcomes[row.outcome]}</b>
        </p>
        {row.outcome === 'waiting' && <p class="ask pad">{roster.waits}</p>}
        <ul class="pad">
          {issues.map((issue, at) => (
            <li key={at} class="t13">
              {issueWords(issue, row.line, roster)}
            </li>
          ))}
        </ul>
        {row.mayDecide && <Decide asked={asked} row={row} list={list} onDecide={onDecide} />}
        {row.mayDecide && <DecideAll issues={issues} rows={rows} onDecideAll={onDecideAll} />}
        <RowChanges row={row} list={list} />
      </div>
    </section>
  );
}

function Decide({ asked, row, list, onDecide }: Pick<Props, 'asked' | 'row' | 'list' | 'onDecide'>) {
  const { roster } = useDeskWords().units;
  const own = unitNameIn(list, asked.unit);
  const choices = [
    ...(asked.unit === null ? [] : [{ value: 'take', name: own ? roster.takeChange(own) : roster.takeAsIs }]),
    ...candidatesOf(asked).map(({ id, name }) => ({ value: id, name: roster.itIs(name) })),
    { value: 'new', name: asked.unit === null && !asked.issues.some(asksWhich) ? roster.takeAsIs : roster.takeNew },
    { value: 'skip', name: roster.leaveOut },
  ];
  // Of a new unit, "take" and "new" are one.
  const value = row.decision === 'take' && asked.unit === null ? 'new' : row.decision;
  return (
    <div class="pad">
      <h2>{roster.decide}</h2>
      <Choices class="decide" label={roster.decide} choices={choices} value={value} onChoose={onDecide} clears />
    </div>
  );
}

interface AllProps extends Pick<Props, 'rows' | 'onDecideAll'> {
  issues: readonly PlanIssue[];
}

/** The same for all open rows that are in doubt for one reason. */
function DecideAll({ issues, rows, onDecideAll }: AllProps) {
  const { roster } = useDeskWords().units;
  const reasons = [...new Set(issues.map(({ reason }) => reason))];
  return (
    <>
      {reasons.map((reason) => {
        const open = rows.filter(
          (row) => row.outcome === 'doubtful' && row.issues.some((issue) => issue.reason === reason),
        );
        if (open.length === 0) return null;
        const label = roster.allOf(roster.reasons[reason], open.length);
        const acts = [
          ['take', roster.allTake],
          ...(asksWhich({ reason, column: null }) ? [['new', roster.allNew] as const] : []),
          ...(open.some((row) => candidatesOf(row).length === 1) ? [['only', roster.allOnly] as const] : []),
          ['skip', roster.allSkip],
        ] as const;
        return (
          <section key={reason} class="pad" aria-label={label}>
            <p class="t13 q">{label}</p>
            <div class="unit-acts">
              {acts.map(([said, words]) => (
                <button key={said} type="button" class="btn line" onClick={() => onDecideAll(reason, said)}>
                  {words}
                </button>
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}

function RowChanges({ row, list }: Pick<Props, 'row' | 'list'>) {
  const { roster } = useDeskWords().units;
  const fieldName = useFieldName();
  const say = useValueWords(list);
  const { traits, parent, ...plain } = row.values;
  const values = [
    ...Object.entries(plain),
    ...(parent ? [['parent', parent] as const] : []),
    ...Object.entries(traits).map(([id, has]) => [`traits.${id}`, has] as const),
  ];
  if (row.outcome === 'refused' || row.outcome === 'left') return null;
  return (
    <div class="pad">
      {row.unit !== null && row.changes.length > 0 && (
        <>
          <h2>{roster.changes}</h2>
          <ul class="t13">
            {row.changes.map(({ field, before, after }) => (
              <li key={field}>
                {roster.change(fieldName(field as RosterField), say(field, before), say(field, after))}
              </li>
            ))}
          </ul>
        </>
      )}
      {row.unit === null && (
        <dl class="dl">
          {values.map(([field, value]) => (
            <div key={field} class="unit-row">
              <dt>{fieldName(field as RosterField)}</dt>
              <dd>{say(field, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** What a unit of the list is called; undefined for one that isn't in it. */
const unitNameIn = ({ lines }: UnitList, id: unknown): string | undefined => {
  const found = lines.find(({ unit }) => unit.id === id);
  return found && showLine(found.unit.body.name);
};

/** What a value of a field is in words: a type's name, the name of the unit above, yes or no. */
function useValueWords(list: UnitList) {
  const { session } = useApp();
  const { roster } = useDeskWords().units;
  const text = usePackText();
  const unitName = (id: unknown) => unitNameIn(list, id) ?? String(id);
  return (field: string, value: PreviewRow['changes'][number]['after'] | null | undefined): string => {
    if (value === null || value === undefined || value === '') return roster.nothingBefore;
    if (typeof value === 'object') return 'unit' in value ? unitName(value.unit) : roster.lineRef(value.line);
    if (typeof value === 'boolean') return value ? roster.yes : roster.no;
    if (field === 'parent') return unitName(value);
    const type = field === 'type' ? session.pack.unitTypes.find(({ id }) => id === value) : undefined;
    return type ? text(type.name) : String(value);
  };
}
