import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ThreeWay } from '../../../components/ui/three-way.tsx';
import { laterZhCN } from '../../../lib/i18n/later.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

const { review } = laterZhCN;
const show = async (base: string | null, own: string, other: string) =>
  stage((await freshProfile()).session, () => <ThreeWay base={base} own={own} other={other} />);
const text = () => document.querySelector('.threeway')?.textContent ?? '';
const marked = () => [...document.querySelectorAll('.threeway ins')].map((one) => one.textContent);

describe('one side of a text that two wrote on', () => {
  it('is marked at once where it is short', async () => {
    await show('宣传栏半年没换', '宣传栏一年没换', '宣传栏半年没换');
    expect(marked()).toEqual(['一']);
    screen.getByText(review.onlyOne);
  });

  it('is there before it was compared where it is long, and then marked', async () => {
    const base = '宣传栏半年没换。\n'.repeat(1000);
    await show(base, `一年了。\n${base}`, base);
    expect(text()).toContain('一年了');
    expect(marked()).toEqual([]);
    await waitFor(() => expect(marked()).toEqual(['一年了。\n']));
  });

  it('shows its beginning where it is too long to be compared, says so, and all of it when asked', async () => {
    const own = '甲'.repeat(700_000);
    await show(null, own, '乙'.repeat(700_000));
    await screen.findByText(review.notCompared);
    expect(text().length).toBeLessThan(5000);
    fireEvent.click(screen.getByRole('button', { name: review.showWhole(own.length) }));
    expect(text()).toBe(own);
  });
});
