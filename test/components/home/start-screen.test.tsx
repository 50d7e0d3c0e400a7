import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartScreen } from '../../../components/home/start-screen.tsx';
import { AppContext } from '../../../components/ui/context.ts';
import type { Session } from '../../../lib/app/session.ts';
import { findUnits } from '../../../lib/app/visits.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { home } = wordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

describe('a visit’s start', () => {
  it('has the keys before it is seen: who types at once loses nothing', () => {
    const { app } = stage(session, () => null);
    const host = document.body.appendChild(document.createElement('div'));
    // Not the tests' own way, which waits for the next picture as well.
    render(
      <AppContext.Provider value={app}>
        <StartScreen />
      </AppContext.Provider>,
      host,
    );
    expect(document.activeElement).toBe(screen.getByLabelText(home.unitName));
    render(null, host);
    host.remove();
  });

  it('takes the name as it stands, though it was not drawn yet', async () => {
    const { app } = stage(session, () => <StartScreen />);
    const field = screen.getByLabelText<HTMLInputElement>(home.unitName);
    field.value = '石门村';
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(app.go).toHaveBeenCalledWith(expect.objectContaining({ screen: 'visit' })));
    expect((await findUnits(session, '石门')).map(({ unit }) => unit.body.name)).toEqual(['石门村']);
  });
});
