import type { ComponentChildren } from 'preact';
import { type DeskVoice, type DeskVoiceKind, passOn, sumOf } from '../../lib/app/desk/voices.ts';
import { shownTime } from '../../lib/model/time.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { SumTable } from './sum-table.tsx';

interface Props {
  /** What is open; undefined where there is no such record. */
  found: DeskVoice | undefined;
  onClose(): void;
}

/** Which fields of a kind are read, in their order. */
const FIELDS = {
  evaluation: ['where', 'among'],
  topic: ['topic', 'raisedBy', 'level', 'analysed', 'supplied', 'result'],
  complaint: ['text', 'received', 'takenUp', 'answered', 'answer'],
  practice: ['text', 'what'],
  case: ['facts', 'side', 'cause', 'lesson'],
} as const satisfies Record<DeskVoiceKind, readonly string[]>;

/** Something that people said or brought, read beside the list. */
export function VoicePane({ found, onClose }: Props) {
  const { session, go, run } = useApp();
  const { voices } = useDeskWords();
  const unitName = useUnitName(voices.noUnit);
  const title = found ? unitName(found.unit) : voices.title;
  return (
    <Beside title={title} onClose={onClose}>
      {!found && <p class="empty">{voices.gone}</p>}
      {found && <Facts found={found} />}
      {found?.entry.kind === 'evaluation' && (
        <SumTable sum={sumOf(session, [found as DeskVoice<'evaluation'>])} label={voices.kinds.evaluation} />
      )}
      {found && (
        <div class="vpacts">
          <button
            type="button"
            class="btn line"
            onClick={() => go({ screen: 'desk', page: 'visits', open: found.visit.id })}
          >
            {voices.toVisit}
          </button>
          {(found.entry.kind === 'practice' || found.entry.kind === 'case') && (
            <button
              type="button"
              class="btn line"
              onClick={() =>
                run(() => passOn(session, [found as DeskVoice<'practice'>], found.entry.body.passOn !== true))
              }
            >
              {found.entry.body.passOn === true ? voices.notPassOn : voices.passOn}
            </button>
          )}
        </div>
      )}
    </Beside>
  );
}

function Facts({ found }: { found: DeskVoice }) {
  const { people } = useLaterWords();
  const { voices } = useDeskWords();
  const { entry, date } = found;
  const show = useShown();
  const rows: [string, ComponentChildren][] = [[voices.columns.date, date || '–']];
  for (const field of FIELDS[entry.kind]) rows.push([people.fields[field], show(field, entry.body[field])]);
  if (entry.body.passOn === true) rows.push([people.fields.passOn, voices.yes]);
  return (
    <dl class="dl vdl">
      {rows.map(([name, value]) => (
        <Row key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Row({ name, value }: { name: string; value: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd class="vsays">{value}</dd>
    </>
  );
}

/** Shows a field: a code by its name, a moment by day and time, words as they are. */
function useShown(): (field: string, value: unknown) => string {
  const { common } = useApp().words;
  const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    raisedBy: common.raisedBy,
    what: common.practiceKinds,
    side: common.caseSides,
  };
  return (field, value) => {
    if (value === undefined || value === null || value === '') return '–';
    if (typeof value === 'object') {
      const { date, time } = shownTime(value as Parameters<typeof shownTime>[0]);
      return `${date} ${time}`;
    }
    return codes[field]?.[String(value)] ?? String(value);
  };
}
