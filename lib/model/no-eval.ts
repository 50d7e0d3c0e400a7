import * as z from 'zod/mini';

// Zod would try `new Function` once to see whether it may: the page rules forbid it, and the browser would log that.
z.config({ jitless: true });
