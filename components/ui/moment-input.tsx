import { localTime, type Moment } from '../../lib/model/time.ts';
import { DayInput, LATEST_PLAN } from './day-input.tsx';

interface Props {
  label: string;
  moment: Moment | null | undefined;
  /** Says what the device noted, where a person typed another time: a time such as 09:38. */
  saysDevice(time: string): string;
  /** Told a local date and time such as 2023-11-30T09:38, once, as `DayInput` tells days. */
  onTime(typed: string): void;
  class?: string;
}

/** When something was. What a person types stands beside what the device noted, never in its place. */
export function MomentInput({ label, moment, saysDevice, onTime, ...rest }: Props) {
  const noted = moment ? deviceTime(moment) : null;
  return (
    <DayInput
      label={label}
      timed
      value={moment ? localTime(moment) : null}
      latest={LATEST_PLAN}
      onDay={(typed) => typed && onTime(typed)}
      {...(noted && { hint: saysDevice(noted) })}
      {...rest}
    />
  );
}

/** The time that the device noted where another was typed; null where none was. */
const deviceTime = ({ typed, ...noted }: Moment): string | null => (typed ? localTime(noted).slice(11) : null);
