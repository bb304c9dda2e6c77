import type { SolicitationState } from "@/lib/domain/topics/solicitations/types";

/** Whether people can still say something, in words. */
export const solicitationStateWords: Record<SolicitationState, string> = {
  upcoming: "即将开始",
  open: "正在征集",
  ended: "已截止",
};
