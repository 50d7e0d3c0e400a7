import type { Field } from '../../lib/app/desk/compare-field.ts';
import { type Narrowing, narrowingChoices } from '../../lib/app/desk/compare-filter.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { look, setLook } from './place.ts';
import { useNames } from './use-names.ts';

/** What the pictures are narrowed to; only what occurs is offered. */
export function NarrowFields({ field }: { field: Field }) {
  const { language } = useApp();
  const { compare, desk } = useDeskWords();
  const names = useNames(field.pack);
  const { narrowing } = look.value;
  const choices = narrowingChoices(field);
  const collator = new Intl.Collator(language, { numeric: true });
  const sorted = (ids: readonly string[], nameOf: (id: string) => string) =>
    ids.map((id) => ({ id, name: nameOf(id) })).sort((a, b) => collator.compare(a.name, b.name));
  const parents = new Map(choices.parents.map(({ id, name }) => [id, names.unit(name)]));
  const all: [keyof Narrowing, { id: string; name: string }[]][] = [
    ['type', sorted(choices.types, names.type)],
    ['trait', sorted(choices.traits, names.trait)],
    ['place', sorted(choices.places, names.place)],
    ['parent', sorted([...parents.keys()], (id) => parents.get(id) ?? id)],
  ];
  return (
    <>
      {all.map(([key, options]) =>
        options.length === 0 ? null : (
          <Choice
            key={key}
            title={compare.narrow[key]}
            value={narrowing[key] ?? ''}
            options={options}
            onChoose={(value) => {
              const { [key]: _, ...rest } = narrowing;
              setLook({ narrowing: value === '' ? rest : { ...rest, [key]: value } });
            }}
          />
        ),
      )}
      {Object.keys(narrowing).length > 0 && (
        <button type="button" class="btn text" onClick={() => setLook({ narrowing: {} })}>
          {desk.clear}
        </button>
      )}
    </>
  );
}

interface ChoiceProps {
  title: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onChoose(value: string): void;
}

function Choice({ title, value, options, onChoose }: ChoiceProps) {
  const { compare } = useDeskWords();
  return (
    <select
      class={value ? 'fbtn on' : 'fbtn'}
      aria-label={title}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{compare.all(title)}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {compare.chosen(title, name)}
        </option>
      ))}
    </select>
  );
}

interface PickProps<T extends string> {
  title: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChoose(value: T): void;
}

/** One of a few, with its title for screen readers. */
export function Pick<T extends string>({ title, value, options, onChoose }: PickProps<T>) {
  return (
    <select
      class="fbtn"
      aria-label={title}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([one]) => one === event.currentTarget.value);
        if (chosen) onChoose(chosen[0]);
      }}
    >
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}
