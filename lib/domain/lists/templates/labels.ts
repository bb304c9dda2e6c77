import type { Hindrance, TemplateOrigin } from "./types";

/** The word of each beginning. */
export const ORIGIN_LABELS: Record<TemplateOrigin, string> = {
  last_year: "本地区上年清单",
  example: "示例清单",
  public: "其他地区公开的清单",
  blank: "空白清单",
};

/** Why an entry is not taken over, and what to do instead. */
export const HINDRANCE_LABELS: Record<Hindrance, string> = {
  inherited: "承接自上级清单，待上级下发新年度清单后承接",
  duty: "由责任清单的条款产生，随责任清单带入",
  level: "不适用于本地区的层级",
};
