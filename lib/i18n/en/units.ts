import type { DeskWords } from '../desk.ts';

export const units: DeskWords['units'] = {
  none: 'None yet',
};
