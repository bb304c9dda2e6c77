import type { FollowUpAnswer } from "@/lib/domain/topics/follow-ups/rules";

/** What people can answer. */
export const followUpWords: Record<FollowUpAnswer, string> = {
  lasting: "没有反弹",
  rebounded: "又出现了",
  unsure: "说不清",
};
