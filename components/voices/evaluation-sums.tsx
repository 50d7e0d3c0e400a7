import { type DeskVoice, type GroupSum, sumOf, sumsBy } from '../../lib/app/desk/voices.ts';
import { leastSample, questionsOf } from '../../lib/app/evaluations.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { percent } from '../ui/percent.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { SumTable } from './sum-table.tsx';

interface Props {
  /** The evaluations that are added up. */
  rows: readonly DeskVoice<'evaluation'>[];
  /** The campaigns that they belong to. */
  campaigns: readonly { name: string; count: number }[];
  onClose(): void;
}

/** What the evaluations of a chosen set come to: all of them, by type of unit, and by unit. */
export function EvaluationSums({ rows, campaigns, onClose }: Props) {
  const { session } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  const unitName = useUnitName(voices.noUnit);
  const types = new Map(session.pack.unitTypes.map(({ id, name }) => [id, text(name)]));
  const units = new Map(rows.map(({ unit }) => [unit?.id ?? '', unitName(unit)]));
  const sum = sumOf(session, rows);
  const left = rows.length - sum.records.length;
  const noUnit = rows.filter(({ unit }) => unit?.shelf !== 'live').length;
  return (
    <Beside title={voices.sumsOf(rows.length)} onClose={onClose}>
      <p class="vsum t13 q">{voices.sumsPicked}</p>
      <p class={campaigns.length > 1 ? 'vsum t13 amber' : 'vsum t13'}>{voices.sumsOfCampaigns(campaigns)}</p>
      <SumTable sum={sum} label={voices.all} />
      {left > 0 && <p class="vsum t13 amber">{voices.uncounted(left)}</p>}
      {noUnit > 0 && <p class="vsum t13 amber">{voices.sumsNoUnit(noUnit)}</p>}
      <p class="vsum t13 q">{voices.cellsAre(leastSample(session))}</p>
      <Groups
        title={voices.byType}
        head={voices.columns.type}
        groups={sumsBy(session, rows, ({ unit }) => unit?.body.type ?? '')}
        nameOf={(key) => types.get(key) ?? (key || voices.noType)}
      />
      <Groups
        title={voices.byUnit}
        head={voices.columns.unit}
        groups={sumsBy(session, rows, ({ unit }) => unit?.id ?? '')}
        nameOf={(key) => units.get(key) ?? voices.noUnit}
      />
    </Beside>
  );
}

interface GroupsProps {
  title: string;
  /** What a line stands for. */
  head: string;
  groups: readonly GroupSum[];
  nameOf(key: string): string;
}

/** A line a group: the good word's share with its sample, or counts alone where the sample is small. */
function Groups({ title, head, groups, nameOf }: GroupsProps) {
  const { session } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  return (
    <section class="vsum" aria-label={title}>
      <h3>{title}</h3>
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {questionsOf(session).map(({ id, yes }) => (
              <th key={id} scope="col" class="r">
                {text(yes)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, sum }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              {sum.questions.map(({ question, n, counts, shares }) => (
                <td key={question} class="r num">
                  {n === 0 ? '–' : shares ? voices.cell(percent(shares.yes), n) : voices.cellFew(counts.yes, n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
