import { RULE_LABELS } from "@/lib/domain/years/labels";
import type { ClosingRule, YearAct } from "@/lib/domain/years/types";
import { formatCount } from "../../ui/count";

interface Applied {
  rule: ClosingRule;
  assignments: number;
}

function numberOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === "number" ? value : 0;
}

function closedWords({ summary }: YearAct): string[] {
  const applied = (summary.applied ?? []) as Applied[];
  const reason = typeof summary.cancelReason === "string" ? summary.cancelReason : "";
  const until = typeof summary.keepUntil === "string" ? summary.keepUntil : "";
  const words = applied
    .filter(({ assignments }) => assignments > 0)
    .map(({ rule, assignments }) => {
      const detail = { keep: until && `到 ${until}`, cancel: reason, carry: "", freeze: "" }[rule];
      return `${RULE_LABELS[rule].word} ${formatCount(assignments)} 条${detail ? `（${detail}）` : ""}`;
    });
  return [...words, `清单归档 ${numberOf(summary.lists)} 份`];
}

/** What an act did, in words, one thing each. */
export function actWords(act: YearAct): string[] {
  const { summary } = act;
  if (act.act === "close") return closedWords(act);
  if (act.act === "reopen") {
    const reason = typeof summary.reason === "string" ? summary.reason : "";
    const cancelled = numberOf(summary.cancelled);
    return [
      `恢复 ${formatCount(numberOf(summary.assignments))} 条`,
      ...(cancelled > 0 ? [`取消已结转的 ${formatCount(cancelled)} 条`] : []),
      `理由：${reason}`,
    ];
  }
  const drafts = `生成清单草稿 ${numberOf(summary.lists)} 份`;
  if (act.act === "open") return [drafts];
  return [drafts, `结转未办结任务 ${formatCount(numberOf(summary.carried))} 条`];
}
