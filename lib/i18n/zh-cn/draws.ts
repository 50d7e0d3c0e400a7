/** Words of the desk's page of draws. */
export const draws = {
  none: '还没有',
};
