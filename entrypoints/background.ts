import { defineBackground } from 'wxt/utils/define-background';
import { captureInBackground } from '../lib/app/capture-in-background.ts';
import { message, openPanel, watchDoors } from '../lib/platform/doors.ts';

/** The toolbar click, the context menu and the keyboard command. Keeps nothing in memory. */
export default defineBackground(() => {
  watchDoors(
    {
      icon: openPanel,
      capture: (tab) => {
        openPanel(tab);
        void captureInBackground(tab.id);
      },
    },
    message('capture'),
  );
});
