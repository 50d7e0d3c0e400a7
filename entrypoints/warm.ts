import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { DATABASE } from '../lib/store/shapes.ts';
import { warmDatabase } from '../lib/store/warm.ts';

/** The panel's first script, small enough to run while the others are still being read. */
export default defineUnlistedScript(() => warmDatabase(DATABASE));
