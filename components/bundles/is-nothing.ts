import type { Incoming } from '../../lib/app/bundle/incoming.ts';

/** Whether taking a file in would change nothing: all that it holds is here already. */
export const isNothing = ({ effects, attachments, refused }: Incoming): boolean =>
  attachments.length === 0 && refused.length === 0 && effects.every(({ is }) => is === 'same');
