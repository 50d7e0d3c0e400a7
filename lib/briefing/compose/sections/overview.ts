import { METHOD_FACTS, NOTE_KINDS } from '../../../model/records.ts';
import type { TextPart } from '../draft.ts';
import type { Frame } from '../frame.ts';
import { GRADED } from '../grades.ts';
import { LEAST } from '../groups.ts';
import type { PartMaker, SectionText } from '../parts.ts';
import { figure, type NamedFigure, type Said } from '../say.ts';

/** How many units of how many were visited, how, and what was gathered there. */
export function composeOverview(frame: Frame, parts: PartMaker): SectionText {
  const { visits, units, words } = frame;
  if (visits.length === 0) return { parts: [] };
  const told: readonly (readonly [string, Said])[] = [
    ['visited', sayVisited(frame)],
    ['types', sayTypes(frame)],
    ['method', sayMethod(frame)],
    ['gathered', sayGathered(frame)],
    ['rated', sayRated(frame)],
    ['cost', sayCost(frame)],
  ];
  return {
    parts: told.filter(([, said]) => said.length > 0).map(([key, said]): TextPart => parts.text(key, said)),
    count: words.count('overview', units.length),
  };
}

/** A figure where there is anything to count, else null. */
const some = (name: string, from: Iterable<string>, count?: number): NamedFigure | null => {
  const counted = figure(name, from, count);
  return counted.text === '0' ? null : counted;
};

/** As `some`, of records that may be counted more than once. */
const many = (name: string, from: readonly string[]) => some(name, from, from.length);

function sayVisited({ source, edition, visits, units, words }: Frame): Said {
  const days = [...new Set(visits.flatMap(({ sheet }) => (sheet.began.date === '' ? [] : [sheet.began.date])))].sort();
  const ids = units.map(({ id }) => id);
  const all = Object.values(source.roster).reduce((sum, count) => sum + count, 0);
  // Units that were visited and aren't on the roster would make a share of more than all.
  const known = all >= ids.length;
  // A period that says one end only is taken from the visits at the other, where these lie on its side.
  const from = source.from ?? days.find((day) => day <= (source.until ?? day));
  const until = source.until ?? days.findLast((day) => day >= (source.from ?? day));
  return words.overview.visited({
    period: words.overview.period(from ?? '', until ?? ''),
    team: edition === 'named' ? (source.team ?? '') : '',
    units: figure('units', ids),
    of: known ? figure('roster', [], all) : null,
    share: known && all > ids.length ? figure('share', ids, words.percent(ids.length / all)) : null,
    visits:
      visits.length > ids.length
        ? figure(
            'visits',
            visits.map(({ id }) => id),
          )
        : null,
    days:
      days.length > 1
        ? figure(
            'days',
            visits.map(({ id }) => id),
            days.length,
          )
        : null,
  });
}

function sayTypes({ groups, words, edition }: Frame): Said {
  if (groups.all.length < 2) return [];
  return words.overview.types(
    groups.all.map(({ id, name, units, of }) => ({
      name: name || (edition === 'named' ? words.aUnit : words.others),
      count: figure(
        id,
        units.map((unit) => unit.id),
      ),
      of: of >= units.length ? figure(`${id}-roster`, [], of) : null,
    })),
  );
}

function sayMethod({ visits, words }: Frame): Said {
  const where = (fact: string | null, states: readonly (string | null)[]) =>
    visits.flatMap(({ id, sheet }) =>
      sheet.method.filter((one) => (fact === null || one.fact === fact) && states.includes(one.state)).map(() => id),
    );
  const applicable = where(null, ['kept', 'notKept']);
  if (applicable.length === 0) return [];
  const facts = METHOD_FACTS.flatMap((fact) => {
    const of = where(fact, ['kept', 'notKept']);
    if (of.length === 0) return [];
    return [{ fact, kept: many(`${fact}-kept`, where(fact, ['kept'])), of: figure(`${fact}-of`, of, of.length) }];
  });
  const all = where(null, ['kept', 'notKept', 'notApplicable']);
  const recorded = figure('recorded', all, all.length);
  const method = words.overview.method(
    recorded,
    figure('applicable', applicable, applicable.length),
    many('kept', where(null, ['kept'])),
  );
  return [...method, ...words.overview.facts(facts)];
}

function sayGathered({ visits, units, words }: Frame): Said {
  const notes = visits.flatMap(({ sheet }) => sheet.notes);
  const kinds = NOTE_KINDS.flatMap((kind) => {
    const count = some(
      kind,
      notes.flatMap((note) => (note.how === kind ? [note.id] : [])),
    );
    return count ? [{ kind, count }] : [];
  });
  // As the section of the evaluation counts them: somebody answered.
  const asked = visits
    .flatMap(({ sheet }) => sheet.voices?.evaluations ?? [])
    .filter(({ questions }) => questions.length > 0);
  const all = some(
    'notes',
    notes.map(({ id }) => id),
  );
  // Those of protected notes are counted, and lead nowhere; of one unit or two the count would tell how many spoke there.
  const said = units.length < LEAST ? 0 : visits.reduce((sum, { sheet }) => sum + sheet.heard.length, 0);
  const heard = some('heard', [], said);
  const people = some(
    'people',
    asked.map(({ id }) => id),
    asked.reduce((sum, one) => sum + one.people, 0),
  );
  const clauses = [
    all ? words.overview.notes(all, kinds) : [],
    heard ? words.overview.heard(heard) : [],
    people ? words.overview.asked(people) : [],
  ].filter((clause) => clause.length > 0);
  return clauses.length === 0 ? [] : words.overview.gathered(clauses);
}

function sayRated({ source, counts, words }: Frame): Said {
  const all = counts.flatMap((count) => count.all);
  if (all.length === 0) return [];
  const named = GRADED.flatMap((grade) => {
    const given = counts.flatMap(({ by }) => by[grade]);
    if (given.length === 0) return [];
    return [{ name: words.charts.grade(grade, source.grades), count: figure(grade, given, given.length) }];
  });
  return words.overview.rated(figure('rated', all, all.length), named);
}

/** What the visits cost the units (S36), so far as it is known. */
function sayCost({ visits, words }: Frame): Said {
  const sum = (part: 'minutes' | 'people' | 'papers') => {
    const known = visits.filter(({ sheet }) => sheet.cost[part] !== null);
    return some(
      part,
      known.map(({ id }) => id),
      known.reduce((all, { sheet }) => all + (sheet.cost[part] ?? 0), 0),
    );
  };
  const cost = { minutes: sum('minutes'), people: sum('people'), papers: sum('papers') };
  return cost.minutes || cost.people || cost.papers ? words.overview.cost(cost) : [];
}
