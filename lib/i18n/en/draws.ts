import type { DeskWords } from '../desk-zh-cn.ts';

export const draws: DeskWords['draws'] = {
  none: 'None yet',
};
