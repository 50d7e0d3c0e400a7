import { Choices } from '../ui/choices.tsx';
import { DayInput, LATEST_PLAN } from '../ui/day-input.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { useToday } from '../ui/use-today.ts';
import { type Period, PRESETS, periodOf, presetOf } from './period.ts';

interface Props {
  period: Period;
  onPeriod(period: Period): void;
}

/** The days that a briefing is about: a preset, or two days of one's own. */
export function PeriodFields({ period, onPeriod }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const today = useToday();
  const { from, until } = period;
  const isBackwards = from !== null && until !== null && from > until;
  return (
    <div class="bf-period">
      <Choices
        label={words.start.period}
        class="seg bf-wrap"
        value={presetOf(period, today)}
        choices={PRESETS.map((value) => ({ value, name: words.start.presets[value] }))}
        onChoose={(preset) => preset && onPeriod(periodOf(preset, today))}
      />
      <div class="bf-days">
        <DayInput
          label={words.start.from}
          value={from}
          latest={LATEST_PLAN}
          class="bf-day"
          onDay={(day) => onPeriod({ from: day, until })}
        />
        <DayInput
          label={words.start.until}
          value={until}
          latest={LATEST_PLAN}
          class="bf-day"
          onDay={(day) => onPeriod({ from, until: day })}
        />
      </div>
      {isBackwards && (
        <p class="t13 verm" role="alert">
          {words.start.backwards}
        </p>
      )}
    </div>
  );
}
