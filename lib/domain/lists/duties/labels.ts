import type { DutyKind, DutyWords } from "./types";

/** The words of each kind of recurring duty. */
export const DUTY_WORDS: Record<DutyKind, DutyWords> = {
  study: { name: "专题研究", indicator: "已专题研究", evidence: ["会议纪要"] },
  report: { name: "书面报告", indicator: "已报送书面报告", evidence: ["书面报告"] },
  statement: { name: "述责述廉", indicator: "已述责述廉", evidence: ["述责述廉报告"] },
  plan: { name: "年度方案", indicator: "已制定年度方案", evidence: ["年度工作方案"] },
  other: { name: "其他固定职责", indicator: "已履行", evidence: [] },
};
