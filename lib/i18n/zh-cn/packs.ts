/** Words of the desk's page of packs. */
export const packs = {
  none: '还没有',
};
