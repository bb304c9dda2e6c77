import type { FollowedFigure, Movement } from "@/lib/domain/counters/changes/types";

/** The words of the figures that are followed. */
export const FOLLOWED_LABELS: Record<FollowedFigure, string> = {
  asked: "应办",
  done: "已办结",
  overdue: "超期",
  returned: "退回待改",
  submitted: "待审核",
};

/** The words of what can happen between two days. */
export const MOVEMENT_LABELS: Record<Movement, string> = {
  made: "新下发",
  arrived: "划入",
  restored: "来数或恢复",
  left: "划出",
  dropped: "取消或免报",
  done: "新办结",
  reopened: "办结后重开",
  overdue: "新超期",
  overdue_gone: "不再超期",
  returned: "新退回",
  returned_gone: "已改报或了结",
  submitted: "新报送",
  submitted_gone: "已审核或撤回",
  re_dated: "改了期限",
};
