/*
 * A proposal says what should be put right; an accusation says who did wrong. A sentence is an accusation when
 *   1. somebody says that they report or accuse (我要举报…), unless they speak of the ways to report;
 *   2. a certain person or post (王主任, 我们村书记, 某局长, 他) stands before a wrong that was done, unless the
 *      sentence says that it was not done or was refused;
 *   3. a post in general stands right before a wrong, or before one that is told as a fact (收了钱, 向我要红包),
 *      and the sentence does not ask for a rule, a check or a lesson;
 *   4. somebody is called corrupt;
 *   5. what is told weighs enough: somebody who is meant, and signs of gain, favour, hiding, force or innuendo that
 *      outweigh the signs of a proposal (see evidence).
 * Wrongs in general, rules against them, boxes, telephone lines, lessons and praise are proposals.
 */
import { hintsAtWrong } from "@/lib/domain/detection/hints/rules";
import { type PlainSentence, plainSentences } from "@/lib/domain/detection/plain/rules";
import type { Detected } from "@/lib/domain/detection/types";

const SURNAME =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤尤柯聂鲁易喻占骆祝";
const POST =
  "(?:第一书记|副?(?:支?书记?|村?主任|村?支书|书记|局长|镇长|乡长|县长|区长|市长|省长|村长|组长|队长|院长|校长|园长|所长|站长|科长|处长|股长|厅长|主席|经理|董事长|总)|村?干部|村?会计|出纳|文书|主任|医生|大夫|护士|教师|老师|法官|警察|民警|城管|领导|干警|公务员|工作人员|办事员|收费员|老板|教练|保安|采购员|书记)";
const UNIT =
  "(?:村|组|镇|乡|县|市|区|街道|社区|居委会|村委会|小学|中学|学校|幼儿园|医院|卫生院|卫生室|局|所|站|中心|公司|厂|大队|支队|服务站|合作社|办)";

/** A certain person: 王主任, 李某某, 我们村的书记, 某局长, 这个局长, 十里铺村书记, 他. */
const CERTAIN = new RegExp(
  [
    `(?<![关由属对等至终地])(?!严[禁格防查肃]|高[度级效]|方[便式面]|金额|万一|段时)(?:老|小)?[${SURNAME}](?:某+|x{1,3}|[\\p{Script=Han}]{1,2})?${POST}`,
    `[${SURNAME}](?:某+|x{2,3})`,
    `(?:我们|咱们|我|俺们|俺|本|你们|我家|这个|那个|该|某|原|前|时任|现任)[\\p{Script=Han}a-z]{0,8}?${POST}`,
    `[\\p{Script=Han}]{2,6}${UNIT}(?:的|里的)?(?:${POST}|[${SURNAME}][\\p{Script=Han}]{1,2}(?=[，贪受索收拿挪侵私吃要把截克]))`,
    `(?:名叫|叫做|叫|姓名|此人)[，]?[${SURNAME}][\\p{Script=Han}]{1,2}`,
    `(?<=^|，|他|她|的|是|让|把)(?:他|她|他们|她们|这家伙|这个人|那个人|这人|那人|此人|某人|某些人)`,
    "某某人?",
    `(?:^|，)[${SURNAME}][\\p{Script=Han}]{1,2}(?=[，]?(?:贪污|受贿|索贿|行贿|挪用|侵吞|私吞|收受|收了|拿了|截留|克扣|冒领|霸占|吃回扣|利用职))`,
  ].join("|"),
  "gu",
);
const ANY_POST = new RegExp(POST, "gu");

const WRONG = [
  "贪污|贪了|贪掉|受贿|索贿|行贿|买官|卖官|挪用|侵吞|私吞|侵占|霸占|强占|吞掉|吞了|独吞|瓜分",
  "(?:吃|拿|收)(?:了|过)?(?:很多|不少|大量|高额)?回扣|吃拿卡要|中饱私囊|以权谋私|滥用职权|徇私|权钱交易|钱权交易|权色交易|包养|养小三|情妇|小金库",
  "(?:收|收了|收受|收过|拿|拿了|要|要了|索要|索取|塞|送|送了|给)(?:了|过)?[\\p{Script=Han}0-9]{0,10}?(?:红包|好处费|好处|贿赂|黑钱|黑心钱|礼金|烟酒|名烟|购物卡|辛苦费|感谢费|茶水费|人情费|保护费|钱财|财物|贿)",
  "(?:收|收了|拿|拿了|要|要了|敲诈|骗|骗了|诈骗|贪|吞|捞|捞了)(?:我|我们|人家|村民|老百姓|群众|家长|患者)[\\p{Script=Han}]{0,4}?(?:[0-9一二两三四五六七八九十几百千万]+[多几]?(?:元|块|万|千|百)|钱)",
  "(?:收|拿|要|送|给)(?:了|过)[^费，0-9a-z]{0,8}?(?:[0-9一二两三四五六七八九十几百千万]+[多几]?(?:元|块|万)|的钱|钱)",
  "私自[\\p{Script=Han}]{0,3}(?:卖|处置|出租|占|砍|分)|偷卖|卖给(?:别人|亲戚|他人)|[没不]入账|来路不明|打人|打了人",
  "虚报|冒领|套取|套走|骗取|骗补|截留|克扣|扣下|优亲厚友|暗箱操作|内定|做假账|假账|假发票|围标|串标|陪标|泄露标底",
  "公款(?:吃喝|旅游|消费)|公车私用|大吃大喝|违规(?:收|发|占|办|报|操办|入股|经商)|乱收费|私设|私分|分了(?:补偿|补助|集体)|低价(?:卖|承包|处置)|贱卖|倒卖",
  "欺压|欺负老百姓|勾结|保护伞|打击报复|打骂|殴打|威胁|恐吓|仗势|横行|黑恶|涉黑|玩弄|性骚扰|猥亵|赌博|嫖娼|腐败|腐化|不干净|有问题要查|捞钱|捞好处|捞油水|敛财",
].join("|");
const WRONGS = new RegExp(WRONG, "gu");
const ANY_WRONG = new RegExp(WRONG, "u");

/** The wrong was not done, or was refused: praise, or a promise. */
const DENIED =
  /(?:没有?|从不|从未|从没|不肯|不会|不曾|绝不|决不|坚决不|拒绝|拒收|拒|婉拒|谢绝|退回|退还|上交|敢于制止|不)[\p{Script=Han}]{0,4}$/u;
/** What was offered went back: 把红包当场退回来. */
const RETURNED =
  /^(?:红包|礼|钱|烟|酒|卡|[送塞给收])[\p{Script=Han}]{0,8}?(?:退回|退还|退了|还回|上交)/u;
/** Asked to be put right in general: rules, lessons, checks. */
const ASKED =
  /建议|希望|应当|应该|能否|可否|能不能|可不可以|最好|防止|避免|杜绝|严禁|禁止|预防|防范|不得|不准|不许|不能|不要|整治|治理|打击|惩治|反对|抵制|遏制|减少|警惕|宣传|教育|培训|学习|讲|警示|案例|展览|展板|典型|漫画|小品|戏|电影|视频|制度|机制|规定|清单|公开|公示|监督|巡察|审计|承诺|提醒|手册|如何|怎么|怎样|什么是|哪些|是否属于|请问|想了解|想知道/u;
/** Told as something that happened. */
const HAPPENED =
  /了|过|着|每次|经常|长期|一直|多次|总是|天天|年年|历年|当场|亲眼|向我|跟我|找我|问我|让我|给我|我家|我们家|[0-9一二两三四五六七八九十几百千]+(?:多|几)?(?:元|块|万|千块)|不给.{0,8}就|才给|才肯|才办/u;

const REPORTING =
  /(?:我|我们|俺|本人|现在?|实名|匿名|联名|特此|在此|强烈|必须|今天)(?:来|要|想|想要|就要|们要|们来|一定要|向.{0,8})?(?:实名|匿名|联名|在?此|向.{1,8})?(?:举报|检举|控告|揭发|状告|告发)/u;
const REPORTED_SOMEBODY =
  /(?:举报|检举|控告|揭发|状告|告发)(?:一下|一名|一个|一位)?(?:我们|本|他|她|某|这个|那个|[\p{Script=Han}]{2,8}(?:村|镇|乡|县|局|医院|学校)(?:的)?(?:书记|主任|干部|领导|院长|校长|局长|会计))/u;
const WAYS =
  /(?:举报|检举|控告|揭发)(?:箱|信箱|电话|热线|渠道|平台|方式|制度|流程|程序|奖励|受理|网站|人(?!员)|者|机制|途径|办法|窗口|栏|邮箱|二维码|公告|牌|须知|指南|信息|权|线索|保护|工作|功能|按钮|入口|地址|号码|中心|举措)|怎么(?:举报|检举)|如何(?:举报|检举)|哪里(?:可以)?举报|向哪|去哪|想知道|想了解|请问|不(?:是|想|要)(?:来)?举报/u;

const CALLED =
  /(?:是|这个|那个|一群|一帮|一窝|都是|全是|大|的)(?:个|些|名)?(?:大|老)?(?:贪官|贪污犯|腐败分子|狗官|蛀虫|败类|土皇帝|村霸|黑社会)/u;
const CALLED_GENERALLY =
  /(?:防止|避免|惩治|打击|整治|什么是|成为|变成|戏|演|剧|书|电影|故事|案例|展|警示|历史|古代|反|打)/u;

/** Asks to look into a certain person. */
const LOOK_INTO = new RegExp(
  `(?:查|查查|查一查|严查|彻查|调查|查处)(?:一下|下)?(?:我们[\\p{Script=Han}]{0,4}|[${SURNAME}](?:某+|[\\p{Script=Han}]{1,2})?)${POST}`,
  "u",
);

function claimed({ words }: PlainSentence): boolean {
  if (LOOK_INTO.test(words)) return true;
  if (REPORTED_SOMEBODY.test(words) && !WAYS.test(words)) return true;
  return REPORTING.test(words) && !WAYS.test(words);
}

const AFTERWARDS = 36;
const LONGEST_WRONG = 24;

function wrongsAfter(
  words: string,
  target: RegExp,
  isWrong: (from: number, at: number) => boolean,
) {
  if (!ANY_WRONG.test(words)) return false;
  for (const found of words.matchAll(target)) {
    const from = found.index + found[0].length;
    const near = words.slice(found.index, from + AFTERWARDS + LONGEST_WRONG);
    for (const wrong of near.matchAll(WRONGS)) {
      const at = found.index + wrong.index;
      const isNear = at >= from - 2 && at - from <= AFTERWARDS;
      if (isNear && isWrong(from, at)) return true;
    }
  }
  return false;
}

/** Seen in a play, a film or the news. */
const SHOWN =
  /(?:看了|看过|听了|观看)[^，]{0,8}(?:警示片|戏|剧|电影|展|案例|节目|新闻)|电视[里上]|新闻[里上]说/u;

const PREVENTED =
  /(?:防止|避免|杜绝|严禁|禁止|预防|防范|不得|不准|不许|不能|不要|制止|查处|整治|打击)[\p{Script=Han}，]{0,8}$/u;

function certain(words: string): boolean {
  if (SHOWN.test(words)) return false;
  return wrongsAfter(words, CERTAIN, (from, at) => {
    const before = words.slice(0, at);
    if (DENIED.test(before) || RETURNED.test(words.slice(at))) return false;
    // 希望我们村干部…防止截留: what stands between asks for a rule against it.
    const between = words.slice(from, at);
    if (PREVENTED.test(between)) return false;
    const isLesson = /讲|宣讲|学习|教育|培训|宣传|警示|案例|监督|公开|公示|承诺/u.test(between);
    return !isLesson || HAPPENED.test(words.slice(from, at + 8));
  });
}

const DIRECTLY = 12;
/** A wrong as a thing that is spoken of: 吃拿卡要现象. */
const GENERAL = /^[\p{Script=Han}]{2,8}?的?(?:现象|行为|风险|危害|隐患|情况)/u;

function told(words: string): boolean {
  if (ASKED.test(words)) return false;
  return wrongsAfter(words, ANY_POST, (from, at) => {
    if (DENIED.test(words.slice(0, at)) || RETURNED.test(words.slice(at))) return false;
    const isDirect = at - from <= DIRECTLY && !GENERAL.test(words.slice(at));
    return isDirect || HAPPENED.test(words.slice(from, at + 16));
  });
}

const VICTIM =
  /(?:向|跟|找|问|让|叫|逼)(?:我|我们|俺|我爸|我妈|我家|家长|病人|患者|村民|老百姓)[\p{Script=Han}]{0,6}?(?:要|索要|索取|收|交|送|塞|拿|掏|买)[\p{Script=Han}0-9]{0,6}?(?:红包|好处|钱|礼|烟酒|烟|回扣|茶水费|辛苦费)|不(?:给|送|塞|交)(?:红包|好处|钱|礼|烟)[\p{Script=Han}]{0,4}?就不/u;

function suffered(words: string): boolean {
  return (
    VICTIM.test(words) &&
    !SHOWN.test(words) &&
    !/(?:防止|避免|杜绝|严禁|禁止|不得|不准|规定|如果|假如|遇到|请问)/u.test(words)
  );
}

function isAccusation(sentence: PlainSentence): boolean {
  const { words } = sentence;
  if (claimed(sentence) || certain(words) || told(words) || suffered(words)) return true;
  return CALLED.test(words) && !CALLED_GENERALLY.test(words);
}

/** The sentences of a text that accuse somebody; also what two sentences say together. */
export function detectAccusations(text: string): Detected[] {
  const sentences = plainSentences(text);
  const alone = sentences.filter(isAccusation);
  // One sentence says who, the next one what was done.
  const plain = alone.length > 0 ? alone : pairsOf(sentences).filter(isAccusation);
  const spans = plain.length > 0 ? plain : hintsAtWrong(sentences);
  return spans.map(({ places }) => ({
    kind: "accusation" as const,
    where: { start: places[0] ?? 0, end: (places.at(-1) ?? 0) + 1 },
  }));
}

function pairsOf(sentences: readonly PlainSentence[]): PlainSentence[] {
  return sentences.slice(1).flatMap((sentence, at) => {
    const before = sentences[at];
    const isShort = before !== undefined && before.words.length + sentence.words.length <= 40;
    // Only what the second one tells of can be the wrong of somebody in the first.
    if (!isShort || !ANY_WRONG.test(sentence.words)) return [];
    if (ASKED.test(before.words + sentence.words)) return [];
    const words = `${before.words}，${sentence.words}`;
    const places = [...before.places, before.places.at(-1) ?? 0, ...sentence.places];
    return [{ words, places }];
  });
}
