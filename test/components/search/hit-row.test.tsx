import { cleanup } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { HitRow } from '../../../components/search/hit-row.tsx';
import type { Hit } from '../../../lib/app/desk/search.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

it('a hit turns no line around by a name, and leaves what people wrote as they wrote it', async () => {
  const { session } = await freshProfile();
  const pieces = [
    { text: '河 ', hit: false },
    { text: '东\u202e村', hit: true },
  ];
  const passage = { cut: { before: false, after: false }, pieces };
  const hit = {
    ...{ kind: 'unit', id: '1', on: '', guarded: false, visit: null },
    unit: { id: '1', name: '河 东\u202e村', gone: false },
    passages: [
      { ...passage, field: 'formerly' },
      { ...passage, field: 'recusedWhy', member: 'x' },
    ],
  } as unknown as Hit;
  const { container } = stage(session, () => <HitRow hit={hit} first onOpen={() => undefined} />);
  const [former, why] = [...container.querySelectorAll('.hwords')].map(({ textContent }) => textContent);
  expect(former).toContain('河 东\ufffd村');
  expect(why).toContain('河 东\u202e村');
  expect(container.querySelector('.hwhere')?.textContent).toBe('河 东\ufffd村');
});
