import type { DeskWords } from '../desk-zh-cn.ts';

export const units: DeskWords['units'] = {
  none: 'None yet',
};
