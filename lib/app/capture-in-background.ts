import { markIcon } from '../platform/doors.ts';
import { PageFailure } from '../platform/page.ts';
import { captureSelection } from './capture-selection.ts';
import { openSession, type Session } from './session.ts';

/** How long the icon shows how a capture went, in milliseconds. */
const SHOWN = 4000;

/**
 * Takes the selection of a tab on a click in the menu or a command, with or without a panel. The note is written here,
 * before the worker can be put to sleep; the panel sees it appear. How it went is shown on the icon as well.
 */
export async function captureInBackground(tabId: number | undefined): Promise<void> {
  let session: Session | null = null;
  try {
    session = await openSession('background');
    await captureSelection(session, tabId);
    await markIcon('✓');
  } catch (error) {
    await markIcon(error instanceof PageFailure && error.reason === 'noSelection' ? '–' : '!');
    console.error(error);
  } finally {
    session?.close();
    setTimeout(() => void markIcon(''), SHOWN);
  }
}
