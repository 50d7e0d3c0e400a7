import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from './context.ts';

interface Props {
  unit: Entry<'unit'>;
  legend: string;
  class: string;
}

/** What else is true of a unit, several at once (S07): each adds the items that only such units have. Undoable. */
export function UnitTraits({ unit, legend, class: look }: Props) {
  const { session, run } = useApp();
  const text = usePackText();
  const { traits } = session.pack;
  if (traits.length === 0) return null;
  return (
    <fieldset class={look}>
      <legend>{legend}</legend>
      {traits.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={unit.body[`traits.${id}`] === true}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              run(() => setField(session, unit, `traits.${id}`, checked));
            }}
          />
          <span>{text(name)}</span>
        </label>
      ))}
    </fieldset>
  );
}
