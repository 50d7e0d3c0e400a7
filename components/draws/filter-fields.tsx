import { useMemo } from 'preact/hooks';
import type { FrozenRoster } from '../../lib/app/desk/draws.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { DayInput, LATEST_PLAN } from '../ui/day-input.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { PickMany } from './pick-many.tsx';
import type { RuleDraft } from './rule-draft.ts';

interface Props {
  roster: FrozenRoster;
  draft: RuleDraft;
  names: ReadonlyMap<string, string>;
  onChange(part: Partial<RuleDraft>): void;
}

/** Who may be drawn. */
export function FilterFields({ roster, draft, names, onChange }: Props) {
  const { session, language } = useApp();
  const { draws: words } = useDeskWords();
  const text = usePackText();
  const written = useMemo(() => writtenOn(roster, language), [roster, language]);
  const { unitTypes, traits } = session.pack;
  const pack = (all: typeof traits) => all.map(({ id, name }) => ({ value: id, name: text(name) }));
  const lists = [
    ['types', pack(unitTypes), undefined],
    ['traits', pack(traits), undefined],
    ['places', written.places, undefined],
    ['levels', written.levels, undefined],
    ['members', [...names].map(([value, name]) => ({ value, name })), words.recusalHow],
  ] as const;
  return (
    <>
      {lists.map(([key, choices, how]) => (
        <PickMany
          key={key}
          title={words.filters[key]}
          choices={choices}
          chosen={draft[key]}
          onChange={(chosen) => onChange({ [key]: chosen })}
          {...(how && { how })}
        />
      ))}
      <div class="stack">
        <span aria-hidden="true">{words.since}</span>
        <Choices
          label={words.since}
          class="seg"
          choices={(['any', 'never', 'before'] as const).map((value) => ({ value, name: words.sinceChoices[value] }))}
          value={draft.since}
          onChoose={(since) => since && onChange({ since })}
        />
        {draft.since === 'before' && (
          <DayInput
            class="stack"
            label={words.sinceDay}
            value={draft.day || null}
            onDay={(day) => onChange({ day: day ?? '' })}
            latest={LATEST_PLAN}
          />
        )}
      </div>
    </>
  );
}

/** The places and levels that the roster's units have, by name. */
function writtenOn(roster: FrozenRoster, language: string) {
  const collator = new Intl.Collator(language, { numeric: true });
  const of = (key: 'place' | 'level') =>
    [...new Set(roster.units.flatMap((unit) => unit[key] ?? []))]
      .sort(collator.compare)
      .map((value) => ({ value, name: value }));
  return { places: of('place'), levels: of('level') };
}
