import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { DayInput } from '../../../components/ui/day-input.tsx';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

const { dayFaults } = laterWordsOf('zh-CN').findings;

it('says of a day before 1900 that it is not saved, once the field is left, and is quiet when it is put right', async () => {
  const { session } = await freshProfile();
  const onDay = vi.fn();
  stage(session, () => <DayInput label="期限" value={null} onDay={onDay} />);
  const field = screen.getByLabelText<HTMLInputElement>('期限');
  fireEvent.change(field, { target: { value: '0001-01-01' } });
  // On its way to 2001 it may read so.
  expect(screen.queryByRole('alert')).toBe(null);
  fireEvent.blur(field);
  expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooEarly);
  expect(field.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
  expect(onDay).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: '2001-01-01' } });
  expect(onDay).toHaveBeenCalledWith('2001-01-01');
  expect(screen.queryByRole('alert')).toBe(null);
});

it('says of a day that is not whole that it is not saved', async () => {
  const { session } = await freshProfile();
  const onDay = vi.fn();
  stage(session, () => <DayInput label="期限" value="2023-11-30" onDay={onDay} />);
  const field = screen.getByLabelText<HTMLInputElement>('期限');
  Object.defineProperty(field, 'validity', { value: { badInput: true } });
  fireEvent.blur(field);
  expect(screen.getByRole('alert').textContent).toBe(dayFaults.unfinished);
  expect(onDay).not.toHaveBeenCalled();
});

it('leaves a year that is being typed alone when what was typed before it is saved', async () => {
  const { session } = await freshProfile();
  const field = () => screen.getByLabelText<HTMLInputElement>('期限');
  function Saved() {
    const [day, setDay] = useState('2026-11-30');
    return (
      <>
        <DayInput label="期限" value={day} onDay={() => undefined} />
        <button type="button" onClick={() => setDay('2026-01-30')}>
          saved
        </button>
      </>
    );
  }
  stage(session, () => <Saved />);
  field().focus();
  fireEvent.change(field(), { target: { value: '0002-01-30' } });
  fireEvent.click(screen.getByRole('button'));
  await new Promise(requestAnimationFrame);
  expect(field().value).toBe('0002-01-30');
  fireEvent.blur(field());
  expect(screen.getByRole('alert').textContent).toBe(dayFaults.tooEarly);
});
