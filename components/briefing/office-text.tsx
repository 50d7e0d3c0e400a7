import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { DisputedMark } from '../ui/disputed-mark.tsx';

interface Props {
  office: Entry<'office'>;
  field: 'name' | 'masthead' | 'secrecyTerm' | 'copyNumber' | 'signature' | 'report' | 'send' | 'distribute';
  label: string;
  /** What it is for, in a line. */
  how: string;
  rows?: number;
  /** Whether it can't be empty. */
  needed?: boolean;
}

/** One of an office's texts; it saves itself. */
export function OfficeText({ office, field, label, how, rows = 1, needed = false }: Props) {
  const id = `office-${field}`;
  return (
    <div class="bf-set-field">
      <label for={id}>{label}</label>
      <div class="min0">
        <AutoText
          id={id}
          entry={office}
          field={field}
          class="area"
          rows={rows}
          maxLength={rows > 1 || field === 'report' || field === 'send' || field === 'distribute' ? 5000 : 100}
          aria-describedby={`${id}-how`}
          {...(needed && { onLeftEmpty: () => undefined })}
        />
        <p id={`${id}-how`} class="t12 qq">
          {how}
        </p>
        {field === 'name' && <DisputedMark entry={office} name={office.body.name} />}
      </div>
    </div>
  );
}
