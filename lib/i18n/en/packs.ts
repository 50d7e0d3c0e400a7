import type { DeskWords } from '../desk.ts';

export const packs: DeskWords['packs'] = {
  none: 'None yet',
};
