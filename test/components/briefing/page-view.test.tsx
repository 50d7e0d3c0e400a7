import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageView } from '../../../components/briefing/page-view.tsx';
import type { Element, PageItem, PreviewPage } from '../../../lib/app/briefing/press.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/briefing/paint/paint.worker.ts?worker&url', () => ({ default: '/paint.js' }));

const run = (text: string, element?: Element): PageItem & { kind: 'run' } => ({
  kind: 'run',
  text,
  x: 10,
  y: 20,
  size: 16,
  role: 'body',
  tracking: -0.2,
  spaceTracking: 3,
  ...(element && { element }),
});
const page = (items: PageItem[], more: Partial<PreviewPage> = {}): PreviewPage => ({
  number: 1,
  items,
  folio: run('— 1 —'),
  ...more,
});
const P: Element = { type: 'P' };
const TABLE: Element = { type: 'Table' };
const ROW: Element = { type: 'TR', within: TABLE };
const HEAD: Element = { type: 'TH', within: ROW };
const CELL: Element = { type: 'TD', within: ROW };
const rule: PageItem = { kind: 'rule', x1: 0, y1: 1, x2: 9, y2: 1, width: 0.5, ink: 'red' };
const FIGURE: Element = { type: 'Figure', alt: '宣传栏' };
const picture: PageItem = { kind: 'picture', ref: 'p', x: 1, y: 2, width: 30, height: 20, element: FIGURE };

const made: string[] = [];
const gone: string[] = [];
beforeEach(() => {
  made.length = 0;
  gone.length = 0;
  URL.createObjectURL = () => {
    made.push(`blob:${made.length}`);
    return made.at(-1) ?? '';
  };
  URL.revokeObjectURL = (address) => void gone.push(address);
});
afterEach(cleanup);

describe('PageView', () => {
  it('is read as headings, paragraphs and tables, each line once, without what is there for the eye', () => {
    render(
      <PageView
        page={page([
          run('题', { type: 'H1' }),
          run('一、章', { type: 'H2' }),
          run('第一行', P),
          run('第二行', P),
          run('另一段', { type: 'P' }),
          rule,
          run('头', HEAD),
          rule,
          run('格', CELL),
        ])}
      />,
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('题');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('一、章');
    expect(screen.getAllByRole('paragraph').map(({ textContent }) => textContent)).toEqual(['第一行第二行', '另一段']);
    const row = screen.getByRole('row');
    expect(screen.getByRole('table').contains(row)).toBe(true);
    expect([...row.children].map((one) => [one.getAttribute('role'), one.textContent])).toEqual([
      ['columnheader', '头'],
      ['cell', '格'],
    ]);
    const hidden = document.querySelector('[aria-hidden=true]');
    expect(hidden?.textContent).toBe('— 1 —');
    expect(hidden?.querySelectorAll('line')).toHaveLength(2);
  });

  it('sets each line at its place, in its faces, with the gaps that were counted', () => {
    const title = { ...run('题'), role: 'title' as const, ink: 'red' as const };
    const own = { hash: 'ab12' as never, file: Promise.resolve(null) };
    const { container } = render(<PageView page={page([title, run('文')], { own })} />);
    const [first, second] = container.querySelectorAll('text');
    expect(first?.getAttribute('font-family')).toBe(
      'briefing-bold, briefing-serif, briefing-sans, briefing-kai, briefing-own-ab12, serif',
    );
    expect(first?.getAttribute('fill')).not.toBe(second?.getAttribute('fill'));
    expect(second?.getAttribute('font-family')).toMatch(/^briefing-own-ab12, briefing-serif/);
    const said = ['x', 'y', 'font-size', 'letter-spacing', 'word-spacing'].map((name) => second?.getAttribute(name));
    expect(said).toEqual(['10', '20', '16', '-0.2', '3']);
    expect(container.querySelector('svg')?.getAttribute('viewBox')).toMatch(/^0 0 595\.\d+ 841\.\d+$/);
  });

  it('draws shapes: closed and filled, or a dashed line', () => {
    const points = [[0, 0] as const, [4, 0] as const, [4, 3.5] as const];
    const { container } = render(
      <PageView
        page={page([
          { kind: 'shape', points, fill: 0.8, width: 0, element: FIGURE },
          { kind: 'shape', points, width: 1, dash: [6, 3], element: FIGURE },
        ])}
      />,
    );
    const polygon = container.querySelector('polygon');
    expect([polygon?.getAttribute('points'), polygon?.getAttribute('fill'), polygon?.getAttribute('stroke')]).toEqual([
      '0,0 4,0 4,3.5',
      'rgb(80% 80% 80%)',
      'none',
    ]);
    const line = container.querySelector('polyline');
    expect([line?.getAttribute('fill'), line?.getAttribute('stroke-dasharray')]).toEqual(['none', '6 3']);
    expect(screen.getByRole('img', { name: '宣传栏' }).contains(line)).toBe(true);
  });

  it('shows a photo once it is open, and lets go of it', async () => {
    const photos = new Map([['p', Promise.resolve(new Blob(['x']))]]);
    const { container, unmount } = render(<PageView page={page([picture], { photo: (ref) => photos.get(ref) })} />);
    expect(container.querySelector('rect')).not.toBeNull();
    await waitFor(() => expect(container.querySelector('image')?.getAttribute('href')).toBe('blob:0'));
    unmount();
    await waitFor(() => expect(gone).toEqual(['blob:0']));
  });

  it('crosses out the frame of a photo that cannot be opened, or that the document does not show', async () => {
    const failing = Promise.reject(new Error('disk'));
    for (const photos of [new Map(), new Map([['p', Promise.resolve(null)]]), new Map([['p', failing]])]) {
      const { container } = render(<PageView page={page([picture], { photo: (ref) => photos.get(ref) })} />);
      await waitFor(() => expect(container.querySelector('rect + path')).not.toBeNull());
      cleanup();
    }
    expect(made).toEqual([]);
  });
});
