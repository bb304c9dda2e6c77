import type { Followed } from "./types";

/** What an act did to assignments that were there before, in a sentence's part; null where nothing. */
export function followedWords({ changed, cancelled, restored }: Followed): string | null {
  const parts = [
    changed > 0 ? `${changed.toLocaleString("zh-CN")} 条未办结的按新要求衔接` : "",
    cancelled > 0 ? `${cancelled.toLocaleString("zh-CN")} 条取消` : "",
    restored > 0 ? `${restored.toLocaleString("zh-CN")} 条恢复` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `已下发的任务中 ${parts.join("，")}` : null;
}
