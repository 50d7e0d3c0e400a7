import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Picture } from '../../../components/ui/charts/picture.tsx';
import { type Marks, nextSpot, spotAt } from '../../../components/ui/charts/spots.ts';

afterEach(cleanup);

/** Three rows of three marks, 20 by 10, without the one in the middle. */
const marks: Marks = {
  rows: ['a', 'b', 'c'],
  columns: ['1', '2', '3'],
  boxOf: (row, column) => (row === 1 && column === 1 ? null : { x: column * 20, y: row * 10, width: 18, height: 9 }),
};

describe('walking among marks', () => {
  it.each([
    ['ArrowRight', { row: 1, column: 0 }, { row: 1, column: 2 }],
    ['ArrowDown', { row: 0, column: 1 }, { row: 2, column: 1 }],
    ['ArrowUp', { row: 0, column: 1 }, { row: 0, column: 1 }],
    ['Home', { row: 1, column: 2 }, { row: 1, column: 0 }],
    ['End', { row: 0, column: 0 }, { row: 0, column: 2 }],
    ['PageDown', { row: 0, column: 0 }, { row: 2, column: 0 }],
    ['PageUp', { row: 2, column: 0 }, { row: 0, column: 0 }],
  ])('%s from %j leads to %j', (key, from, to) => {
    expect(nextSpot(marks, from, key, false)).toEqual(to);
  });

  it('leads to the ends of all with Ctrl, and leaves other keys alone', () => {
    expect(nextSpot(marks, { row: 1, column: 2 }, 'Home', true)).toEqual({ row: 0, column: 0 });
    expect(nextSpot(marks, { row: 0, column: 0 }, 'End', true)).toEqual({ row: 2, column: 2 });
    expect(nextSpot(marks, { row: 0, column: 0 }, 'a', false)).toBeNull();
  });

  it('finds the mark at a point, and none between', () => {
    expect(spotAt(marks, 45, 12)).toEqual({ row: 1, column: 2 });
    expect(spotAt(marks, 25, 12)).toBeNull();
    expect(spotAt(marks, 19, 2)).toBeNull();
  });
});

describe('a picture', () => {
  const show = () => {
    const onOpen = vi.fn();
    const drawing = (shown: Marks) => (
      <Picture
        label="p"
        how="keys"
        {...shown}
        nameOf={(row, column) => `${shown.rows[row]}${shown.columns[column]}`}
        picked={null}
        onOpen={onOpen}
      >
        <svg />
      </Picture>
    );
    return { onOpen, drawing, ...render(drawing(marks)) };
  };

  it('is one stop, says the mark in focus, and opens it', () => {
    const { onOpen } = show();
    const first = screen.getByRole('button');
    expect(first.getAttribute('aria-label')).toBe('a1');
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'a2' }), { key: 'ArrowRight' });
    const third = screen.getByRole('button', { name: 'a3' });
    expect(document.activeElement).toBe(third);
    fireEvent.click(third);
    expect(onOpen).toHaveBeenCalledWith({ row: 'a', column: '3' });
  });

  it('stays on its mark when another row comes before it', () => {
    const { rerender, drawing } = show();
    fireEvent.keyDown(screen.getByRole('button'), { key: 'ArrowDown' });
    screen.getByRole('button', { name: 'b1' });
    const rows = ['new', ...marks.rows];
    rerender(drawing({ ...marks, rows, boxOf: () => ({ x: 0, y: 0, width: 9, height: 9 }) }));
    expect(screen.getByRole('button').getAttribute('aria-label')).toBe('b1');
  });
});
