import type { Words } from '../zh-cn.ts';

export const settings: Words['settings'] = {};
