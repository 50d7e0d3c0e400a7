/**
 * Words that are names of places and units too, and mean something else wherever they stand alone: 和平 is the stem of
 * 和平村, and a word. Put together by hand from what reports of this kind are written in. Only a stem of a name is looked
 * up here: with its 村 or 社区 a name is never an ordinary word, and neither is a full name.
 */
const WORDS =
  '中心 新华 和平 人民 建设 解放 胜利 团结 光明 前进 东风 红旗 文化 朝阳 长安 城关 城区 城乡 东方 新村 新城 新区 新乡 中央 市直 县直 省直 机关 政府 教育 ' +
  '第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 实验 附属 中学 小学 大学 幼儿 卫生 医院 学校 社区 街道 乡镇 农村 农业 林业 水利 水务 交通 公安 财政 税务 民政 司法 审计 ' +
  '统计 应急 市场 监管 监督 管理 商务 旅游 体育 文旅 科技 工业 信息 人社 人力 资源 自然 生态 环境 住建 住房 城管 综合 执法 行政 审批 政务 服务 便民 办事 大厅 窗口 登记 ' +
  '不动产 档案 信访 统战 宣传 组织 纪检 监察 政法 工会 妇联 共青 青年 妇女 老年 退役 军人 残疾 红十字 供销 供电 供水 供热 电力 电信 移动 联通 邮政 银行 保险 建筑 开发 ' +
  '发展 改革 投资 经济 技术 产业 工业园 园区 高新 开放 创新 创业 创新创业 民主 自由 富强 文明 和谐 平等 公正 法治 爱国 敬业 诚信 友善 幸福 平安 健康 安康 富裕 富民 ' +
  '振兴 复兴 兴旺 兴隆 繁荣 昌盛 永久 永远 向阳 向上 向前 先锋 先进 模范 示范 标准 样板 重点 重大 重要 主要 主题 专题 专项 全面 全部 全国 全省 全市 全县 全区 ' +
  '东部 西部 南部 北部 中部 东北 西北 东南 西南 东西 南北 上下 左右 前后 内外 东边 西边 南边 北边 中间 中山 泰山 黄河 长江 长城 太平 太阳 阳光 星光 春光 春天 春季 ' +
  '三八 五一 五四 七一 八一 十一 双拥 双创 工农 农工 工人 农民 居民 村民 市民 群众 党员 干部 职工 学生 老师 家长 青少年 少年 儿童 社会 集体 合作 联合 统一 独立 ' +
  '生产 生活 劳动 工作 学习 活动 会议 研究 调查 调研 整改 检查 督查 督导 巡回 巡视 考核 评价 评议 满意 高兴 基层 基础 基本 基地 支部 总支 党委 党支 党组 党总支 分公 ' +
  '有限 责任 股份 集团 控股 国有 民营 私营 个体 外资 合资 大众 公共 公交 公园 广场 花园 家园 家属 家庭 小康 小时 小区 小微 小满 小计 小商 小农 小水 小路 小巷 小白 小米 小麦 ' +
  '小型 小雪 小暑 小寒 小项 小金 小车 小程 小单 小安 小危 小成 小关 老师 老年 老龄 老党 老干 老路 老成 老练 老农 老项 老单 老实 老家 老城 老乡 老车 老关 建国 建军 建党 国庆 卫国 保国 长征 跃进 英雄 光荣 高远 高峰 海洋 明白 自强 自立 志愿 成功 如意 吉祥 保证 保障 督导 国家 大家 长孙 居委 村委 物业 业委 ';

const ORDINARY: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Whether a stem of a name means something else where it stands alone. */
export const isOrdinary = (stem: string): boolean => ORDINARY.has(stem);
