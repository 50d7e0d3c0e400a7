import type { Words } from '../zh-cn.ts';

export const tags: Words['tags'] = {};
