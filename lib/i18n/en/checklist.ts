import type { Words } from '../zh-cn.ts';

export const checklist: Words['checklist'] = {};
