import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { useHeldFocus } from '../../../components/review/use-held-focus.ts';

afterEach(cleanup);

function Part({ names }: { names: readonly string[] }) {
  const held = useHeldFocus(true);
  return (
    <section ref={held}>
      <h2 class="rv-head" tabIndex={-1}>
        头
      </h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button type="button">{name}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

it('goes on with what stands where that stood which is gone: the next, after the last the one before, then the heading', async () => {
  const { rerender } = render(<Part names={['一', '二', '三']} />);
  const focused = (name: string) => waitFor(() => expect(document.activeElement?.textContent).toBe(name));
  screen.getByRole('button', { name: '二' }).focus();
  rerender(<Part names={['一', '三']} />);
  await focused('三');
  rerender(<Part names={['一']} />);
  await focused('一');
  rerender(<Part names={[]} />);
  await focused('头');
});
