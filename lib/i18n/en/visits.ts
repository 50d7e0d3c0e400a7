import type { DeskWords } from '../desk.ts';

export const visits: DeskWords['visits'] = {
  none: 'None yet',
};
