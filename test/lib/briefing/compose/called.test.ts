// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findNames } from '../../../../lib/briefing/compose/find-names.ts';

const foundIn = (text: string, units: readonly string[], people: readonly string[] = []) =>
  findNames(text, { units, places: [], people }).map(({ at, length }) => text.slice(at, at + length));

describe('what people call a unit', () => {
  it.each([
    ['大王庄村', '王庄', '王庄的路没有修'],
    ['青石镇柳树沟村', '柳沟村', '柳沟村说'],
    ['红旗村', '红旗支书', '红旗支书和红旗渠精神'],
    ['东风街道光明社区', '光明居委会', '光明居委会没人，前途光明'],
    ['清源县人民医院', '县医院', '县医院排队久，医院里'],
    ['清源县第二人民医院', '二院', '二院的食堂'],
    ['清源县中医院', '中医院', '中医院的号'],
    ['清源县妇幼保健院', '妇保院', '妇保院说'],
    ['清源县实验小学', '实小', '实小的食堂，落实小微权力'],
    ['第一中学', '1中', '1中的学生'],
    ['清源县教育和体育局', '教体局', '教体局发了文'],
    ['清源县人力资源和社会保障局', '人社局', '人社局的人'],
    ['清源县市场监督管理局', '市监局', '市监局来过'],
    ['清源县住房和城乡建设局', '住建局', '住建局没有答复，住房和城乡'],
    ['清源县卫生健康委员会', '卫健委', '卫健委要的表'],
    ['清源县农业农村局', '农业局', '农业局发的，农业农村工作'],
    ['清源县水利局', '水利部门', '水利部门说，兴修水利'],
    ['清源县行政审批服务局', '审批局', '审批局的窗口'],
    ['清源县公安局城关派出所', '城关所', '城关所的民警'],
    ['清源县妇女联合会', '县妇联', '县妇联的活动'],
    ['共青团清源县委员会', '团县委', '团县委要数据'],
    ['清源经济开发区管委会', '经开区', '经开区的企业'],
    ['清源县城市建设投资有限公司', '城投', '和城投说过，城市建设、投资'],
    ['清源宏达机械有限公司', '宏达', '宏达的车间，机械化'],
  ])('%s is called %s', (unit, called, text) => {
    expect(foundIn(text, [unit])).toEqual([called]);
  });

  it('in the signs of another region as well', () => {
    expect(foundIn('清源縣人民醫院、大王莊', ['清源县人民医院', '大王庄村'])).toEqual(['清源縣人民醫院', '大王莊']);
    expect(foundIn('張書記和張建國', [], ['张建国'])).toEqual(['張書記', '張建國']);
    expect(foundIn('东风村的', ['東風村'])).toEqual(['东风村']);
  });

  it('is no name within a saying or a longer word', () => {
    expect(foundIn('正本清源，长治久安；清源的事', ['清源县', '长治市'])).toEqual(['清源']);
    expect(foundIn('组织部门，组织部说', ['县委组织部'])).toEqual(['组织部']);
    expect(foundIn('民生实事，民生社区', ['民生社区'])).toEqual(['民生社区']);
  });

  it('is no name where three may be called so, and where it says what every place has', () => {
    const towns = ['青石镇', '柳林镇', '白水镇'].map((town) => `${town}中心卫生院`);
    expect(foundIn('镇卫生院', towns)).toEqual([]);
    expect(foundIn('镇卫生院', towns.slice(1))).toEqual(['镇卫生院']);
    expect(foundIn('镇政府、村委会、三组的路、第一书记', ['青石镇人民政府', '青石镇河东村三组', '第一中学'])).toEqual(
      [],
    );
  });
});

describe('what people are called', () => {
  it.each([
    ['欧阳锋', '阿锋'],
    ['李秀英', '英姐'],
    ['张建国', '张局'],
    ['张建国', '张家'],
    ['张建国', '张代表'],
    ['张建国', '张××'],
    ['高兴', '高书记'],
  ])('%s is called %s', (person, called) => {
    expect(foundIn(`，${called}说`, [], [person])).toEqual([called]);
  });

  it('is shown of a name that is a word only where somebody may be meant', () => {
    const people = ['高兴', '马上', '方便', '安全'];
    expect(foundIn('高兴说不行；找马上问', [], people)).toEqual(['高兴', '马上']);
    expect(foundIn('马上就办，很高兴，方便群众，安全第一，高兴不高兴', [], people)).toEqual([]);
    expect(foundIn('高校的党员，张工作汇报', [], ['高小明', '张伟'])).toEqual([]);
  });
});

describe('what tells as much as a name', () => {
  const found = (text: string) => foundIn(text, []);

  it('is a number, a paper, a plate, an address', () => {
    expect(found('电话１３８ ００１３ ８０００，0812-3456789，微信号zhangsan_88')).toEqual([
      ...['１３８ ００１３ ８０００', '0812-3456789', 'zhangsan_88'],
    ]);
    expect(found('身份证11010119900101123X，车牌川A·D1234学，川A12345')).toEqual([
      '11010119900101123X',
      '川A·D1234',
      '川A12345',
    ]);
    expect(found('写信到a.b@c.gov.cn或看https://qy.cn/a?b=1，qyxrmyy.com')).toEqual([
      ...['a.b@c.gov.cn', 'https://qy.cn/a?b=1', 'qyxrmyy.com'],
    ]);
    expect(found('住在东风路12号3单元402室，三组12号')).toEqual(['东风路12号', '3单元402室', '三组12号']);
    expect(found('在104.0668,30.5728')).toEqual(['104.0668,30.5728']);
  });

  it('is somebody by surname and title who stands on no roster', () => {
    expect(found('王大爷说，在村民孙某某家，找老陈。')).toEqual(['王大爷', '孙某某', '老陈']);
    expect(found('支部书记、第一书记、老党员、历史老师、常委同志')).toEqual([]);
  });

  it('is a word in Latin letters: a name, its pinyin, its initials', () => {
    expect(found('dawangzhuang的路，ZJG说，Tom Green来过')).toEqual(['dawangzhuang', 'ZJG', 'Tom Green']);
    expect(found('PPT一份，APP三个，n=5，A村')).toEqual([]);
  });

  it('is no figure', () => {
    expect(
      found('投入1500000元，面积12345678平方米，2023年11月30日，20231130，热线12345，〔2023〕12号，5号楼'),
    ).toEqual([]);
  });

  it('takes time with the length of a text', { timeout: 20_000 }, () => {
    for (const sign of ['a', '1', 'a.', 'a-', '王', '@', '东路'])
      expect(found(sign.repeat(100_000)).length).toBeLessThan(2);
  });
});
