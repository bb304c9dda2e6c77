import type { Band, Habit } from "./types";

/** What each band is called. */
export const BAND_LABELS: Record<Band, string> = {
  ahead: "走在前面",
  among: "相当",
  behind: "落在后面",
};

/** What each habit counts, in words. */
export const HABIT_LABELS: Record<Habit, { title: string; counts: string }> = {
  early: { title: "提前报送", counts: "已报送的任务里，比到期早 7 天以上报送的" },
  first_time: { title: "一次通过", counts: "已报送的任务里，没有被退回过的" },
  broken_down: { title: "分解到人", counts: "应报的单位任务里，分解到部门和人的" },
  acknowledged: { title: "及时签收", counts: "下发的清单里，3 天内签收的" },
  verified: { title: "有人核验", counts: "办结的任务里，有人核验过的" },
};
