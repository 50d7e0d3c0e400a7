import type { RosterField } from './roster-unit.ts';

/** How columns are called in offices: folded titles that leave no doubt, best first, and a pattern for a guess. */
export interface TitleRule {
  field: Exclude<RosterField, `traits.${string}`>;
  certain: readonly string[];
  guess: RegExp | null;
}

/** Columns about a unit that are none of its fields, whatever else their title holds. */
export const NEVER =
  /电话|手机|联系|邮箱|邮编|传真|身份证|备注|说明|日期|时间|出生|性别|年龄|民族|学历|职务|职称|签名|签字|面积|人口|phone|tel|email|date|remark|comment/;

/** 序号 and its like: the number of a row in the table, which says nothing of a unit. */
export const SERIAL = /^(序号|序|编次|行号|no|num|number|№|#|serial|serialno|index)$/;

/** In the order in which they are asked: 上级党组织名称 is a parent before it is a name. */
export const TITLE_RULES: readonly TitleRule[] = [
  {
    field: 'parent',
    certain: [
      ...['上级', '上级单位', '上级单位名称', '上级党组织', '上级党组织名称', '上级组织', '上级组织名称', '主管单位'],
      ...['主管部门', '主管单位名称', '主管部门名称', '隶属单位', '隶属党组织', '隶属关系', '所属党委', '所属党组织'],
      ...['所属单位', '上级党委', '上级主管单位', '上级主管部门', '归口单位', 'parent', 'parentunit', 'superior'],
    ],
    guess: /上级|主管|隶属|所属|归口|^(乡镇|镇街|街道|县直)?党工?委$|parent|superior/,
  },
  {
    field: 'code',
    certain: [
      ...[
        '统一社会信用代码',
        '社会信用代码',
        '信用代码',
        '组织机构代码',
        '组织代码',
        '党组织代码',
        '机构代码',
        '单位代码',
      ],
      ...['单位编码', '党组织编码', '组织编码', '编码', '代码', 'code', 'unitcode', 'creditcode', 'uscc'],
    ],
    guess: /代码|编码|code/,
  },
  {
    field: 'newOrganisations',
    certain: [
      ...['两新组织', '两新组织数', '两新组织数量', '新组织数', '新经济组织和新社会组织数', '新经济组织新社会组织数'],
      ...['两企三新数', '新兴领域组织数', 'neworganisations', 'neworganizations'],
    ],
    guess: /两新|新经济组织|新社会组织|neworgani/,
  },
  {
    field: 'mobileMembers',
    certain: ['流动党员', '流动党员数', '流动党员人数', '流动党员数量', '流动党员总数', 'mobilemembers'],
    guess: /流动党员|mobilemember/,
  },
  {
    field: 'weak',
    certain: [
      ...['软弱涣散', '是否软弱涣散', '软弱涣散党组织', '是否软弱涣散党组织', '软弱涣散基层党组织'],
      ...['是否软弱涣散基层党组织', '软弱涣散支部', '后进党组织', 'weak', 'weakbranch'],
    ],
    guess: /软弱涣散|后进党|weak/,
  },
  {
    field: 'traits',
    certain: ['属性', '单位属性', '特征', 'traits', 'trait'],
    guess: null,
  },
  {
    field: 'type',
    certain: [
      '单位类型',
      '单位类别',
      '类型',
      '类别',
      '组织类型',
      '党组织类型',
      '党组织类别',
      '单位性质',
      'type',
      'unittype',
    ],
    guess: /类型|类别|性质|type|category/,
  },
  {
    field: 'level',
    certain: ['级别', '层级', '单位级别', '单位层级', '行政级别', '组织层级', 'level', 'rank'],
    guess: /级别|层级|level/,
  },
  {
    field: 'first',
    certain: [
      ...['第一责任人', '第一责任人姓名', '党组织书记', '党组织书记姓名', '书记', '书记姓名', '支部书记', '党支部书记'],
      ...['党委书记', '主要负责人', '负责人', '负责人姓名', 'firstresponsible', 'firstresponsibleperson', 'secretary'],
    ],
    guess: /书记|责任人|负责人|secretary|responsible/,
  },
  {
    field: 'name',
    certain: [
      ...['单位名称', '单位全称', '党组织名称', '党组织全称', '支部名称', '党支部名称', '组织名称', '机构名称', '名称'],
      ...['单位', '党组织', 'unitname', 'name', 'unit', 'organisation', 'organization', 'organisationname'],
    ],
    guess: /(名称|全称|单位)$|^(村|社区|学校|医院|企业)名?$|name$/,
  },
  {
    field: 'place',
    certain: [
      ...['地址', '单位地址', '详细地址', '所在地', '所在地址', '县区', '区县', '县市区', '县', '乡镇', '乡镇街道'],
      ...[
        '镇街',
        '街道',
        '所在县',
        '所在县区',
        '所属县区',
        '所在乡镇',
        '地区',
        '办公地址',
        '驻地',
        '位置',
        '地点',
        '市州',
        'place',
        'address',
        'location',
        'county',
      ],
    ],
    guess: /地址|所在地|驻地|(县区|区县|乡镇|镇街|街道)$|address/,
  },
];
