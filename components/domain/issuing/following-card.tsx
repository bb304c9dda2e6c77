import type { FollowedLine, IssuePlan } from "@/lib/domain/assignments/issuing/types";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Table } from "../../ui/table";

type Part = Exclude<keyof FollowedLine, "rootTaskId" | "code" | "title">;

/** What becomes of an assignment that exists already, in the order in which it is shown. */
const PARTS: readonly { part: Part; head: string; words: string }[] = [
  { part: "kept", head: "不变", words: "要求不变，照原样继续" },
  { part: "redated", head: "改期", words: "未办结的改为新的期限" },
  { part: "retargeted", head: "改目标", words: "未办结的改为新的目标" },
  {
    part: "removed",
    head: "任务取消",
    words: "未办结的取消：清单不再要求这项任务，下级清单承接的同时取消",
  },
  { part: "unasked", head: "单位取消", words: "未办结的取消：不再向这些单位要求" },
  { part: "replaced", head: "改为新任务", words: "未办结的取消：统计口径变了，由新的任务代替" },
  { part: "restored", head: "恢复", words: "以前取消的重新要求" },
  { part: "settled", head: "已报或办结", words: "已提交、已办结和已豁免的不受影响" },
];

function sumOf(plan: IssuePlan, part: Part): number {
  return plan.following.reduce((sum, line) => sum + line[part], 0);
}

/** True when a list takes effect on assignments although it makes none. */
export function isFollowing(plan: IssuePlan): boolean {
  return plan.replaces !== null || plan.following.length > 0;
}

/** What issuing does to assignments that were there before: in all, and task by task. */
export function FollowingCard({ plan }: { plan: IssuePlan }) {
  if (plan.following.length === 0) return null;
  const parts = PARTS.filter(({ part }) => sumOf(plan, part) > 0);
  return (
    <Card title="对已下发任务的影响" flush>
      <div className="card-body">
        {plan.replaces !== null && (
          <p className="mb-3">
            下发后第 {plan.replaces}{" "}
            版停止使用，未办结的任务按以下规则衔接；延期和调整已获批准的，仍按批准的执行。
          </p>
        )}
        <ul className="flex flex-col gap-1">
          {parts.map(({ part, words }) => (
            <li key={part}>
              <strong className="num">{formatCount(sumOf(plan, part))}</strong> 条{words}
            </li>
          ))}
        </ul>
      </div>
      <details className="card-body border-t border-line">
        <summary className="cursor-pointer font-semibold">逐项查看</summary>
        <FollowingTable lines={plan.following} parts={parts} />
      </details>
    </Card>
  );
}

function FollowingTable({ lines, parts }: { lines: FollowedLine[]; parts: typeof PARTS }) {
  return (
    <div className="mt-3 overflow-x-auto">
      <Table caption="对已下发任务的影响">
        <thead>
          <tr>
            <th scope="col">任务</th>
            {parts.map(({ part, head }) => (
              <th key={part} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.rootTaskId}>
              <th scope="row">
                {line.code} {line.title}
              </th>
              {parts.map(({ part }) => (
                <td key={part} className="num">
                  {line[part] > 0 ? (
                    formatCount(line[part])
                  ) : (
                    <span className="text-ink-hint">—</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
