import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { questionsOf } from '../../lib/app/desk/compare-counts.ts';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { shownTime } from '../../lib/app/finish.ts';
import { tallied } from '../../lib/model/voices.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { BehindVisits, TagChip } from './behind-visits.tsx';
import type { Behind } from './shown.ts';
import { useNames } from './use-names.ts';

interface Props {
  field: Field;
  behind: Behind;
  onClose(): void;
}

/** The records behind a mark, beside the picture. */
export function BehindPane({ field, behind, onClose }: Props) {
  const { compare } = useDeskWords();
  const { title, about, facts, visits, items = null, tags, evaluations, units } = behind;
  return (
    <Beside title={title} onClose={onClose}>
      {about && <p class="cmp-about">{about}</p>}
      {facts.length > 0 && (
        <dl class="dl">
          {facts.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {units && (
        <Listed key={title} title={compare.behind.units(units.length)} rows={units}>
          {(unit) => <UnitLine key={unit.id} field={field} {...unit} />}
        </Listed>
      )}
      {tags && (
        <Listed key={title} title={compare.behind.tags(tags.length)} rows={tags}>
          {(id) => <TagLine key={id} field={field} id={id} />}
        </Listed>
      )}
      {evaluations && (
        <Listed key={title} title={compare.behind.evaluations(evaluations.length)} rows={evaluations}>
          {(id) => <EvaluationLine key={id} field={field} id={id} />}
        </Listed>
      )}
      {visits && (
        <Listed key={title} title={compare.behind.visits(visits.length)} rows={visits} slice={20}>
          {(id) => <BehindVisits key={id} field={field} visit={id} items={items} />}
        </Listed>
      )}
    </Beside>
  );
}

interface ListedProps<T> {
  title: string;
  rows: readonly T[];
  slice?: number;
  children(row: T): preact.ComponentChildren;
}

function Listed<T>({ title, rows, slice = 100, children }: ListedProps<T>) {
  const { compare } = useDeskWords();
  const [limit, setLimit] = useState(slice);
  return (
    <section aria-label={title}>
      <h3 class="h3">{title}</h3>
      <ul class="cmp-list">{rows.slice(0, limit).map(children)}</ul>
      {rows.length > limit && (
        <button type="button" class="btn text" onClick={() => setLimit(limit + slice)}>
          {compare.behind.more(rows.length - limit)}
        </button>
      )}
    </section>
  );
}

function UnitLine({ field, id, said }: { field: Field; id: string; said: string }) {
  const { go } = useApp();
  const names = useNames();
  return (
    <li>
      <button type="button" class="cmp-to" onClick={() => go({ screen: 'desk', page: 'units', open: id })}>
        {names.unit(field.units.get(id)?.name)}
      </button>
      <span class="q">{said}</span>
    </li>
  );
}

/** A visit as a button that leads to it. */
function VisitButton({ field, id }: { field: Field; id: string }) {
  const { go } = useApp();
  const { compare } = useDeskWords();
  const names = useNames();
  const visit = field.visits.get(id);
  if (!visit) return <span class="q">{compare.behind.noVisitOf}</span>;
  return (
    <button type="button" class="cmp-to" onClick={() => go({ screen: 'desk', page: 'visits', open: id })}>
      {names.unit(field.units.get(visit.unit)?.name)} <span class="num">{visit.date || compare.trend.noDate}</span>
    </button>
  );
}

function TagLine({ field, id }: { field: Field; id: string }) {
  const tag = field.tags.find((one) => one.id === id);
  if (!tag) return null;
  return (
    <li class="cmp-tag">
      <TagChip tag={tag} pack={field.visits.get(tag.parent)?.pack ?? field.pack} />
      <VisitButton field={field} id={tag.parent} />
      {tag.body.fact && <p class="anyword">{tag.body.fact}</p>}
    </li>
  );
}

function EvaluationLine({ field, id }: { field: Field; id: string }) {
  const { compare } = useDeskWords();
  const text = usePackText();
  const entry = field.evaluations.find((one) => one.entry.id === id)?.entry;
  if (!entry) return null;
  const { body } = entry;
  const at = compare.evaluation.at(body.where ?? '', body.among ?? '');
  return (
    <li class="cmp-tag">
      <VisitButton field={field} id={entry.parent} />
      <span class="q">
        {body.at && <span class="num">{shownTime(body.at).date} </span>}
        {at}
      </span>
      {questionsOf(field).map((question) => (
        <p key={question.id}>
          {compare.behind.counts(
            text(question.yes),
            tallied(body, question.id, 'yes'),
            text(question.no),
            tallied(body, question.id, 'no'),
            compare.evaluation.unclear,
            tallied(body, question.id, 'unclear'),
          )}
        </p>
      ))}
    </li>
  );
}
