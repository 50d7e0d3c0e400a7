import { expect } from 'vitest';

/** What will be so in a moment: vitest's own second is short where the machine is busy. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });
