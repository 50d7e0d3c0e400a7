import type { DeskWords } from '../desk-zh-cn.ts';

export const packs: DeskWords['packs'] = {
  none: 'None yet',
};
