import type { Accumulation, DataSource, IndicatorForm } from "../schema";

// What an indicator's name and unit tell of its form. Percentages are entered as numerator and
// denominator; the share of villages or schools that have something is asked of each as yes or no and
// derived above; people, things and cases are counts, money is an amount, points are a score. These are
// proposals for the preview, where they can be changed.

const MONEY = /^(亿|万|百万|千万)?元$/;
const SHARE =
  /(村|社区|学校|院校|单位|机关|企业|医院|机构|乡镇|街道|家庭|县|市|区|部门|阵地|校)([（(][^）)]*[）)])?占比$/;
const SURVEY = /满意度|感知|认同度|知晓率|获得感/;
const VERB =
  /^(.*?)(按期|按时|按规|及时|足额及时|按月|按季|限期|累计)?(整改|办结|处理|处置|解决|销号|答复|交易|公开|公示|到账|到位|覆盖|通过|达标|复核|完成|接入|互认|追溯|落实|配备|轮岗|整治|培训|核查|更新)率$/;

/** The two numbers of a ratio, by name. */
export interface RatioNames {
  numeratorName: string;
  denominatorName: string;
}

/** The form that a unit and a name suggest. */
export function formOf(indicator: { indicatorName: string; unit: string }): IndicatorForm {
  const { indicatorName, unit } = indicator;
  if (unit === "%" || unit === "‰") return SHARE.test(indicatorName) ? "boolean" : "ratio";
  if (MONEY.test(unit)) return "amount";
  return unit === "分" ? "score" : "count";
}

/** Names for a ratio's two numbers: 问题合同整改率 → 已整改的问题合同 / 应整改的问题合同. */
export function ratioNames(indicatorName: string): RatioNames {
  const share = /^(.+?)占比$/.exec(indicatorName);
  if (share) return { numeratorName: share[1] ?? "", denominatorName: "全部应统计的数量" };
  const rate = VERB.exec(indicatorName);
  if (!rate) return { numeratorName: "符合要求的数量", denominatorName: "应统计的数量" };
  const [, noun = "", manner = "", verb = ""] = rate;
  const what = noun || "事项";
  return {
    numeratorName: `${manner === "" || manner === "累计" ? "已" : manner}${verb}的${what}`,
    denominatorName: what.startsWith("应") ? what : `应${verb}的${what}`,
  };
}

/** How periods add up: 累计 stands for the year so far, a yes or no for its last answer. */
export function accumulationOf(
  indicator: { indicatorName: string },
  form: IndicatorForm,
): Accumulation {
  if (indicator.indicatorName.includes("累计")) return "cumulative";
  return form === "boolean" ? "stock" : "flow";
}

/** Where the numbers come from, as far as the name tells: satisfaction is surveyed, the rest reported. */
export function sourceOf(indicator: { indicatorName: string }): DataSource {
  return SURVEY.test(indicator.indicatorName) ? "survey" : "report";
}

/** Minutes to report once, by what has to be filled in; nothing for what nobody reports. */
export function minutesOf(form: IndicatorForm, source: DataSource): number {
  if (source !== "report") return 0;
  return form === "ratio" || form === "amount" ? 10 : 5;
}
