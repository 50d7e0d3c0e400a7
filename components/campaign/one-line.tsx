import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { isComposing } from '../ui/keys.ts';

interface Props {
  entry: Entry<'campaign' | 'team' | 'member'>;
  /** What the label names; without it `label` is the field's own name. */
  id?: string;
  label?: string;
}

/** A record's name: one line that saves itself. */
export function OneLine({ entry, id, label }: Props) {
  return (
    <AutoText
      entry={entry}
      field="name"
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      class="area one"
      rows={1}
      maxLength={100}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event)) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
