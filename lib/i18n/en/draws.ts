import type { DeskWords } from '../desk.ts';

export const draws: DeskWords['draws'] = {
  none: 'None yet',
};
