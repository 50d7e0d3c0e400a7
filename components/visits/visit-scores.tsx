import { minShareOf, type Score, type VisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { percent } from '../ui/percent.ts';

type Named = Score & { id: string; name: string };

/** The scores of a visit: overall, by section and by dimension, each with what it rests on, and how they are made. */
export function VisitScores({ detail }: { detail: VisitDetail }) {
  const { visits } = useDeskWords();
  const text = usePackText();
  const { pack, scores } = detail;
  const titles = new Map(pack.sections.map(({ id, title }) => [id, text(title)]));
  const sections = scores.sections
    .filter(({ of }) => of > 0)
    .map((score) => ({ ...score, name: titles.get(score.id) ?? score.id }));
  const least = Math.round(minShareOf(pack) * 100);
  return (
    <section aria-label={visits.scores}>
      <h3 class="h3">{visits.scores}</h3>
      {scores.overall.reason === 'belowShare' && <p class="vnote amber">{visits.belowShare(least)}</p>}
      <ScoreTable title={visits.sections} rows={[{ ...scores.overall, id: '', name: visits.overall }, ...sections]} />
      {(pack.dimensions ?? []).map(({ id, title, points }) => {
        const found = scores.dimensions.find((one) => one.id === id);
        if (!found || found.of === 0) return null;
        const rows = points.flatMap((point) => {
          const score = found.points.find((one) => one.id === point.id);
          return score && score.of > 0 ? [{ ...score, name: text(point.title) }] : [];
        });
        return <ScoreTable key={id} title={text(title)} rows={[{ ...found, name: text(title) }, ...rows]} />;
      })}
      <Formula detail={detail} least={least} />
    </section>
  );
}

function ScoreTable({ title, rows }: { title: string; rows: readonly Named[] }) {
  const { visits } = useDeskWords();
  const { what, score, n, share } = visits.scoreColumns;
  return (
    <table class="scores" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{score}</th>
          <th scope="col">{n}</th>
          <th scope="col">{share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id} class={at === 0 ? 'b' : undefined}>
            <th scope="row">{row.name}</th>
            <td>{row.score === null ? <NoScore score={row} /> : row.score.toFixed(1)}</td>
            <td>{visits.nOf(row.n, row.of)}</td>
            <td>{percent(row.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoScore({ score }: { score: Score }) {
  const { visits } = useDeskWords();
  return <span class="qq">{score.reason === 'none' ? visits.nothingGraded : visits.noScore}</span>;
}

function Formula({ detail, least }: { detail: VisitDetail; least: number }) {
  const { words } = useApp();
  const { visits } = useDeskWords();
  const grades = detail.pack.grades.flatMap(({ grade, score }) =>
    score === null ? [] : [visits.gradeScore(words.common.grades[grade], score)],
  );
  return (
    <details class="formula">
      <summary>{visits.scoresHow}</summary>
      {[...visits.formula(least), visits.gradeScores(grades)].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </details>
  );
}
