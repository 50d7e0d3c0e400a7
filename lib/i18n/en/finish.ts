import type { Words } from '../zh-cn.ts';

export const finish: Words['finish'] = {};
