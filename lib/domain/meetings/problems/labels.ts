import type { ProblemStatus } from "@/lib/domain/meetings/problems/types";

export const PROBLEM_STATUS_LABELS: Record<ProblemStatus, string> = {
  open: "待协调",
  coordinating: "协调中",
  solved: "已解决",
  shelved: "已搁置",
};

/** The verb that leads to a status. */
export const PROBLEM_MOVE_LABELS: Record<ProblemStatus, string> = {
  open: "重新提出",
  coordinating: "开始协调",
  solved: "标记解决",
  shelved: "搁置",
};
