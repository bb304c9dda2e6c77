import type { SelfTest } from "@/lib/domain/ratings/types";
import { dayLabel } from "@/lib/shared/dates";

/** One sentence on the latest self-test, as it is: passed, failed, or not yet today. */
export function SelfTestNote({ latest }: { latest: SelfTest | undefined }) {
  if (!latest) return <p>低分评价自检：还没有做过。</p>;
  const day = latest.isToday ? "今日自检" : `${dayLabel(latest.day)}自检（今天的还没有做）`;
  if (latest.passed) return <p>{day}：低分评价被接受并计入。</p>;
  return (
    <p>
      <strong>{day}未通过</strong>：{latest.detail}。办公室已收到提醒。
    </p>
  );
}
