import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { KeptNumber } from './kept-number.tsx';

interface Props {
  office: Entry<'office'>;
  field: 'copies' | 'firstNumber';
  label: string;
  how: string;
  wrong: string;
  least: number;
  most: number;
}

/** One of an office's counts; empty for none. */
export function OfficeCount({ office, field, label, how, wrong, least, most }: Props) {
  const { session } = useApp();
  const id = `office-${field}`;
  return (
    <div class="bf-set-field">
      <label for={id}>{label}</label>
      <div class="min0">
        <KeptNumber
          id={id}
          rec={office.id}
          field={field}
          stored={office.body[field] ?? null}
          describedBy={`${id}-how`}
          read={(typed) => {
            const plain = typed.normalize('NFKC').trim();
            if (plain === '') return null;
            const count = Number(plain);
            return /^\d+$/.test(plain) && count >= least && count <= most ? count : undefined;
          }}
          onNumber={(count) => setField(session, office, field, count)}
          wrong={() => wrong}
        />
        <p id={`${id}-how`} class="t12 qq">
          {how}
        </p>
      </div>
    </div>
  );
}
