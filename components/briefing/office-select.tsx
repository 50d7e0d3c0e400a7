import type { OfficeLine } from '../../lib/app/briefing/offices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  id: string;
  offices: readonly OfficeLine[];
  /** '' for none. */
  value: string;
  onOffice(office: string): void;
}

/** Which office issues a briefing, or none yet. */
export function OfficeSelect({ id, offices, value, onOffice }: Props) {
  const { start } = useDeskWords().briefingDesk;
  return (
    <label class="bf-stack" for={id}>
      <span>{start.office}</span>
      <select id={id} class="field" value={value} onChange={(event) => onOffice(event.currentTarget.value)}>
        <option value="">{start.noOffice}</option>
        {offices.map(({ entry }) => (
          <option key={entry.id} value={entry.id}>
            {showLine(entry.body.name)}
          </option>
        ))}
      </select>
    </label>
  );
}
