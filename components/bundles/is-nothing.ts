import type { Incoming } from '../../lib/app/bundle/incoming.ts';

/** Whether taking a file in would change nothing: all that it holds is here already, or refused. */
export const isNothing = ({ effects, attachments }: Incoming): boolean =>
  attachments.length === 0 && effects.every(({ is }) => is === 'same');
