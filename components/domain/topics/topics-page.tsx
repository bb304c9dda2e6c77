import Link from "next/link";
import type { TopicListInput } from "@/lib/domain/topics/schema";
import type { TopicSummary } from "@/lib/domain/topics/types";
import { withQuery } from "@/lib/shared/query-string";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { TermMark, TopicStatus } from "./topic-status";

const PATH = "/desk/topics";
const VIEWS: Record<TopicListInput["view"], string> = {
  waiting: "等我办",
  open: "办理中",
  disputed: "有分歧",
  ended: "已结束",
};

interface TopicsPageProps {
  view: TopicListInput["view"];
  topics: readonly TopicSummary[];
  mayManage: boolean;
  maySet: boolean;
}

/** The desk's queue of topics: what waits for the reader first. */
export function TopicsPage({ view, topics, mayManage, maySet }: TopicsPageProps) {
  const tabs = Object.entries(VIEWS) as [TopicListInput["view"], string][];
  return (
    <>
      <PageHeader
        title="群众点题"
        subtitle="群众点题、部门答题、纪委监督、社会评价；三方说法一致才能办结"
        actions={mayManage ? <ManagerLinks maySet={maySet} /> : undefined}
      />
      <div className="mb-4">
        <Tabs
          label="群众点题"
          items={tabs.map(([value, label]) => ({
            href: withQuery(PATH, { view: value }),
            label,
            current: value === view,
          }))}
        />
      </div>
      <Card flush>
        {topics.length === 0 ? <Nothing view={view} /> : <TopicTable topics={topics} />}
      </Card>
    </>
  );
}

function ManagerLinks({ maySet }: { maySet: boolean }) {
  return (
    <>
      {maySet && <ButtonLink href="/desk/topics/settings">设置</ButtonLink>}
      <ButtonLink href="/desk/topics/solicitations">征集活动</ButtonLink>
      <ButtonLink href="/desk/topics/new" variant="primary">
        整理成题
      </ButtonLink>
    </>
  );
}

function Nothing({ view }: { view: TopicListInput["view"] }) {
  if (view === "waiting") {
    return <EmptyState kind="all-done" title="现在没有等您办的点题" />;
  }
  return <EmptyState kind="no-result" title="这里还没有点题" />;
}

function TopicTable({ topics }: { topics: readonly TopicSummary[] }) {
  return (
    <Table caption="点题" cards>
      <thead>
        <tr>
          <th scope="col">题目</th>
          <th scope="col">状态</th>
          <th scope="col">责任单位</th>
          <th scope="col">答复期限</th>
          <th scope="col">领域</th>
          <th scope="col">地区</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <TopicRow key={topic.id} topic={topic} />
        ))}
      </tbody>
    </Table>
  );
}

function TopicRow({ topic }: { topic: TopicSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link className="link" href={`${PATH}/${topic.id}`}>
          {topic.title}
        </Link>{" "}
        {topic.isExample && <Tag>示例</Tag>}
        {topic.isReopeningProposed && <Tag tone="amber">群众反映反弹</Tag>}
      </th>
      <td data-label="状态">
        <TopicStatus {...topic} />
      </td>
      <td data-label="责任单位">{topic.unitName ?? "—"}</td>
      <td data-label="答复期限">
        {topic.light === "none" ? "—" : <TermMark light={topic.light} dueOn={topic.dueOn} />}
      </td>
      <td data-label="领域">{topic.fieldName}</td>
      <td data-label="地区">{topic.regionName}</td>
    </tr>
  );
}
