import { useMemo } from 'preact/hooks';
import { type DeskVoice, type DeskVoiceKind, sumOf } from '../../lib/app/desk/voices.ts';
import { questionsOf } from '../../lib/app/evaluations.ts';
import { complaintSpan } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Column } from '../ui/data-list.tsx';
import type { ListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { percent } from '../ui/percent.ts';
import { useUnitName } from '../ui/unit-name.ts';

type Col = Column<DeskVoice>;

/** The columns of the list of one kind. */
export function useColumns(kind: DeskVoiceKind, campaigns: ListCampaigns<DeskVoice> | null): readonly Col[] {
  const { language, session } = useApp();
  const { voices } = useDeskWords();
  const shared = useSharedColumns();
  const own = { evaluation: useEvaluationColumns(), ...useTextColumns() };
  return useMemo(
    () => [shared.date, shared.unit, ...own[kind], shared.type, ...(campaigns ? [campaigns.column] : [])],
    [kind, campaigns, language, session.pack, voices],
  );
}

function useSharedColumns(): Record<'date' | 'unit' | 'type', Col> {
  const { session } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  const { columns } = voices;
  const types = new Map(session.pack.unitTypes.map(({ id, name }) => [id, text(name)]));
  const typeOf = ({ unit }: DeskVoice) => types.get(unit?.body.type ?? '') ?? null;
  const unitName = useUnitName(voices.noUnit);
  const unitOf = ({ unit }: DeskVoice) => (unit ? unitName(unit) : null);
  return {
    date: {
      key: 'date',
      title: columns.date,
      width: '96px',
      cell: ({ date }) => <span class="num">{date || '–'}</span>,
      sort: ({ date }) => date || null,
      group: ({ date }) => date.slice(0, 7) || null,
    },
    unit: {
      key: 'unit',
      title: columns.unit,
      width: '20%',
      cell: (row) => unitOf(row) ?? voices.noUnit,
      sort: unitOf,
      group: unitOf,
    },
    type: {
      key: 'type',
      title: columns.type,
      width: '120px',
      room: 'wide',
      cell: (row) => typeOf(row) ?? '–',
      sort: typeOf,
      group: typeOf,
    },
  };
}

/** Where and among whom, how many, and what each question came to, never without its sample. */
function useEvaluationColumns(): Col[] {
  const { session, words } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  const sum = (row: DeskVoice) => sumOf(session, [row as DeskVoice<'evaluation'>]);
  const place = ({ entry: { body } }: DeskVoice) => [body.where, body.among].filter(Boolean).join(words.common.sep);
  return [
    {
      key: 'place',
      title: voices.columns.place,
      cell: (row) => place(row) || '–',
      sort: (row) => place(row) || null,
    },
    {
      key: 'people',
      title: voices.columns.people,
      width: '76px',
      align: 'end',
      room: 'middle',
      cell: (row) => <span class="num">{sum(row).people}</span>,
      sort: (row) => sum(row).people,
    },
    ...questionsOf(session).map((question, at): Col => {
      const tallyOf = (row: DeskVoice) => sum(row).questions[at];
      return {
        key: question.id,
        title: text(question.yes),
        width: '104px',
        align: 'end',
        // In a narrower list they would leave no room for the place; the pane beside it says them.
        room: 'wide',
        cell: (row) => {
          const tally = tallyOf(row);
          if (!tally || tally.n === 0) return <span class="qq">–</span>;
          const { shares, n, counts } = tally;
          return (
            <span class="num">{shares ? voices.cell(percent(shares.yes), n) : voices.cellFew(counts.yes, n)}</span>
          );
        },
        // What is too small for a percentage is too small for a rank.
        sort: (row) => tallyOf(row)?.shares?.yes ?? null,
      };
    }),
  ];
}

function useTextColumns(): Record<Exclude<DeskVoiceKind, 'evaluation'>, Col[]> {
  const { words } = useApp();
  const { voices } = useDeskWords();
  const { columns } = voices;
  const { common } = words;
  const { people } = useLaterWords();
  const plain = (key: keyof typeof columns & string, room: 'any' | 'middle' | 'wide', width?: string): Col => {
    const of = ({ entry }: DeskVoice) => String(entry.body[key] ?? '') || null;
    return { key, title: columns[key], room, ...(width && { width }), cell: (row) => of(row) ?? '–', sort: of };
  };
  const coded = (key: 'raisedBy' | 'what' | 'side', names: Readonly<Record<string, string>>): Col => {
    const of = ({ entry }: DeskVoice) => names[String(entry.body[key])] ?? null;
    return {
      key,
      title: columns[key],
      room: 'middle',
      width: '96px',
      cell: (row) => of(row) ?? '–',
      sort: of,
      group: of,
    };
  };
  const isPassed = ({ entry }: DeskVoice) => entry.body.passOn === true;
  const passOn: Col = {
    key: 'passOn',
    title: columns.passOn,
    width: '72px',
    room: 'middle',
    cell: (row) => (isPassed(row) ? voices.yes : <span class="qq">–</span>),
    sort: (row) => (isPassed(row) ? 1 : 0),
    group: (row) => voices.passOnIs[isPassed(row) ? 'yes' : 'no'],
  };
  const level = plain('level', 'middle', '120px');
  const stage: Col = {
    key: 'stage',
    title: columns.stage,
    width: '88px',
    cell: (row) => {
      const at = spanOf(row).stage;
      return <span class={at === 'answered' ? 'green' : 'amber'}>{people.stages[at]}</span>;
    },
    sort: (row) => ['received', 'takenUp', 'answered'].indexOf(spanOf(row).stage),
    group: (row) => people.stages[spanOf(row).stage],
  };
  const took: Col = {
    key: 'took',
    title: columns.took,
    width: '96px',
    align: 'end',
    room: 'middle',
    cell: (row) => {
      const minutes = spanOf(row).toAnswered;
      return <span class="num">{minutes === null || minutes < 0 ? '–' : voices.spans(minutes)}</span>;
    },
    sort: (row) => spanOf(row).toAnswered,
  };
  return {
    topic: [
      plain('topic', 'any'),
      coded('raisedBy', common.raisedBy),
      { ...level, group: ({ entry }) => String(entry.body.level ?? '') || null },
      plain('result', 'wide'),
    ],
    complaint: [plain('text', 'any'), stage, took],
    practice: [plain('text', 'any'), coded('what', common.practiceKinds), passOn],
    case: [plain('facts', 'any'), coded('side', common.caseSides), plain('lesson', 'wide'), passOn],
  };
}

const spanOf = ({ entry }: DeskVoice) => complaintSpan(entry.body as Entry<'complaint'>['body']);
