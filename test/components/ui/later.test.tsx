// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { type App, AppContext } from '../../../components/ui/context.ts';
import { useKeys } from '../../../components/ui/keys.ts';
import { later } from '../../../components/ui/later.tsx';

afterEach(cleanup);

const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  document.body.dispatchEvent(event);
  return event;
};

/** A part on its way: its keys, and what lets it come or fail. */
function onItsWay() {
  const pressed: string[] = [];
  const fail = vi.fn();
  let come: (part: ComponentType<object>) => void = () => undefined;
  let never: (error: Error) => void = () => undefined;
  const arrival = new Promise<ComponentType<object>>((resolve, reject) => {
    come = resolve;
    never = reject;
  });
  const Part = later(() => arrival);
  render(
    <AppContext.Provider value={{ fail } as unknown as App}>
      <Part />
    </AppContext.Provider>,
  );
  function Arrived() {
    const field = useRef<HTMLInputElement>(null);
    useKeys((name) => {
      pressed.push(name);
      if (name === '/') field.current?.focus();
      return true;
    });
    return <input ref={field} aria-label="field" />;
  }
  return { pressed, fail, come: () => come(Arrived), never: (error: Error) => never(error) };
}

it('keeps the keys that were pressed before the part was there, in their order', async () => {
  const { pressed, come } = onItsWay();
  press('j');
  press('2');
  expect(pressed).toEqual([]);
  come();
  await screen.findByLabelText('field');
  await vi.waitFor(() => expect(pressed).toEqual(['j', '2']));
  press('k');
  expect(pressed).toEqual(['j', '2', 'k']);
});

it('puts letters into the field that a key before them led to', async () => {
  const { pressed, come } = onItsWay();
  const insert = vi.fn();
  Object.assign(document, { execCommand: insert });
  press('/');
  press('F');
  come();
  await vi.waitFor(() => expect(insert).toHaveBeenCalledWith('insertText', false, 'F'));
  expect(pressed).toEqual(['/']);
  expect(document.activeElement).toBe(screen.getByLabelText('field'));
});

it('leaves to the browser what is the browser’s, and holds nothing back for a part that never comes', async () => {
  const { fail, never } = onItsWay();
  const elsewhere = vi.fn();
  addEventListener('keydown', elsewhere);
  for (const key of ['Tab', 'Enter', ' ']) press(key);
  press('c', { ctrlKey: true });
  expect(elsewhere).toHaveBeenCalledTimes(4);
  press('n');
  expect(elsewhere).toHaveBeenCalledTimes(4);
  never(new Error('gone'));
  await vi.waitFor(() => expect(elsewhere).toHaveBeenCalledTimes(5));
  expect(fail).toHaveBeenCalledOnce();
  press('n');
  expect(elsewhere).toHaveBeenCalledTimes(6);
  removeEventListener('keydown', elsewhere);
});
