import { NOTHING } from './one-line.ts';

/**
 * Letters that look like Latin ones, and signs that look like Han ones: from the facts of Unicode's confusables.txt
 * (UTS #39, 17.0.0, https://www.unicode.org/Public/security/), as far as people can type them and NFKD doesn't fold them
 * anyway; with small capitals, and both cases of a letter where one looks alike. A stroke stands for l, I and 1 alike.
 */
const LATIN: Readonly<Record<string, string>> = {
  a: 'ɑΑαАаᎪᗅᴀⱭꓮꭺ',
  b: 'ƄƅʙΒβВЬвьᏏᏴᏼᑲᖯᗷⲂⲃꓐꞴꞵꮟ',
  c: 'СсᏟᴄⲤⲥꓚꮯ',
  d: 'ԀԁᎠᏧᑯᗞᗪᴅꓒꓓꭰꮷ',
  e: 'ΕεЕеҼҽᎬᴇ⋿ⴹꓰꬲꭼ',
  f: 'ƑƒϜϝՔքᖴẝꓝꜰꞘꞙꬵ',
  g: 'ƍɡɢԌԍՑցᏀᏳᏻᶃꓖꞬꮐ',
  h: 'ʜΗНнҺһՀհᎻᏂᕼⲎⲏꓧꮋꮒ',
  i: 'ıƖǀɩɪʟΙιІіӀӏՒւᎥᏞᒪ∣ⲒⲓⳐⳑⵏꓡꓲꙆꙇꞮꭵꮮ',
  j: 'ʝͿϳЈјᎫᒍᴊꓙꞲꭻ',
  k: 'ΚκКкᏦᴋⲔⲕꓗꮶ',
  m: 'ΜμϺϻМмᎷᗰᴍⲘⲙꓟꮇ',
  n: 'ɴΝηՈՌոռⲚⲛꓠ',
  o: 'ΟΣοσϬϭОоՕօჿᲿᴏᴑⲞⲟⵔ〇ꓳꬽ',
  p: 'ÞþƿǷΡρϷϸРрᏢᑭᴘⲢⲣⳎⳏꓑꮲ',
  q: 'ԚԛԳԶգզⵕ',
  r: 'ƦʀГгᎡᎱᏒᖇᴦⲄⲅꓣꭇꭈꭱꮁꮢ',
  s: 'ƼƽЅѕՏտᏕᏚꓢꜱꮥꮪ',
  t: 'ΤτТтᎢᴛ⊤Ⲧⲧꓔꭲ',
  u: 'ƲʋυՍսᑌᴜ∪ꓴꞞꞟꭎꭒ',
  v: 'νѴѵᏙᐯᴠ∨⋁ⴸꓦꮩ',
  w: 'ƜɯШшѠѡԜԝԱաᎳᏔᴡⲼⲽꓪꮃꮤ',
  x: '×ΧχХхᕁᕽ᙭᙮ⲬⲭⵝꓫꞳꭓ',
  y: 'ƔɣʏΓΥγУуҮүყᎩᎽᲧᶌỾỿⲨⲩꓬꭚꭹꮍ',
  z: 'ΖζᏃᴢꓜꮓ',
};
const HAN = [
  'ー一 ㇐一 ⎜丨 ⎟丨 ⎢丨 ⎥丨 ⎪丨 ⎮丨 ㇑丨 ㇠乙 ㇟乚 ⺃乚 ㇖乛 ⺂乛 ⻲亀 ㇚亅 ニ二 イ亻 ⺅亻 倂併 值値 ㄦ儿 ⺎兀 ハ八 ⺉刂 カ力',
  '࿖卍 ࿕卐 ト卜 ⺋㔾 ロ口 囗口 䎛㖈 啟啓 士土 㦳㘽 填塡 壿墫 タ夕 嬀媯 ⺐尢 ⺏尣 エ工 ⺒巳 帲帡 ⺓幺 ⺔彑 ⺖忄 ⺗㣺 戸戶 ⺘扌 搉㩁',
  '⺙攵 ⻫斉 ⺛旡 曶㫚 晩晚 肦朌 胐朏 胊朐 脁朓 胶㬵 脧朘 幐㬺 䐠㬻 膧朣 柿杮 槩㮣 樧榝 ⻭歯 ⺞歺 ⺠民 ⺡氵 ⺢氺 潙溈 ⺣灬 ⺤爫 ⺦丬',
  '⺨犭 鿃䀹 晣䀿 硏研 ⺭礻 ⻯竜 ⺯糹 絶絕 ⺫罒 ⺲罒 ⺱罓 ⺹耂 ⺺肀 腁胼 朦䑃 ⺾艹 ⺿艹 ⻀艹 蔿蒍 虁蘷 ⻁虎 ⻂衤 ⻄西 ⻃覀 ⻅见 ⻈讠',
  '詽訮 訞䚶 讏讆 豣豜 ⻉贝 趆赿 跺跥 躛躗 ⻋车 輧軿 ⻌辶 ⻍辶 郞郎 ⻐钅 鎮鎭 ⻒镸 ⻓长 ⻔门 ⻏阝 ⻖阝 隸隷 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞',
  '⻝食 ⻟飠 ⻠饣 ⻢马 ⻤鬼 ⻥鱼 鹃鹂 ⻨麦 ⻩黄 黒黑 ⻬齐 ⻮齿 ⻰龙',
];

const LIKE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter] as const)),
  ...HAN.flatMap((row) => row.split(' ')).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
]);

/** Marks over and under letters, which small print hides. */
const ACCENTS = /[\u0300-\u036f]/g;
/** The dots between the parts of a name. */
const DOTS = /[·•‧∙⋅・᛫⸱]/gu;

/**
 * Folds a name for asking whether it can be taken for another one: what shows nothing and blanks are left out, and signs
 * that look alike are one, as are width and case. Only for comparing; it may be '' where nothing can be seen.
 */
export function foldLook(name: string): string {
  const plain = name.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').replace(NOTHING, '').replace(/\s+/gu, '');
  const latin = [...plain].map((sign) => LIKE.get(sign) ?? sign).join('');
  const low = latin.toLowerCase().replace(DOTS, '·').replace(/[l1|]/g, 'i').replace(/0/g, 'o');
  return low.replace(/rn/g, 'm').replace(/vv/g, 'w');
}
