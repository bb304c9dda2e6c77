import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clausesOf, plainText, wordsIn } from "@/lib/domain/guard/wording/rules";
import { readGuardRules } from "@/prisma/seed/data-files";

const RULES = new Map(readGuardRules().map((rule) => [rule.code, rule.parameters]));

function found(code: string, text: string): string[] {
  const parameters = RULES.get(code);
  if (!parameters?.words) throw new Error(`${code} has no words`);
  return wordsIn(text, { ...parameters, words: parameters.words });
}

/** rule | text | the words that are found, joined by 、; empty for none. */
const TABLE: [string, string, string][] = [
  ["check_in", "每日打卡，月底汇总", "打卡"],
  ["check_in", "每天在平台签 到 一次", "签到"],
  ["check_in", "组织党员扫码签到", "扫码签到"],
  ["check_in", "每月打卡不得少于 3 次", "打卡"],
  ["check_in", "不得缺席签到", "签到"],
  ["check_in", "不得无故不打卡", "打卡"],
  ["check_in", "严禁代签到", "签到"],
  ["check_in", "取消签到改为人脸打卡", "打卡"],
  ["check_in", "不再纸质填报，改为打卡", "打卡"],
  ["check_in", "取消纸质台账；每日打卡", "打卡"],
  ["check_in", "打卡必不可少", "打卡"],
  ["check_in", "不得要求基层打卡", ""],
  ["check_in", "不得打卡、签到", ""],
  ["check_in", "整治违规要求群众打卡签到", ""],
  ["check_in", "打卡、签到一律取消", ""],
  ["check_in", "不额外布置作业和打卡", ""],
  ["check_in", "打造网红打卡地", ""],
  ["check_in", "研学线路设打卡点 5 处", ""],
  ["check_in", "会议签到表由办公室留存", ""],
  ["points", "按月公布积分排名", "积分排名"],
  ["points", "学习积分达到 50 分", "积分"],
  ["points", "取消积分排名", ""],
  ["points", "集体土地面积分布清楚", ""],
  ["points", "家风银行等积分类品牌规则公开、自愿参与", ""],
  ["points", "不与公共服务挂钩，积分每月通报", "积分"],
  ["points", "积分不作为评先依据", ""],
  ["online_time", "学习时长不低于 20 小时", "学习时长"],
  ["online_time", "人均在线时长、登录次数按月通报", "在线时长、登录次数"],
  ["online_time", "不统计在线时长", ""],
  ["online_time", "不以登录次数、活跃度评价", ""],
  ["online_time", "经营主体活跃度提升", ""],
  ["installs", "干部全员下载安装", "下载安装"],
  ["installs", "推广小程序，注册率达到 90%", "注册率"],
  ["installs", "关注公众号并转发", "关注公众号"],
  ["installs", "不要求下载APP", ""],
  ["installs", "要求家长下载ＡＰＰ", "下载app"],
  ["likes", "每人点赞、转发 10 条", "点赞、转发"],
  ["likes", "阅读量超过一万", "阅读量"],
  ["likes", "不考核点赞、转发、参与人数排名", ""],
  ["likes", "不考核点赞、不统计转发", ""],
  ["likes", "转发文件至各村", ""],
  ["likes", "点赞、转发不纳入考核", ""],
  ["votes", "组织网络投票评选", "网络投票"],
  ["votes", "发动群众微信投票", "微信投票"],
  ["votes", "重大事项由村民代表投票决定", ""],
  ["votes", "提交会议投票表决", ""],
  ["votes", "禁止拉票", ""],
  ["rank_persons", "按办件量对窗口人员排名", "排名"],
  ["rank_persons", "干部个人名次每月通报", "名次"],
  ["rank_persons", "各县完成率排名", ""],
  ["rank_persons", "不得对教师排名", ""],
  ["rank_persons", "对干部实行末位淘汰", "末位淘汰"],
  ["rank_units", "各县完成率通报排名", "通报排名"],
  ["rank_units", "对教师排名", ""],
  ["rank_units", "避免简单排名", ""],
  ["rank_units", "名单排名不分先后", ""],
  ["traces", "上报会议照片和学习笔记", "会议照片、学习笔记"],
  ["traces", "只登记议题与议定事项，不收会议照片、学习笔记", ""],
  ["traces", "四议两公开程序留痕", ""],
  ["traces", "招标、验收、结算全环节留痕", ""],
  ["traces", "整改过度留痕问题，杜绝过度留痕", "过度留痕"],
  ["video_location", "上传活动短视频和实时位置", "短视频、实时位置"],
  ["video_location", "使用水印相机拍摄", "水印相机"],
  ["video_location", "接入视频监控", ""],
  ["video_location", "召开视频会议调度", ""],
  ["video_location", "找准定位，突出特色", ""],
  ["video_location", "不要求上传视频、定位", ""],
  ["photos", "提供现场照片", "现场照片"],
  ["photos", "整改前后对比照 2 张", "对比照"],
  ["photos", "不收照片", ""],
  ["photos", "无需拍照", ""],
  ["photos", "每户上传现场照、相片", "现场照、相片"],
  ["photos", "附图像佐证", "图像佐证"],
  ["photos", "改善现场照明", ""],
  ["video_location", "上传小视频", "视频"],
  ["video_location", "填报 GPS 坐标", "gps"],
  ["installs", "下载清廉APP", "下载清廉app"],
  ["installs", "关注清廉湖北微信公众号", "关注清廉湖北微信公众号"],
  ["installs", "关注群众诉求、公众号留言", ""],
  ["installs", "不得要求下载清廉APP", ""],
  ["online_time", "线上学习满20学时", "线上学习满20学时"],
  ["online_time", "不统计线上学习学时", ""],
  ["votes", "群众票选先进", "票选"],
  ["votes", "村民代表票选产生", ""],
  ["points", "对党员每月记分", "记分"],
  ["points", "书记分管领导、登记分类建账", ""],
  ["rank_persons", "网格员按完成率由高到低通报", "完成率由高到低通报"],
  ["rank_persons", "表扬前十名干部", "前十名"],
  ["rank_persons", "公布党员前 10 名", "前10名"],
  ["rank_persons", "对工作人员完成率按月通报", "完成率按月通报"],
  ["rank_persons", "通报党员干部违纪典型案例", ""],
  ["rank_persons", "按风险等级由高到低安排人员检查", ""],
  ["rank_persons", "前来报名的党员", ""],
  ["rank_units", "公布前十名", "前十名"],
  ["rank_units", "各村从高到低排列", "从高到低"],
  ["inspection_plan", "每季度开展一次督导", "开展一次督导"],
  ["inspection_plan", "开展教育督导", ""],
  ["check_in", "纠治四风工作每日打卡", "打卡"],
  ["check_in", "整治群众身边腐败的工作人员每日打卡", "打卡"],
  ["check_in", "纠治四风工作每日拍照、打卡", "打卡"],
  ["check_in", "查处腐败问题的干部须签到", "签到"],
  ["check_in", "专项整治期间打卡", "打卡"],
  ["check_in", "整治工作要求打卡", "打卡"],
  ["check_in", "整治打卡留痕", ""],
  ["check_in", "整治每日打卡", ""],
  ["check_in", "整治文山会海、打卡签到", ""],
  ["check_in", "整治工作群打卡", ""],
  ["check_in", "查处强制打卡", ""],
  ["check_in", "不得打卡", ""],
  ["check_in", "取消打卡", ""],
  ["check_in", "不得要求基层每日打卡", ""],
  ["check_in", "打\u200b卡", "打卡"],
  ["check_in", "打\u200f\u2060卡，签\ufeff\u00ad到", "打卡、签到"],
  ["check_in", "打·卡、签・到", "打卡、签到"],
  ["check_in", "每日打-卡", "打卡"],
  ["check_in", "不\u200b得打卡", ""],
];

describe("the words of the rules", () => {
  it.each(TABLE)("%s: %s → %s", (code, text, expected) => {
    expect(found(code, text).join("、")).toBe(expected);
  });

  it("say of every rule that holds words a case that is found and one that is not", () => {
    const worded = [...RULES].filter(([, { words, plan }]) => words && !plan).map(([code]) => code);
    for (const code of worded) {
      const cases = TABLE.filter(([rule]) => rule === code);
      expect(cases.some(([, , expected]) => expected !== "")).toBe(true);
      expect(cases.some(([, , expected]) => expected === "")).toBe(true);
    }
  });
});

const WORDS = ["打卡", "积分", "在线时长", "点赞", "网络投票", "水印相机"];
const NEGATIONS = ["不得", "不再要求", "取消", "严禁", "无需", "不要求", "杜绝"];
const subject = fc.constantFrom("", "村级", "各单位每月", "党员干部", "平台");
const tail = fc.constantFrom("", "每周一次", "并公布结果", "由专人负责");

describe("any text", () => {
  it("loses its hit when its clause is negated, and keeps it in a clause of its own", () => {
    const cases = fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...NEGATIONS), subject, tail);
    fc.assert(
      fc.property(cases, ([word, negation, before, after]) => {
        const asked = `${before}${word}${after}`;
        expect(wordsIn(asked, { words: WORDS })).toEqual([word]);
        expect(wordsIn(`${negation}${asked}`, { words: WORDS })).toEqual([]);
        expect(wordsIn(`${negation}纸质台账。${asked}`, { words: WORDS })).toEqual([word]);
      }),
    );
  });

  it("is compared in one form, and putting it there twice changes nothing", () => {
    const text = fc.string({ unit: "grapheme-composite", maxLength: 60 });
    fc.assert(
      fc.property(text, (any) => {
        const plain = plainText(any);
        expect(plainText(plain)).toBe(plain);
        expect(clausesOf(any).every((clause) => clause === plainText(clause))).toBe(true);
      }),
    );
  });

  it("is found whatever its width, case and spaces", () => {
    expect(wordsIn("下 载 ＡｐＰ", { words: ["下载APP"] })).toEqual(["下载app"]);
  });
});
