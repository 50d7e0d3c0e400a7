import { useMemo } from 'preact/hooks';
import type { DeskVoice, DeskVoiceKind } from '../../lib/app/desk/voices.ts';
import { complaintSpan } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Filter } from '../ui/data-list.tsx';
import type { ListCampaigns } from '../ui/data-list-campaigns.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';

const NONE = '-';
type Narrow = Filter<DeskVoice>;

/** What the list of one kind is narrowed by. Only months, types and levels that occur are offered. */
export function useFilters(
  kind: DeskVoiceKind,
  rows: readonly DeskVoice[],
  campaigns: ListCampaigns<DeskVoice> | null,
): readonly Narrow[] {
  const { session, language, words } = useApp();
  const { voices } = useDeskWords();
  const text = usePackText();
  return useMemo(() => {
    const { common } = words;
    const { people } = useLaterWords();
    const { columns } = voices;
    const occurring = (of: (row: DeskVoice) => string, nameOf: (value: string) => string) =>
      [...new Set(rows.map(of))].sort().map((value) => ({ value, name: nameOf(value) }));
    const month: Narrow = {
      key: 'month',
      title: voices.month,
      choices: occurring(monthOf, (value) => value).reverse(),
      of: monthOf,
    };
    const types = new Map(session.pack.unitTypes.map(({ id, name }) => [id, text(name)]));
    const typeOf = ({ unit }: DeskVoice) => unit?.body.type || NONE;
    const type: Narrow = {
      key: 'type',
      title: columns.type,
      choices: occurring(typeOf, (value) => types.get(value) ?? (value === NONE ? voices.noType : value)),
      of: typeOf,
    };
    const coded = (key: 'raisedBy' | 'what' | 'side', names: Readonly<Record<string, string>>): Narrow => ({
      key,
      title: columns[key],
      choices: [
        ...Object.entries(names).map(([value, name]) => ({ value, name })),
        ...(key === 'raisedBy' ? [{ value: NONE, name: voices.nobody }] : []),
      ],
      of: ({ entry }) => String(entry.body[key] ?? '') || NONE,
    });
    const levelOf = ({ entry }: DeskVoice) => String(entry.body.level ?? '') || NONE;
    const level: Narrow = {
      key: 'level',
      title: columns.level,
      choices: occurring(levelOf, (value) => (value === NONE ? voices.noLevel : value)),
      of: levelOf,
    };
    const stage: Narrow = {
      key: 'stage',
      title: columns.stage,
      choices: Object.entries(people.stages).map(([value, name]) => ({ value, name })),
      of: ({ entry }) => complaintSpan(entry.body as Entry<'complaint'>['body']).stage,
    };
    const passOn: Narrow = {
      key: 'passOn',
      title: columns.passOn,
      choices: (['yes', 'no'] as const).map((value) => ({ value, name: voices.passOnIs[value] })),
      of: ({ entry }) => (entry.body.passOn === true ? 'yes' : 'no'),
    };
    const own: Record<DeskVoiceKind, readonly Narrow[]> = {
      evaluation: [],
      topic: [coded('raisedBy', common.raisedBy), level],
      complaint: [stage],
      practice: [coded('what', common.practiceKinds), passOn],
      case: [coded('side', common.caseSides), passOn],
    };
    return [month, type, ...own[kind], ...(campaigns ? [campaigns.filter] : [])];
  }, [kind, rows, campaigns, language, session.pack]);
}

const monthOf = ({ date }: DeskVoice): string => date.slice(0, 7) || NONE;
