import type { DeskWords } from '../desk.ts';

export const campaign: DeskWords['campaign'] = {
  none: 'None yet',
};
