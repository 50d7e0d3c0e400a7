export const finish = {};
