/** The words of the map. */
export const map = {
  hint: '在地图或表格中选择国家（地区），可查看其预警。',
  drawn: '地图按生效中预警的最高等级着色',
  key: '图例：最高等级',
  none: '无预警',
  approval: '审图号：{{number}}',
  notDrawn: '地图上未单独绘出：{{names}}。',
  table: '各国（地区）的预警',
  count: '预警数',
  highest: '最高等级',
};
