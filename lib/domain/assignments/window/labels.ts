import { type Day, dayLabel } from "@/lib/shared/dates";
import type { Window, WindowState } from "./types";

/** The word of each state of a window. */
export const WINDOW_LABELS: Record<WindowState, string> = {
  not_yet: "未开窗",
  open: "开放",
  closed: "已关窗",
  paused: "挂起",
};

/** Where a window stands, in a sentence; null where there is nothing to say: always open. */
export function windowSentence(window: Window): string | null {
  const { state, opensOn, closesOn, pausedUntil, openedUntil } = window;
  if (state === "paused" && pausedUntil) {
    return `任务挂起到 ${dayLabel(pausedUntil)}，期间不计时、不催报，次日起可以提交`;
  }
  if (state === "not_yet" && opensOn) return `报送窗口 ${dayLabel(opensOn)}打开`;
  if (state === "closed" && closesOn) return `报送窗口已于 ${dayLabel(closesOn)}关闭`;
  if (openedUntil && (!closesOn || closesOn === openedUntil)) {
    return `单独开窗到 ${dayLabel(openedUntil)}`;
  }
  return closesOn ? `报送窗口 ${dayLabel(closesOn)}关闭` : null;
}

/** Why a submission is refused today and what to do; null while the window is open. */
export function windowRefusal({ state, opensOn, closesOn, pausedUntil }: Window): string | null {
  const kept = "您填写的内容已保存为草稿";
  if (state === "paused") {
    return `这项任务已挂起，${orLater(pausedUntil)}次日起可以提交。${kept}，恢复后直接提交即可`;
  }
  if (state === "not_yet") {
    return `报送窗口 ${orLater(opensOn)}才打开，现在还不能提交。${kept}，确需提前报送的，请点“申请开窗”`;
  }
  if (state === "closed") {
    return `报送窗口已于 ${orLater(closesOn)}关闭。${kept}，请点“申请开窗”写明原因，同意后即可补报`;
  }
  return null;
}

function orLater(day: Day | null): string {
  return day ? dayLabel(day) : "";
}
