/** Words of the desk's page of campaign. */
export const campaign = {
  none: '还没有',
};
