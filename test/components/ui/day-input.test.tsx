import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DayInput, dayFault } from '../../../components/ui/day-input.tsx';
import type { Session } from '../../../lib/app/session.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { dayFaults, putBackDay, putBackNoDay } = laterWordsOf('zh-CN').findings;
let session: Session;
let onDay: ReturnType<typeof vi.fn<(day: string | null) => void>>;
beforeEach(async () => {
  ({ session } = await freshProfile());
  onDay = vi.fn<(day: string | null) => void>();
});
afterEach(cleanup);

const field = () => screen.getByLabelText<HTMLInputElement>('期限');
/** What the browser's field holds after each key, from part to part of the day. */
const type = (...days: string[]) => {
  field().focus();
  for (const value of days) {
    fireEvent.keyDown(field(), { key: '1' });
    fireEvent.change(field(), { target: { value } });
  }
};
const leave = () => act(() => field().blur());
/** A part of the day that holds nothing, or more than it can. */
const unfinished = () => Object.defineProperty(field(), 'validity', { value: { badInput: true } });

/** Holds a day as a record does. */
function Held({ first }: { first: string | null }) {
  const [day, setDay] = useState(first);
  const take = (next: string | null) => {
    onDay(next);
    setDay(next);
  };
  return (
    <>
      <DayInput label="期限" value={day} onDay={take} />
      <button type="button" onClick={() => setDay('2026-01-30')}>
        elsewhere
      </button>
    </>
  );
}
const show = (first: string | null) => stage(session, () => <Held first={first} />);

describe('a day that is typed', () => {
  it('is one day, taken when the field is left, whatever it reads on its way', () => {
    show('2026-12-31');
    type('2026-01-31', '2026-01-01', '2026-01-15', '0002-01-15', '0020-01-15', '0202-01-15', '2027-01-15');
    expect(onDay).not.toHaveBeenCalled();
    leave();
    expect(onDay.mock.calls).toEqual([['2027-01-15']]);
  });

  it('is taken by Enter, and not once more when the field is left', () => {
    show('2026-12-31');
    type('2026-01-31', '2026-01-15');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onDay.mock.calls).toEqual([['2026-01-15']]);
    leave();
    expect(onDay).toHaveBeenCalledOnce();
  });

  it('is no change where it is the same again', () => {
    show('2026-12-31');
    type('2026-01-31', '2026-12-31');
    leave();
    expect(onDay).not.toHaveBeenCalled();
  });

  it('is led back by Ctrl+Z to what is saved, and nothing else is undone', () => {
    show('2026-12-31');
    type('2026-01-31');
    const undone = fireEvent.keyDown(field(), { key: 'z', ctrlKey: true });
    expect([undone, field().value]).toEqual([false, '2026-12-31']);
    leave();
    expect(onDay).not.toHaveBeenCalled();
    // With nothing half typed the key is everybody's again.
    expect(fireEvent.keyDown(field(), { key: 'z', ctrlKey: true })).toBe(true);
  });

  it('outlives a page that goes, and a part of it that goes', () => {
    const { unmount } = show('2026-12-31');
    type('2026-01-31');
    dispatchEvent(new Event('pagehide'));
    expect(onDay.mock.calls).toEqual([['2026-01-31']]);
    type('2026-02-28');
    unmount();
    expect(onDay.mock.calls).toEqual([['2026-01-31'], ['2026-02-28']]);
  });

  it('is left alone by what is saved elsewhere on its way', () => {
    show('2026-11-30');
    type('0002-01-30');
    fireEvent.click(screen.getByRole('button', { name: 'elsewhere' }));
    expect(field().value).toBe('0002-01-30');
    leave();
    expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooEarly);
  });
});

describe('a day that cannot be taken', () => {
  it('is said when the field is left, and what was saved stays and can be put back', () => {
    show('2026-12-31');
    type('2026-01-31', '2026-01-01', '0001-01-01');
    // On its way to 2001 it may read so.
    expect(screen.queryByRole('alert')).toBe(null);
    leave();
    expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooEarly);
    expect(field().getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    fireEvent.click(screen.getByRole('button', { name: putBackDay('2026-12-31') }));
    expect([field().value, document.activeElement]).toEqual(['2026-12-31', field()]);
    expect(screen.queryByRole('alert')).toBe(null);
    expect(onDay).not.toHaveBeenCalled();
  });

  it('is quiet when it is put right, and can be given up where there was none', () => {
    show(null);
    type('0001-01-01');
    leave();
    expect(screen.getByRole('button', { name: putBackNoDay })).toBeTruthy();
    type('2001-01-01');
    leave();
    expect(screen.queryByRole('alert')).toBe(null);
    expect(onDay.mock.calls).toEqual([['2001-01-01']]);
  });

  it('is one that is not whole', () => {
    show('2023-11-30');
    unfinished();
    fireEvent.blur(field());
    expect(screen.getByRole('alert').textContent).toBe(dayFaults.unfinished);
    expect(onDay).not.toHaveBeenCalled();
  });
});

describe('a day with its time', () => {
  const showTimed = () =>
    stage(session, () => <DayInput label="期限" timed latest={2100} value="2023-11-30T09:38" onDay={onDay} />);

  it('is one, to the minute, taken when the field is left', () => {
    showTimed();
    type('0002-11-30T09:38', '2024-11-30T09:38', '2024-11-30T01:38', '2024-11-30T10:38', '2024-11-30T10:05:00');
    expect(onDay).not.toHaveBeenCalled();
    leave();
    expect(onDay.mock.calls).toEqual([['2024-11-30T10:05']]);
  });

  it('is held to the years of a day, and put back where it was emptied', () => {
    showTimed();
    type('0023-11-30T09:38');
    leave();
    expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooEarly);
    type('2101-11-30T09:38');
    leave();
    expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooLate);
    fireEvent.click(screen.getByRole('button', { name: putBackDay('2023-11-30 09:38') }));
    type('');
    leave();
    expect([field().value, screen.queryByRole('alert')]).toEqual(['2023-11-30T09:38', null]);
    expect(onDay).not.toHaveBeenCalled();
  });
});

it('finds a year of five digits too late, and not too early', () => {
  const holding = (value: string) => ({ value, validity: { badInput: false } }) as HTMLInputElement;
  expect([dayFault(holding('12345-01-01')), dayFault(holding('9999-12-31'))]).toEqual(['tooLate', null]);
});

it('takes a day that is chosen by pointing at once', () => {
  show('2026-12-31');
  fireEvent.change(field(), { target: { value: '2027-01-15' } });
  expect(onDay.mock.calls).toEqual([['2027-01-15']]);
});

it('puts a day back that was refused after the field was left', () => {
  function Refusing() {
    const [refused, setRefused] = useState<string | null>(null);
    return <DayInput label="期限" value="2026-12-31" onDay={() => setRefused('太早')} refused={refused} />;
  }
  stage(session, () => <Refusing />);
  type('2026-12-01');
  leave();
  expect(screen.getByRole('alert').textContent).toBe('太早');
  expect(field().value).toBe('2026-12-31');
});
