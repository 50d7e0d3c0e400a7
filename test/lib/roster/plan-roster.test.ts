// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { planRoster } from '../../../lib/roster/plan-roster.ts';
import { type Mapping, MappingError } from '../../../lib/roster/roster-unit.ts';
import { inShort, known, planTable } from './plan-table.ts';

const states = (...args: Parameters<typeof planTable>) => planTable(...args).map(({ state }) => state);

describe('a row and the unit that is known', () => {
  it('is new, the same, or changed field by field', () => {
    const units = [
      known('u1', '柳河镇', { type: 'townshipSubdistrict', traits: ['branch'], mobileMembers: 3 }),
      known('u2', '东沟村', { first: '李长明', parent: 'u1', weak: true }),
    ];
    const rows = [
      ['单位名称', '类型', '上级', '书记', '流动党员数', '是否软弱涣散', '是否党支部'],
      ['柳河镇', '乡镇', '', '王守正', '３', '', '否'],
      ['东沟村', '', '柳河镇', '李长明', '', '是', ''],
      ['西沟村', '村', '柳河镇', '', '', '', '√'],
    ];
    const plan = planTable(rows, units);
    expect(plan.map(({ state, unit }) => [state, unit])).toEqual([
      ['changed', 'u1'],
      ['same', 'u2'],
      ['new', null],
    ]);
    expect(plan[0]?.changes).toEqual([
      { field: 'first', before: null, after: '王守正' },
      { field: 'traits.branch', before: true, after: false },
    ]);
    expect(plan[2]?.values).toEqual({
      name: '西沟村',
      type: 'villageCommunity',
      parent: { unit: 'u1' },
      traits: { branch: true },
    });
  });

  it('is found by its code under another name, which is then a change', () => {
    const [row] = planTable(
      [
        ['名称', '代码'],
        ['柳河社区', '００7'],
      ],
      [known('u1', '柳河村', { code: '007' })],
    );
    expect(row).toMatchObject({
      state: 'changed',
      unit: 'u1',
      changes: [{ field: 'name', before: '柳河村', after: '柳河社区' }],
    });
  });

  it('is the same where only width, spaces or brackets differ', () => {
    const units = [known('u1', '供水（集团）公司', { place: '新街1号' })];
    expect(
      states(
        [
          ['名称', '地址'],
          ['供水 (集团)公司', '新街１号'],
        ],
        units,
      ),
    ).toEqual(['same']);
  });

  it('loses nothing to an empty cell or a dash', () => {
    const units = [
      known('u1', '东沟村', { code: '7', level: '村', place: '柳河镇', first: '李长明', weak: true, mobileMembers: 2 }),
    ];
    const rows = [
      ['名称', '代码', '级别', '地址', '书记', '软弱涣散', '流动党员数', '上级'],
      ['东沟村', '', '-', '—', ' ', '/', '', '无'],
    ];
    expect(planTable(rows, units)).toMatchObject([{ state: 'same', changes: [] }]);
  });

  it('is not taken for one of its name under another parent, at another place or with another code', () => {
    const units = [
      known('u1', '柳河镇'),
      known('u2', '中心小学', { parent: 'u1' }),
      known('u3', '敬老院', { place: '柳河镇' }),
    ];
    const rows = [
      ['名称', '上级', '地址'],
      ['中心小学', '青山乡', ''],
      ['中心小学', '柳河镇', ''],
      ['敬老院', '', '青山乡'],
      ['青山乡', '', ''],
    ];
    const plan = planTable(rows, units);
    expect(plan.map(inShort)).toEqual([
      [2, 'doubtful', '中心小学', 'sameNameElsewhere'],
      [3, 'same', '中心小学'],
      [4, 'doubtful', '敬老院', 'sameNameElsewhere'],
      [5, 'new', '青山乡'],
    ]);
    expect(plan[0]).toMatchObject({
      becomes: 'new',
      unit: null,
      issues: [{ column: 1, units: [{ id: 'u2', name: '中心小学' }] }],
    });
  });

  it('is in doubt where several have its name and nothing tells which', () => {
    const units = [known('u1', '中心小学', { place: '柳河镇' }), known('u2', '中心小学', { place: '青山乡' })];
    const rows = [
      ['名称', '地址'],
      ['中心小学', ''],
      ['中心小学', '青山乡'],
    ];
    expect(planTable(rows, units).map(({ state, unit }) => [state, unit])).toEqual([
      ['doubtful', null],
      ['same', 'u2'],
    ]);
  });
});

describe('names that are nearly the same', () => {
  const near = (name: string, ...units: Parameters<typeof known>[]) =>
    planTable(
      [['名称'], [name]],
      units.map((unit) => known(...unit)),
    )[0]?.issues[0]?.units?.map((unit) => unit.near);

  it('are shown with the unit and why', () => {
    expect(near('红星村委会', ['u', '红星村'])).toEqual(['form']);
    expect(near('柳河镇红星村', ['u', '红星村'])).toEqual(['form']);
    expect(near('红星村', ['u', '柳河镇红星村民委员会'])).toEqual(['form']);
    expect(near('清源县供热公司', ['u', '清源县热力公司', { formerly: ['清源县供热公司'] }])).toEqual(['former']);
    expect(near('清源县气像局', ['u', '清源县气象局'])).toEqual(['edit']);
    expect(near('清源县气局象', ['u', '清源县气象局'])).toEqual(['edit']);
    expect(near('清源县气象管局', ['u', '清源县气象局'])).toEqual(['edit']);
  });

  it('are left alone where the one character is the name', () => {
    expect(near('红旗村', ['u', '红星村'])).toBeUndefined();
    expect(near('清源县第一小学', ['u', '清源县第二小学'])).toBeUndefined();
    expect(near('清源县上河小学', ['u', '清源县下河小学'])).toBeUndefined();
  });

  it('are left alone where the known unit has another code; a row of its own is what is near then', () => {
    const rows = [
      ['名称', '代码'],
      ['清源县气局象', ''],
      ['清源县气象局', ''],
    ];
    const [first, second] = planTable(rows, [known('u', '清源县气象局')]);
    expect([first?.state, first?.issues, second?.state]).toEqual([
      'doubtful',
      [{ reason: 'nearName', column: 1, lines: [3] }],
      'same',
    ]);
    expect(
      states(
        [
          ['名称', '代码'],
          ['清源县气像局', '1'],
        ],
        [known('u', '清源县气象局', { code: '2' })],
      ),
    ).toEqual(['new']);
  });

  it('are seen inside the file too', () => {
    const plan = planTable([['名称'], ['红星村'], ['红星村委会']]);
    expect(plan.map(inShort)).toEqual([
      [2, 'new', '红星村'],
      [3, 'doubtful', '红星村委会', 'nearName'],
    ]);
    expect(plan[1]?.issues[0]?.lines).toEqual([2]);
  });

  it.each<[string, string, string]>([
    ['one character apart', '青山镇红旗小学校', '青山镇红族小学校'],
    ['one character more', '青山镇红旗小学', '青山镇红旗小学校'],
    ['two that changed places', '清源县气象局', '清源县气局象'],
    ['with the place in front', '红旗小学', '青山镇红旗小学'],
  ])('are seen between new units of one file: %s', (_, one, other) => {
    const plan = planTable([['名称'], [one], [other]]);
    expect(plan.map(({ state }) => state)).toEqual(['new', 'doubtful']);
    expect(plan[1]?.issues).toEqual([{ reason: 'nearName', column: 1, lines: [2] }]);
    const decided = new Map([[3, 'new']]);
    expect(planTable([['名称'], [one], [other]], [], { decided }).map(({ state }) => state)).toEqual(['new', 'new']);
  });

  it.each<[string, string[], string[]]>([
    ['villages of one town', ['柳河镇红星村', '', '', ''], ['柳河镇红旗村', '', '', '']],
    ['bureaus of one county', ['清源县统计局', '', '', ''], ['清源县审计局', '', '', '']],
    ['numbers', ['清源县第一小学', '', '', ''], ['清源县第二小学', '', '', '']],
    ['codes', ['红旗中心小学', '1', '', ''], ['红族中心小学', '2', '', '']],
    ['units above', ['红旗中心小学', '', '青山镇', ''], ['红族中心小学', '', '柳河镇', '']],
    ['places', ['红旗中心小学', '', '', '青山镇'], ['红族中心小学', '', '', '柳河镇']],
  ])('are left alone inside the file where something tells them apart: %s', (_, one, other) => {
    const rows = planTable([['名称', '代码', '上级单位', '所在地'], one, other]);
    expect(rows.flatMap(({ issues }) => issues.map(({ reason }) => reason))).not.toContain('nearName');
  });
});

describe('rows that are double', () => {
  it('are told from units of one name under different parents', () => {
    const rows = [
      ['名称', '上级'],
      ['柳河镇', ''],
      ['青山乡', ''],
      ['中心小学', '柳河镇'],
      ['中心小学', '青山乡'],
      ['中心小学', '柳河镇'],
      ['中心小学', ''],
    ];
    expect(planTable(rows).slice(2).map(inShort)).toEqual([
      [4, 'new', '中心小学'],
      [5, 'new', '中心小学'],
      [6, 'doubtful', '中心小学', 'duplicateRow'],
      [7, 'doubtful', '中心小学', 'sameNameElsewhere'],
    ]);
  });

  it('are seen where both are one known unit, once by code and once by name', () => {
    const rows = [
      ['名称', '代码'],
      ['柳河社区', '7'],
      ['柳河村', ''],
    ];
    const plan = planTable(rows, [known('u1', '柳河村', { code: '7' })]);
    expect(plan.map(({ state, unit }) => [state, unit])).toEqual([
      ['changed', 'u1'],
      ['doubtful', 'u1'],
    ]);
  });
});

describe('parents', () => {
  it('are found by name or code, in the file first', () => {
    const rows = [
      ['名称', '代码', '上级'],
      ['东沟村', '', '00１'],
      ['柳河镇', '001', '清源县'],
    ];
    const plan = planTable(rows, [known('u1', '清源县')]);
    expect(plan.map(({ values }) => values.parent)).toEqual([{ line: 3 }, { unit: 'u1' }]);
  });

  it('are left out where unknown, refused, or several', () => {
    const rows = [
      ['名称', '上级', '流动党员数', '地址'],
      ['甲村', '某镇', ''],
      ['乙村', '柳河镇', ''],
      ['柳河镇', '', '许多'],
      ['丙村', '中心校', ''],
      ['中心校', '', '', '东'],
      ['中心校', '', '', '西'],
    ];
    const plan = planTable(rows);
    expect(plan.map(inShort).slice(0, 4)).toEqual([
      [2, 'doubtful', '甲村', 'unknownParent'],
      [3, 'doubtful', '乙村', 'unknownParent'],
      [4, 'refused', '柳河镇', 'badNumber'],
      [5, 'doubtful', '丙村', 'ambiguousParent'],
    ]);
    expect(plan[1]?.issues[0]).toEqual({ reason: 'unknownParent', column: 2, text: '柳河镇', lines: [4] });
    expect(plan.every(({ values }) => values.parent === undefined)).toBe(true);
  });

  it('may have the name of the unit itself where there is another of it', () => {
    const rows = [
      ['名称', '上级', '地址'],
      ['总校', '总校', '东'],
      ['总校', '', '西'],
    ];
    expect(planTable(rows)[0]).toMatchObject({ state: 'new', values: { parent: { line: 3 } } });
  });

  it('are kept where the row of a known parent is refused', () => {
    const rows = [
      ['名称', '上级', '流动党员数'],
      ['乙村', '柳河镇', ''],
      ['柳河镇', '', '许多'],
    ];
    expect(planTable(rows, [known('u1', '柳河镇')])[0]).toMatchObject({
      state: 'new',
      values: { parent: { unit: 'u1' } },
    });
  });

  it('that go in a circle are refused with the names of the circle', () => {
    const rows = [
      ['名称', '上级'],
      ['甲', '乙'],
      ['乙', '丙'],
      ['丙', '甲'],
      ['丁', '甲'],
      ['戊', '戊'],
    ];
    const plan = planTable(rows);
    expect(plan.map(({ state }) => state)).toEqual(['refused', 'refused', 'refused', 'doubtful', 'refused']);
    expect(plan.map(({ issues }) => issues[0]?.names)).toEqual([
      ['甲', '乙', '丙'],
      ['乙', '丙', '甲'],
      ['丙', '甲', '乙'],
      undefined,
      ['戊'],
    ]);
  });

  it('that go in a circle only together with what is known are refused as well', () => {
    const units = [known('u1', '甲'), known('u2', '乙', { parent: 'u1' })];
    const [row] = planTable(
      [
        ['名称', '上级'],
        ['甲', '乙'],
      ],
      units,
    );
    expect(row).toMatchObject({ state: 'refused', issues: [{ reason: 'circularParent', names: ['甲', '乙'] }] });
  });
});

describe('cells that cannot be taken', () => {
  it('are named with their column', () => {
    const rows = [
      ['序号', '名称', '类型', '代码', '软弱涣散', '属性', '书记'],
      ['1', '', '村', '', '', '', ''],
      ['2', '甲'.repeat(501), '', '', '', '', ''],
      ['3', '乙', '庙', '', '也许', '有流动党员、会飞', '丙'.repeat(501)],
      ['4', '丁', '', '1.23457E+17', '', '', ''],
      ['5', '戊', '', '91350100M000100Y44', '', '', ''],
    ];
    const issues = planTable(rows).map((row) => row.issues.map(({ reason, column }) => [reason, column]));
    expect(issues).toEqual([
      [['noName', 2]],
      [['nameTooLong', 2]],
      [
        ['unknownType', 3],
        ['badFlag', 5],
        ['unknownTrait', 6],
        ['textTooLong', 7],
      ],
      [['codeLostDigits', 4]],
      [['badCode', 4]],
    ]);
  });

  it('are codes of 18 digits that a spreadsheet rounded before the file was made', () => {
    const [row] = planTable([
      ['名称', '代码'],
      ['甲', '121234567890123000'],
    ]);
    expect(row).toMatchObject({ state: 'doubtful', issues: [{ reason: 'codeLostDigits' }] });
    expect(row?.values.code).toBeUndefined();
  });

  it('are a matter of the person where a word means a type', () => {
    const options = { typeWords: new Map([['行政 村', 'villageCommunity']]) };
    expect(
      planTable(
        [
          ['名称', '类型'],
          ['甲', '行政村'],
        ],
        [],
        options,
      )[0]?.values.type,
    ).toBe('villageCommunity');
  });
});

describe('what the person decides', () => {
  const units = [known('u1', '清源县气象局'), known('u2', '清源县气象台')];
  const rows = [
    ['名称', '上级'],
    ['清源县气像局', ''],
    ['甲', '清源县气像局'],
  ];

  it('makes a row a known unit, a new one, or leaves it out', () => {
    expect(planTable(rows, units)[0]).toMatchObject({ state: 'doubtful', becomes: 'new' });
    expect(planTable(rows, units, { decided: new Map([[2, 'u1']]) })).toMatchObject([
      { state: 'changed', unit: 'u1' },
      { values: { parent: { unit: 'u1' } } },
    ]);
    expect(planTable(rows, units, { decided: new Map([[2, 'new']]) })[0]).toMatchObject({ state: 'new', issues: [] });
    expect(planTable(rows, units, { decided: new Map([[2, 'skip']]) }).map(({ state }) => state)).toEqual([
      'refused',
      'doubtful',
    ]);
  });

  it('settles that two rows of one name are two units', () => {
    const twice = [['名称'], ['总校'], ['总校']];
    expect(states(twice)).toEqual(['new', 'doubtful']);
    expect(states(twice, [], { decided: new Map([[3, 'new']]) })).toEqual(['new', 'new']);
  });

  it('is refused where it names no unit', () => {
    expect(() => planTable(rows, units, { decided: new Map([[2, 'u9']]) })).toThrow(
      new MappingError('noSuchUnit', 'u9'),
    );
  });
});

describe('a mapping', () => {
  const table = { rows: [{ line: 2, cells: ['甲', '乙'] }], columns: [] };
  it.each<[string, string, Mapping]>([
    ['noNameColumn', 'name', [{ column: 0, field: 'code' }]],
    [
      'twoColumns',
      'name',
      [
        { column: 0, field: 'name' },
        { column: 1, field: 'name' },
      ],
    ],
    [
      'twoFields',
      '1',
      [
        { column: 0, field: 'name' },
        { column: 0, field: 'code' },
      ],
    ],
    ['noSuchColumn', '0', [{ column: -1, field: 'name' }]],
  ])('is refused: %s', (reason, what, mapping) => {
    expect(() => planRoster(table, mapping, [], [])).toThrow(new MappingError(reason as MappingError['reason'], what));
  });
});
