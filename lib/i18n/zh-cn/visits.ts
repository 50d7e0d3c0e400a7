/** Words of the desk's page of visits. */
export const visits = {
  none: '还没有',
};
