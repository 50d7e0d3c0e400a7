/**
 * The words by which an item gives away that it judges by traces instead of by what was seen, heard and asked (S06,
 * S34). Sources of patterns, joined and compiled in self-check.ts; a trace in {N} stands for one kind's nouns.
 */

/** What an item may wrongly judge by: the reason that a hit carries. */
export type Trace = 'meetings' | 'papers' | 'photos' | 'studyNotes' | 'leadersComments';

export type Language = 'zh' | 'en';

/** Why each is no proof: it can be held, issued, taken, written or won with nothing changed on the spot. */
export const TRACES: Readonly<Record<Trace, Readonly<Record<Language, string>>>> = {
  meetings: {
    zh: '会议(?!精神|记录|纪要|室|上)|开会|[例大]会|(?:座谈|推进|动员|研讨|专题|部署|调度|总结)会(?!上)',
    en: 'meetings?(?! minutes)',
  },
  papers: {
    zh: '文件|发文|简报|信息稿|台账|会议(?:记录|纪要)|签到[表册]|痕迹|(?:痕迹|档案|佐证|汇报|学习)[资材]料',
    en: 'documents?|circulars?|papers? (?:issued|sent out)|meeting minutes|minutes of|ledgers?|(?:sign-in|attendance) sheets?|bulletins?',
  },
  photos: { zh: '照片|图片|影像|截图', en: 'photos?|photographs?|pictures|screenshots?' },
  studyNotes: {
    zh: '笔记|心得(?:体会)?|体会文章|读书报告|(?:研讨|发言)材料',
    en: 'study notes|notebooks?|essays?|study diar(?:y|ies)|(?:pages|words) of (?:study )?notes',
  },
  leadersComments: {
    zh: '批示|(?:领导|上级)(?:同志)?的?(?:肯定|表扬|评价|点赞)',
    en: "(?:leaders?|superiors?)[’'] (?:written )?(?:comments?|instructions?|praise)|(?:comments?|praise) (?:from|by|of) (?:the |their )?(?:leaders?|superiors?)|written instructions?|praise from above",
  },
};

const UNIT = '(?:次|场|个|份|篇|张|本|页|字|期|条|回|件|遍)';
const DID = '(?:开|召开|发|印发|写|撰写|记|做|拍|交|有|获得|得到|受到)?(?:了|过)?';
const MANY = `(?:几${UNIT}?|多少${UNIT}?)`;
const WHETHER = '(?:是否|有没有|有无)';
const LEAST = '(?:不少于|不低于|至少|达到|超过)';
const DOING =
  '(?:都|已|按时|及时|按期|定期|每[月周季年次]|留有|留存|留下|保存|附有|拍摄?|撰写|写|做|印发|下发|制发|出台|召开|开过|开了|开|有|得到|获得|受到|建立|上报|报送|记|上?交|提供)';
const WHICH = '(?:专题|专门|相关|完整的?|详细的?|现场|活动|学习|工作|任何|个人|领导|上级|主要|规定的?|足够的?|的)';

/** Forms in which a question, or what to look at, counts traces or asks whether they are there. */
export const COUNTS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    `${MANY}[^，]{0,2}(?:{N})`,
    `(?:{N})${DID}${MANY}`,
    `(?:{N})的?(?:次数|数量|篇数|字数|份数|张数|页数|场次|期数|频次|总数)`,
    `${LEAST}[^，]{0,8}(?:{N})`,
    `(?:{N})${DID}[^，]{0,2}${LEAST}`,
    `每[月周季年人]度?[^，]{0,4}[0-9一二三四五六七八九十两]${UNIT}[^，]{0,2}(?:{N})`,
    `${WHETHER}${DOING}{0,3}${WHICH}{0,3}(?:{N})`,
    `(?:{N})(?:是否|要|应|都)?(?:齐全|完整|齐备|完备|丰富|全不全|齐不齐|够不够|太少)`,
    `(?:{N})(?:有没有|没有)(?=$|、)`,
    `(?:凭|以|按|根据|依据)[^，]{0,4}(?:{N})[^，]{0,4}(?:认定|评定|评价|判断|打分|计分|验收|证明|为准|为据|为依据)`,
  ],
  en: [
    '(?:how many|(?:the )?number of|count(?:ing)?(?: the)?|at least \\w+|no(?:t)? (?:fewer|less) than [\\w,]+|[\\d,]+ or more|enough) (?:\\w+ ){0,2}(?:{N})',
    '(?:is|are|was|were) there (?:\\w+ ){0,2}(?:{N})',
    '(?:was|were|are|is) (?:\\w+ ){0,3}(?:{N}) (?:\\w+ )?(?:held|issued|taken|kept|written|filed)',
    '(?:held|issued|taken|written|kept|received|won) (?:\\w+ ){0,2}(?:{N})',
    '(?:{N}) (?:are |is |were )?(?:all )?(?:complete|in order|on file|plentiful)',
  ],
};

/** Meetings have one form of their own: 会 alone is too common a character to be a noun of the list. */
export const MEETING_COUNTS = [
  `开(?:了|过)?${MANY}会`,
  `${WHETHER}${DOING}{0,2}(?:召?开)(?:了|过)?[^，上]{0,8}会(?!上|员|计|场|不)`,
  '开(?:了|过)?[^，上]{0,6}会(?:没有|吗|了没)(?=$|、)',
];

/** Forms in which what speaks against a unit is that traces are few or missing. Plenty of them may well do so. */
export const LACKS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    `(?:没有?|未|缺少?|(?<!有)无)${DOING}{0,2}${WHICH}{0,3}(?:{N})`,
    `(?:{N})(?:[开写发记做留]得)?(?:不[全齐够足]|不完整|缺失|[太偏较]少|少于|达不到|不到|没有(?=$|、))`,
  ],
  en: [
    '(?:\\bno|without|missing|lack of|too few|not enough|lacks?|fewer than \\w+) (?:\\w+ ){0,2}(?:{N})',
    '(?:{N}) (?:\\w+ )?(?:missing|incomplete|too few|lacking|not (?:kept|held|taken|written|complete))',
  ],
};

/** 不看, 不凭 …, but not the 不看 of 看不看, which asks. */
const REFUSED = ['看', '数', '问', '查', '凭', '以', '靠', '听', '是', '要', '用', '必', '得', '收', '评', '算', '比'];

/** Before the trace, these turn the sentence round: it says what is not counted. */
export const DENIALS: Readonly<Record<Language, string>> = {
  zh: `${REFUSED.map((verb) => `(?<!${verb})不${verb}`).join('|')}|无[需须]|而非|勿|禁止|严禁|反对|防止|避免|杜绝|代替|替代|顶替|(?:是否|有没有|有无|是不是)(?:[只光仅单]|凭|用|以|拿|靠)`,
  en: "(?<!or )\\bnot\\b(?! (?:only|just|merely|less|fewer))|n[’']t\\b|\\b(?:never|rather than|instead of|regardless of|without|neither|nor|avoid|ignore|only|merely|in place of)\\b",
};

/** After it, these say that the trace itself is the fault: it stands in for work, is too many, or is not one's own. */
export const REVERSALS: Readonly<Record<Language, string>> = {
  zh: '代替|替代|顶替|顶数|充数|凑数|落实(?:会议|文件|批示)|了事|应付|[过太]多|泛滥|精简|减少|雷同|抄|复印|造假|[作做]假|就不|才算',
  en: 'stand(?:s|ing)? in|replac|take the place|\\bfewer\\b(?! than)|too many|reduced|copied|photocopied|bought|forged|faked|alike',
};

/** Where a clause begins so, the sentence turns to what does count. */
export const TURNS: Readonly<Record<Language, string>> = {
  zh: '而|但|却|更|要|就?看|问|查|数|核|翻|请|到|再|统计',
  en: ' ?(?:but|and then|then|look|ask|check|see|count|go)\\b',
};

/** An item that asks whether the grassroots are spared them counts them rightly (S36). */
export const BURDEN: Readonly<Record<Language, string>> = {
  zh: '减少|减轻|减负|精简|压减|(?<!不能|不可)少了|少[开发要]|[过太]多|过度|加码|负担|文山会海|留痕',
  en: '\\bfewer\\b(?! than)|too many|burden|reduced|\\bcut\\b|lighter',
};
