import type { DeskWords } from '../desk-zh-cn.ts';

export const visits: DeskWords['visits'] = {
  none: 'None yet',
};
