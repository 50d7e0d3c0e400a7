import { formsOnce, HAN_ONLY, LEAST, type NameForms } from './name-forms.ts';
import { isOrdinary } from './ordinary-words.ts';

const DOUBLE_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|东方|独孤|南宫|端木|轩辕|长孙|宇文|申屠|钟离|闻人)/u;

/** What people are called by their office or their age, behind a surname: looked for wherever a surname stands. */
export const TITLES: readonly string[] =
  '书记 支书 村支书 主任 主席 委员 常委 部长 局长 厅长 处长 科长 股长 县长 市长 区长 镇长 乡长 村长 州长 校长 园长 院长 所长 站长 队长 大队长 中队长 组长 组员 班长 会长 理事长 理事 监事 社长 厂长 矿长 场长 行长 网格长 楼长 栋长 段长 总监 总经理 经理 老总 董事长 董事 秘书长 秘书 会计 出纳 干事 文书 老师 教授 讲师 医生 大夫 护士 护士长 工程师 技术员 师傅 同志 先生 女士 小姐 大爷 大妈 大哥 大姐 大叔 大娘 大婶 大伯 大嫂 奶奶 爷爷 婆婆 阿姨 阿婆 阿公 叔叔 老汉 老太 老太太 支委 网格员 调研员 巡视员 指导员 教导员 政委 团长 连长 专员 参谋 法官 检察官 律师 记者 主编 代表 村医 校医 民警 警官 司机 老板 某某 某 氏 姐 哥 叔 婶 嫂 伯 姨 舅 姑 妹 弟 爷 ×× × ** * ○○ ○'.split(
    ' ',
  );
/** What may stand between a surname and a title: 张副书记. */
export const BEFORE_TITLE: readonly string[] = ' 副 总 大 老 党委 支部 常务副 党委副 支部副 第一'.split(' ');
/** Offices in one sign, as they are said to people: 张局. Many a word begins with a surname and one of them: 高校. */
const SHORT_TITLES = [...'总工局处队所校院台科书主镇乡县家'];

const TITLE_AT_END = new RegExp(
  `(?:${BEFORE_TITLE.join('|')})(?:${TITLES.map((title) => title.replaceAll('*', '\\*')).join('|')})$`,
  'u',
);
/** What a title that somebody put in place of a name leaves: 督导组 of 督导组组长. */
const BODY_AT_END = /[组队科室部委会办]$/u;
const FAMILIAR = ['老', '小', '阿'];
/** What stands behind the last sign of a name: 锋哥. */
const KIN = [...'哥姐叔婶嫂伯姨爷妹弟'];

/**
 * A person by name, by a given name of two signs, as 老张, as 欧阳, as 阿锋 or 锋哥, and with a title as 张书记. Who stands on a
 * roster as 刘建国主任, 王主任 or 老鲍 is known without that as well; a title alone is nobody's name.
 */
export function personForms(name: string): NameForms {
  if (!HAN_ONLY.test(name)) return formsOnce({ alone: [name] });
  const bare = name.replace(TITLE_AT_END, '');
  const signs = [...bare];
  if (signs.length === 0) return formsOnce({});
  if (signs.length > 4) return formsOnce({ alone: [name, bare] });
  const isCalled = signs.length === 2 && FAMILIAR.includes(signs[0] ?? '');
  const double = DOUBLE_SURNAME.exec(bare)?.[0] ?? '';
  const surname = double || (signs[isCalled ? 1 : 0] ?? '');
  const given = isCalled ? '' : bare.slice(surname.length);
  const own = bare !== name && BODY_AT_END.test(bare) ? [] : [bare];
  const shorter = [...own, double, given, ...calledBy(surname), ...calledBy([...given].at(-1) ?? '')];
  const whole = [...name].length < LEAST ? [] : [name];
  const titled = [bare, surname, given].filter(
    (form) => form === bare || form === surname || [...form].length >= LEAST,
  );
  return formsOnce({
    alone: [...whole, ...shorter].filter((form) => form.length >= LEAST && !isOrdinary(form)),
    withTitle: titled,
    apart: [
      ...whole.filter(isOrdinary),
      ...SHORT_TITLES.map((title) => surname + title),
      ...KIN.map((kin) => ([...given].at(-1) ?? surname) + kin),
    ].filter((form) => whole.includes(form) || !isOrdinary(form)),
  });
}

const calledBy = (sign: string): string[] => (sign === '' ? [] : FAMILIAR.map((before) => before + sign));
