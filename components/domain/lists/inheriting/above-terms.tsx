import Link from "next/link";
import { FIXED_LABELS, looserWords } from "@/lib/domain/lists/inheriting/labels";
import type { InheritedTask } from "@/lib/domain/lists/inheriting/types";
import { targetWords } from "@/lib/domain/lists/labels";
import { Tag } from "../../../ui/mark";

/** Beside a task that a lower list took over: what the lists above ask, and whether it keeps to it. */
export function AboveTerms({ task }: { task: InheritedTask | undefined }) {
  if (!task) return null;
  if (task.isReplacedAbove) return <Warning words="上级已改为新任务，请采用上级清单的变化" />;
  if (task.broken.length > 0) {
    const fields = task.broken.map((field) => FIXED_LABELS[field]).join("、");
    return <Warning words={`与上级不一致：${fields}`} />;
  }
  if (task.looser && task.weakeningId) {
    return <span className="block text-xs text-ink-hint">已获准放宽：{looserWords(task)}</span>;
  }
  if (task.looser) {
    return (
      <>
        <Warning words={`低于上级要求：${looserWords(task)}`} />
        <Link className="link text-sm" href={`/desk/adjustments/new?task=${task.id}`}>
          申请放宽
        </Link>
      </>
    );
  }
  const above = task.above && targetWords({ ...task, target: task.above.target });
  return (
    <span className="block text-xs text-ink-hint">
      <Tag>承接上级</Tag> {above && `上级目标 ${above}`}
    </span>
  );
}

function Warning({ words }: { words: string }) {
  return <span className="block text-sm text-overdue-ink">{words}</span>;
}
