/**
 * What in the words of a protected source may give away who spoke (S26; domain.md principle 7): names, nicknames, roles,
 * numbers. It points, and a person decides; where it points, the words stay at home until somebody has put them
 * otherwise. It can't know every nickname: what goes out is shown before it does.
 */

/** Why a part of a text was pointed at. */
type IdentifyingReason = 'known' | 'named' | 'title' | 'office' | 'nickname' | 'speaker' | 'role' | 'home' | 'number';

/** A part of a text, in UTF-16 units from its start. */
export interface Identifying {
  readonly start: number;
  readonly end: number;
  readonly why: IdentifyingReason;
}

/** The surnames of about nineteen people in twenty (Ministry of Public Security, name report 2020, and double ones). */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦齐梅庄辛管祝左涂谷时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵';
const DOUBLE = '欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|东方|独孤|南宫|端木|轩辕|长孙|宇文';
const SURNAME = `(?:${DOUBLE}|[${SURNAMES}])`;

/** What follows a surname when people speak of each other: among neighbours, and by an office. */
const TITLES =
  '大爷|大娘|姑(?![息且])|舅|大妈|大姐|大哥|大嫂|大叔|大婶|大伯|奶奶|爷爷|阿姨|叔叔|叔|婶|嫂|伯|姨|姐|哥|妹|老师|老汉|老太|师傅|老板|老伯|先生|女士|小姐|同志|某某|某|医生|大夫|护士|教授';
const OFFICES =
  '书记|主任|镇长|乡长|县长|市长|局长|科长|处长|股长|所长|站长|院长|校长|园长|厂长|村长|社长|队长|组长|班长|部长|会长|经理|总|工|会计|出纳|秘书|干事|委员|支书|文书';

/** Roles that one or two people of a place have. */
const ROLES =
  '会计|出纳|门卫|保安|保洁员?|司机|文书|网格员|护士长|班主任|妇女主任|妇联主席|团支书|支委|组织委员|宣传委员|纪检委员|民兵连长|治保主任|食堂师傅|厨师|炊事员|宿管|校医|村医|电工|水管员|护林员|低保户|五保户|贫困户|寡妇|外号|绰号|人称|小名';

/** Groups, who may be said to have spoken: too many to be found among them. */
const GROUPS =
  '群众|居民|村民|市民|职工|工人|员工|党员|干部|学生|家长|老师们?|教师|患者|病人|老人|老乡|乡亲们?|办事人员?|来办事的人|大家|大伙儿?|人家|别人|有人|有的人?|不少人|很多人|许多人|多数人|一些人|几个人|几位|两个人|他们|她们|我们|咱们|没人|谁|都|也|还|又|就|再|据|听|不|没|可|只|常|总|他|她|我|你|们';

const SAYS = '说|讲|反映|告诉|表示|介绍|透露|抱怨|提到|认为|诉苦|埋怨';
const HAN = '\\p{Script=Han}';
/** Where a name is said to be over: what follows speaks of it, or is no sign of a name. */
const ENDS = `(?=${SAYS}|[的在也都家是和找来去]|(?!${HAN}))`;
/** Words in brackets that begin as a surname does. */
const NO_NAMES =
  '高兴|马上|方便|方面|周[一二三四五六日末]|白天|安全|安排|时间|时候|时任|单位|项目|成员|成立|成本|任务|任期|常委|常年|关于|关系|包括|万一|季度|年底|党员|单独|温度|程序|章程|余额|全部|石头|水|路|毛病|钱';
const COUNT = '[一二三四五六七八九十两0-9０-９]';
const NOT_A_NAME = `(?!${['们', '说', '的', '了', '在', '是', '有', '和', '到', '个', '里', '上', '下', '人'].join('|')})`;

const RULES: readonly { readonly why: IdentifyingReason; readonly like: RegExp }[] = [
  { why: 'title', like: new RegExp(`${SURNAME}${HAN}{0,2}?(?:${TITLES})`, 'gu') },
  { why: 'office', like: new RegExp(`${SURNAME}${HAN}{0,2}?(?:${OFFICES})`, 'gu') },
  {
    why: 'nickname',
    like: new RegExp(
      `[老小阿大]${SURNAME}(?!${HAN}?(?:家|村|庄|屯|镇|河|桥))|${HAN}[二三四五六七八九](?:[姑娘爷叔婶婆嫂伯姨舅麻]|指(?![标挥导示数定山]))|二[狗蛋娃]|[铁狗石柱]蛋|${HAN}{1,3}(?:他|她)(?:爹|妈|娘|爸)|${SURNAME}家(?:的)?(?:老[大二三四五六七八九幺小](?!难)|[大二三小]?(?:儿子|儿媳|闺女|女儿|媳妇|孙子|丫头|小子|女婿))`,
      'gu',
    ),
  },
  { why: 'named', like: new RegExp(`${SURNAME}${NOT_A_NAME}${HAN}{1,2}(?=(?:\\s*(?:${SAYS})|家|[，。,：:]|$))`, 'gu') },
  // In brackets, and as the one that words came from.
  {
    why: 'named',
    like: new RegExp(
      `(?<=[（(【「『《〈[“])(?!${NO_NAMES})${SURNAME}${HAN}{1,2}(?=[）)】」』》〉\\]”])|(?<=来自|据|听|按|照)(?!${NO_NAMES})${SURNAME}${HAN}{1,2}?(?=的?(?:反映|意见|说法|原话|投诉|举报|话|${SAYS}))`,
      'gu',
    ),
  },
  // Names with a point in them, as Uyghurs, Tibetans, Mongols and others write theirs in Chinese.
  {
    why: 'named',
    like: new RegExp(`(?![听据找问跟和由向对是自])${HAN}{2,4}(?:[·•‧・]${HAN}{1,5}?${ENDS}|[·•‧・]${HAN}{2})`, 'gu'),
  },
  {
    why: 'speaker',
    like: new RegExp(
      `(?<=^|[。！？；\\n])(?!(?:${GROUPS}))${HAN}{2,4}(?<!群众|居民|村民|市民|职工|工人|员工|党员|干部|学生|家长|老师|患者|病人|老人|的人|大家|们)(?=\\s*(?:${SAYS})(?!法|明|话))`,
      'gu',
    ),
  },
  { why: 'role', like: new RegExp(ROLES, 'gu') },
  // Where somebody lives, so that one household is left.
  {
    why: 'home',
    like: new RegExp(
      `(?:[东南西北]{1,2}|[前后上下里外])(?:头|边|口|角|尾|面|侧)的?(?:第${COUNT}{1,3}|头一|最后一|最末一)(?:家|户|排|院)|${COUNT}{1,3}单元${COUNT}{1,4}(?:室|号|户)?|第?${COUNT}{1,3}组第?${COUNT}{1,3}户`,
      'gu',
    ),
  },
  { why: 'number', like: /[0-9０-９]{7,}[xXＸ]?|[0-9]{3,4}-[0-9]{7,8}/gu },
  // From where a word begins alone: Chinese text is one word, and to read on from each of its characters takes long.
  { why: 'number', like: /(?<!\S)\S+@\S+\.\S+/gu },
  {
    why: 'named',
    like: /(?<=[\p{Ll},;] )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*|\b(?:Mr|Mrs|Ms|Dr|Uncle|Auntie|Aunt|Grandpa|Grandma|Secretary|Director)\.? \p{Lu}\p{Ll}+/gu,
  },
];

/**
 * Points at what may give away who spoke.
 * @param known names and short forms that this device knows; those of one character count for nothing
 * @returns parts in their order, none within another
 */
export function findIdentifying(text: string, known: readonly string[] = []): Identifying[] {
  const found: Identifying[] = findNames(text, known);
  for (const { why, like } of RULES) {
    for (const { index, 0: match } of text.matchAll(like)) found.push({ start: index, end: index + match.length, why });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return found.filter(({ end }) => {
    const isWithin = end <= reached;
    reached = Math.max(reached, end);
    return !isWithin;
  });
}

/** Where names stand in a text; those of one character count for nothing. */
export const findNames = (text: string, names: readonly string[]): Identifying[] =>
  names.filter((name) => [...name].length > 1).flatMap((name) => placesOf(text, name));

function placesOf(text: string, name: string): Identifying[] {
  const places: Identifying[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    places.push({ start: at, end: at + name.length, why: 'known' });
  return places;
}
