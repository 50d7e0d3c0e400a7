/** Words of the page on which all open disagreements can be seen and settled. */
export const disputes = {
  tab: '分歧',
  none: '没有分歧',
  noneHow: '收下别人的共享包以后，两边写得不一样的列在这里，由人来定。',
  count: (count: number) => `共 ${count} 处`,
  above: '在这里定',
  aboveHow: '单位、人员、专项这些走访以外的，还有已经删去的走访。',
  inVisits: '到走访里定',
  places: (count: number) => `${count} 处`,
  unnamed: '没写名字',
  ofUnit: (record: string, unit: string) => `${record}（${unit}）`,
  mark: '有分歧',
  markOf: (name: string) => `有分歧，去看：${name}`,
  kinds: { view: '视图', settlement: '裁定' },
};
