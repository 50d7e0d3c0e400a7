/** Words of the desk's page of units. */
export const units = {
  none: '还没有',
};
