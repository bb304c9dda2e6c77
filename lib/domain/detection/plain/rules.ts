/*
 * Text as it is meant: full-width letters and digits as plain ones, spaces and signs between characters gone,
 * traditional characters as simplified ones, and the common sound-alikes of the words that people hide. Each
 * character remembers where it stood, so that what is found can be shown in the text as it was typed.
 */

/** A character as it is meant, and where it stood. */
export interface PlainCharacter {
  sign: string;
  at: number;
}

const SIMPLIFIED: Record<string, string> = {
  ...{ 貪: "贪", 汙: "污", 汚: "污", 賄: "贿", 舉: "举", 報: "报", 檢: "检", 書: "书", 記: "记" },
  ...{ 長: "长", 錢: "钱", 紅: "红", 發: "发", 領: "领", 導: "导", 幹: "干", 鎮: "镇", 鄉: "乡" },
  ...{ 縣: "县", 會: "会", 計: "计", 處: "处", 腐: "腐", 敗: "败", 侵: "侵", 佔: "占", 揭: "揭" },
  ...{ 們: "们", 這: "这", 個: "个", 給: "给", 辦: "办", 賬: "账", 員: "员", 醫: "医", 師: "师" },
  ...{ 壹: "一", 贰: "二", 貳: "二", 叁: "三", 肆: "四", 伍: "五", 柒: "七", 捌: "八", 玖: "九" },
  ...{ 拾: "十", 佰: "百", 仟: "千", 圓: "圆", 獎: "奖", 罰: "罚", 單: "单", 費: "费", 財: "财" },
  ...{ 套: "套", 補: "补", 貼: "贴", 拿: "拿", 萬: "万", 務: "务", 違: "违", 規: "规", 賣: "卖" },
};

/** Words that are written with other characters of the same sound, or in pinyin. */
const DISGUISES: readonly [RegExp, string][] = [
  [/[受收索行]([晦烩会诲贿慧]|hui)(?=[^计议员长场谈上]|$)/g, "贿"],
  [/([贪探弹]|tan)([污wW乌捂]u?|wu)(?=[^巴])/g, "贪污"],
  [/(tan|贪)wu/g, "贪污"],
  [/shouhui|受hui/g, "受贿"],
  [/xinghui|行hui/g, "行贿"],
  [/suohui/g, "索贿"],
  [/jubao|举bao|ju报|举[抱豹爆]|举[万一丨乂之x]报/g, "举报"],
  [/shouhui|shou(?=贿)/g, "受"],
  [/jia(?=[账帐])/g, "假"],
  [/帐(?!篷|子)/g, "账"],
  [/shuji|书ji|书[纪季己](?![念律录节])/g, "书记"],
  [/zhishu|支shu|(?<=[村们]|我|本)[之只]书/g, "支书"],
  [/zhuren|主ren|主[仁认](?!真|为|定|识)/g, "主任"],
  [/cunzhang|村zhang|村[掌涨仗]/g, "村长"],
  [/zhenzhang|镇zhang/g, "镇长"],
  [/juzhang|局zhang/g, "局长"],
  [/suozhang|所zhang/g, "所长"],
  [/yuanzhang|院zhang/g, "院长"],
  [/xiaozhang|校zhang/g, "校长"],
  [/kuaiji|会ji/g, "会计"],
  [/ganbu|干bu/g, "干部"],
  [/lingdao|领dao/g, "领导"],
  [/(?<=收)qian/g, "钱"],
  [/dibao|低bao/g, "低保"],
  [/红[抱饱]|hongbao/g, "红包"],
  [/回[口叩]扣?(?=[款钱费])|huikou/g, "回扣"],
  [/(?<=[0-9一二两三四五六七八九十百千万])[圆圓员](?=[，]|$|说|才|就|钱)/g, "元"],
];

/** Every character that means something, in lower case, with its place in the text. */
export function plainCharacters(text: string): PlainCharacter[] {
  const characters: PlainCharacter[] = [];
  let at = 0;
  for (const original of text) {
    for (const sign of original.normalize("NFKC").toLowerCase()) {
      characters.push({ sign: SIMPLIFIED[sign] ?? sign, at });
    }
    at += original.length;
  }
  return characters;
}

/** A part of a text between full stops: its words without spaces and signs, and where each stood. */
export interface PlainSentence {
  words: string;
  places: readonly number[];
}

const ENDS = /[。！？!?；;\n\r]/;
const MEANS = /[\p{Script=Han}a-z0-9，,]/u;

/** The sentences of a text as they are meant; commas stay as `，`. */
export function plainSentences(text: string): PlainSentence[] {
  const sentences: { words: string; places: number[] }[] = [{ words: "", places: [] }];
  for (const { sign, at } of plainCharacters(text)) {
    const last = sentences.at(-1);
    if (ENDS.test(sign)) sentences.push({ words: "", places: [] });
    else if (last && MEANS.test(sign)) {
      last.words += sign === "," ? "，" : sign;
      last.places.push(at);
    }
  }
  return sentences.filter(({ words }) => words.length > 1).map(undisguised);
}

/** Disguised words become the plain ones; a place is repeated or dropped so that all stay aligned. */
function undisguised(sentence: PlainSentence): PlainSentence {
  let { words } = sentence;
  let places = [...sentence.places];
  for (const [pattern, meant] of DISGUISES) {
    words = words.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((one): one is number => typeof one === "number") ?? 0;
      const whole = meant === "贿" ? `${found[0]}贿` : meant;
      places = realigned(places, at, { from: found.length, to: whole.length });
      return whole;
    });
  }
  return { words, places };
}

// Replacements of another length come rarely; a place that is off by one still shows the right words.
function realigned(places: number[], at: number, { from, to }: { from: number; to: number }) {
  if (from === to) return places;
  const start = places[at] ?? 0;
  const filled = Array.from({ length: to }, (_, index) => places[at + Math.min(index, from - 1)]);
  return [...places.slice(0, at), ...filled.map((one) => one ?? start), ...places.slice(at + from)];
}
