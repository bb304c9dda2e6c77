import { PublicHead, Section } from "@/components/domain/public/section";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { SelfTest } from "@/lib/domain/ratings/types";
import { dayLabel } from "@/lib/shared/dates";
import { SelfTestNote } from "./self-test-note";

const WAYS = { page: "公开评价页", command: "评价程序" } as const;

/** What the self-test found, day by day: how a citizen checks that low ratings are not dropped. */
export function SelfTestPage({ tests }: { tests: readonly SelfTest[] }) {
  return (
    <>
      <PublicHead title="低分评价每日自检">
        <p>
          系统每天取一个新的评价码，走和群众一样的评价页，提交一条“非常不满意”，再看公开汇总里的低分是不是正好多了一条。
          自检用的评价单独存放，不计入任何地方的评价。
        </p>
        <SelfTestNote latest={tests[0]} />
      </PublicHead>
      <Section title="近 30 天">
        {tests.length === 0 ? (
          <EmptyState kind="first-use" title="还没有自检记录">
            系统启动后一小时内会做第一次自检。
          </EmptyState>
        ) : (
          <Table caption="每日自检结果" cards>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">结果</th>
                <th scope="col" className="num">
                  低分数（前 → 后）
                </th>
                <th scope="col">经过</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {tests.map((test) => (
                <SelfTestRow key={test.day} test={test} />
              ))}
            </tbody>
          </Table>
        )}
      </Section>
    </>
  );
}

function SelfTestRow({ test }: { test: SelfTest }) {
  return (
    <tr>
      <th scope="row">{dayLabel(test.day)}</th>
      <td data-label="结果">
        {test.passed ? (
          <StatusMark tone="plain" shape="check" word="通过" />
        ) : (
          <StatusMark tone="red" shape="question" word="未通过" />
        )}
      </td>
      <td data-label="低分数" className="num">
        {test.lowBefore} → {test.lowAfter}
      </td>
      <td data-label="经过">{WAYS[test.way]}</td>
      <td data-label="说明">{test.detail}</td>
    </tr>
  );
}
