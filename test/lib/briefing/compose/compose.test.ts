// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Block, blockSchema } from '../../../../lib/briefing/blocks/blocks.ts';
import { composeVisit } from '../../../../lib/briefing/compose/compose.ts';
import type { SheetNote, VisitSheet } from '../../../../lib/briefing/compose/sheet.ts';
import { briefingWords as words } from '../../../../lib/i18n/zh-cn/briefing.ts';
import { PROTECTED, SAMPLE } from '../sample-visit.ts';

const textOf = (block: Block): string => {
  if (block.kind === 'table')
    return [block.head, ...block.rows].flatMap((row) => row?.cells.map((c) => c.text) ?? []).join('|');
  if (block.kind === 'photos') return block.photos.map(({ caption }) => caption).join('|');
  if (block.kind === 'paragraph') return (block.lead ?? '') + block.text;
  return 'text' in block ? block.text : '';
};
const compose = (sheet: VisitSheet = SAMPLE) => composeVisit(sheet, words);
const lines = (sheet?: VisitSheet) => compose(sheet).blocks.map(textOf);
const chapter = (name: string, sheet?: VisitSheet): string[] => {
  const { blocks } = compose(sheet);
  const isStart = (block: Block) => block.kind === 'heading' && block.level === 1;
  const start = blocks.findIndex((block) => isStart(block) && textOf(block).endsWith(name));
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex(isStart);
  return start < 0 ? [] : rest.slice(0, end < 0 ? rest.length : end).map(textOf);
};

describe('composeVisit', () => {
  it('makes blocks that the worker takes', () => {
    for (const block of compose().blocks) expect(blockSchema.safeParse(block).success).toBe(true);
  });

  it('has title, info table and chapters numbered through', () => {
    const { blocks, title } = compose();
    expect(title).toBe('某某市不动产登记服务中心走访记录');
    expect(blocks[0]).toEqual({ kind: 'title', text: title });
    expect(blocks[1]?.kind).toBe('table');
    expect(blocks.filter((b) => b.kind === 'heading' && b.level === 1).map(textOf)).toEqual([
      '一、走访概况',
      '二、清单评定情况',
      '三、形式主义问题及状态',
      '四、群众反映',
      '五、现场记录',
      '六、尚缺事项',
    ]);
  });

  it('tells kept, not kept, not applicable and not recorded apart', () => {
    const method = [...SAMPLE.method.slice(0, 5), { fact: 'toSite', state: null, why: '' } as const];
    const info = lines({ ...SAMPLE, method })[1];
    expect(info).toContain('不发通知：做到');
    expect(info).toContain('不听汇报：未做到（中心主任在大厅遇见，简要介绍了情况约十分钟）');
    expect(info).toContain('直奔基层：不适用（中心为直接服务窗口）');
    expect(info).toContain('直插现场：未记录');
  });

  it('says who went and who came along, where and why there, and what it cost, with what is not known', () => {
    const info = lines()[1];
    expect(info).toContain('走访人员|王一（组长）、王一（督导员）、李二|陪同人员|10:20 起中心办公室一人跟在后面');
    expect(info).toContain('走访点位|一楼大厅；登记一科');
    expect(info).toContain('选点缘由|上月投诉集中在抵押登记');
    expect(info).toContain('占用95分钟（按起止时间计），占用3人，要材料份数未记录');
    const free = { minutes: 0, derived: false, people: 0, papers: 0 };
    expect(lines({ ...SAMPLE, cost: free })[1]).toContain('占用0分钟，占用0人，要材料0份');
  });

  it('says of every open note of a covert visit that it is one, and of no other', () => {
    expect(lines()[1]).toContain('是否暗访|否');
    expect(chapter('现场记录').join()).not.toContain('暗访');
    const covert = { ...SAMPLE, covert: true };
    expect(lines(covert)[1]).toContain('是否暗访|是，未表明身份');
    const leads = compose(covert).blocks.flatMap((b) =>
      b.kind === 'paragraph' && /^\d+．/.test(b.lead ?? '') ? [b.lead] : [],
    );
    expect(leads).toHaveLength(SAMPLE.notes.length - PROTECTED.length);
    for (const lead of leads) expect(lead).toContain('，暗访');
    expect(chapter('群众反映', covert)).toEqual(chapter('群众反映'));
    expect(lines({ ...SAMPLE, covert: null })[1]).toContain('是否暗访|未记录');
  });

  it('gives each figure with the number it is taken from', () => {
    const overview = chapter('走访概况').join('\n');
    expect(overview).toContain('已评定17项（n=18）');
    expect(overview).toContain('定级15项（n=15）：好1项、较好2项、一般4项、较差8项；不适用1项、未查看1项');
    expect(overview).toContain('做到4项（n=5）');
    expect(overview).toContain('现场记录6条（n=6）：看1条、听1条、问1条、查3条；群众反映2条');
  });

  it('gives a long comment a row of its own, under its item', () => {
    const comment = '现场核对台账后发现，'.repeat(20);
    const rating = { itemId: '9.9', question: '问', grade: null, gradeName: '', comment, facts: 2 };
    const table = compose({ ...SAMPLE, ratings: [{ title: '节', ratings: [rating] }] }).blocks.filter(
      (b) => b.kind === 'table',
    )[1];
    expect(table?.rows.map((row) => [row.keep, ...row.cells.map(({ text }) => text)])).toEqual([
      [true, '节（1项）'],
      [true, '9.9', '问', '未评定', '依据：记录2条'],
      [undefined, '说明', comment],
    ]);
  });

  it('states confirmed tags first, says 疑似 of suspected ones and leaves out those ruled out', () => {
    const headings = compose().blocks.filter((b) => b.kind === 'heading' && b.level === 2);
    expect(headings.map(textOf)).toEqual(['（一）以辅导、读书班代替自学【核实】', '（二）书面调研、套路化【疑似】']);
    expect(lines().join('\n')).not.toMatch(/宣传缺位或过时|排除的内容/);
  });

  it('says 有群众反映 once before what people said of a tag', () => {
    const tags = chapter('形式主义问题及状态');
    expect(tags).toContain('有群众反映：没有见过来调研的人，只接到过要材料的电话。');
    expect(tags).toContain('有群众反映：集中学习听课多，回去没有时间看书。');
  });

  it('shows every photo once, numbered as they appear', () => {
    const captions = compose().blocks.flatMap((b) => (b.kind === 'photos' ? b.photos.map((p) => p.caption) : []));
    expect(captions).toEqual(['图1 读书班安排表', '图2 一楼宣传栏', '图3 电子屏标语']);
    expect(lines()).toContain('佐证：图1 读书班安排表；读书班签到表复印件。');
  });

  it('shows a photo that belongs to nothing in a chapter of its own', () => {
    const photos = [...SAMPLE.photos, { ref: 'loose', caption: '门口', width: 4, height: 3 }];
    expect(chapter('现场照片', { ...SAMPLE, photos })).toEqual(['图4 门口']);
  });

  it('writes up a visit that has nothing yet', () => {
    const empty: VisitSheet = {
      unit: { name: '', type: null },
      began: { date: '2023-11-08', time: '09:00' },
      ended: null,
      team: null,
      method: [],
      covert: null,
      went: [],
      accompanied: '',
      places: '',
      whyHere: '',
      cost: { minutes: null, derived: false, people: null, papers: null },
      notes: [],
      ratings: [],
      progress: { rated: 0, of: 0 },
      tags: [],
      photos: [],
      missing: [],
    };
    expect(lines(empty)[1]).toContain('未记录');
    expect(compose(empty).blocks.length).toBeGreaterThan(2);
  });
});

describe('protected sources', () => {
  const everything = (sheet?: VisitSheet) => JSON.stringify(compose(sheet));

  it('keep their substance', () => {
    expect(chapter('群众反映')).toEqual(PROTECTED.map(({ text }) => `有群众反映：${text}`).sort());
  });

  it('leave no speaker, time, spot, item, quote, evidence or id anywhere', () => {
    const composed = everything();
    for (const trace of [
      '11:37',
      '10:52',
      '11:39',
      '5.3 办事窗口',
      '东侧走廊',
      '谈话录音',
      '秘密摘录',
      '内部群聊天',
      'secret',
      '"p1"',
      '"p2"',
    ]) {
      expect(composed).not.toContain(trace);
    }
    // Told face to face, 办事群众 and 党员 may stand.
    const open = SAMPLE.notes.filter((n) => n.source !== 'backToBack').map((n) => ({ ...n, speaker: null }));
    const heard = everything({ ...SAMPLE, notes: [...open, ...PROTECTED] });
    expect(heard).not.toContain('办事群众');
    expect(heard).not.toContain('（党员');
  });

  it('stand in the same order whenever and in whatever row they were told', () => {
    const others = SAMPLE.notes.filter((n) => n.source !== 'backToBack');
    const late = (n: SheetNote): SheetNote => ({ ...n, at: { date: '2023-11-09', time: '23:59' } });
    const reversed = { ...SAMPLE, notes: [...[...PROTECTED].reverse().map(late), ...others] };
    expect(everything(reversed)).toBe(everything());
  });

  it('take evidence that they share out of tags and photos too', () => {
    const tags = SAMPLE.tags.map((tag) => ({
      ...tag,
      status: 'confirmed' as const,
      evidence: [...tag.evidence, { ref: 'photo-secret', caption: '东侧走廊第二间' }],
    }));
    const composed = compose({ ...SAMPLE, tags });
    expect(JSON.stringify(composed)).not.toMatch(/photo-secret|东侧走廊/);
    expect(composed.withheld).toEqual({ words: 0, evidence: 2, quotes: 1, records: 0 });
  });
});
