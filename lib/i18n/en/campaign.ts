import type { DeskWords } from '../desk-zh-cn.ts';

export const campaign: DeskWords['campaign'] = {
  none: 'None yet',
};
