import Link from "next/link";
import type { ReactNode } from "react";
import type { IssuingProgress } from "@/lib/domain/assignments/issuing/types";
import type { ListChecks } from "@/lib/domain/burden/types";
import type { ClauseCoverage } from "@/lib/domain/counters/types";
import { DISCLOSURE_LABELS } from "@/lib/domain/lists/labels";
import type { ListLife } from "@/lib/domain/lists/life/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import { comparisonWords } from "@/lib/domain/lists/versions/labels";
import type { OpenVoices } from "@/lib/domain/voices/answering/types";
import { dayAt, dayLabel, momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { BurdenCard } from "../burden/burden-card";
import { GuardCard } from "../guard/guard-card";
import { OpenVoicesCard } from "../voices/open-voices-card";
import { ClauseTable } from "./clause-table";
import { ConsentHistory } from "./consent/consent-history";
import { AboveCard, GoneCard } from "./inheriting/above-card";
import { ListLinks } from "./list-links";
import { ListStatusMark } from "./list-status";
import { ListSteps } from "./list-steps";
import { TaskTable } from "./task-table";

export interface ListPageProps {
  list: ListDetail;
  issuings: IssuingProgress[];
  /** What the clauses' tasks show; null where the reader sees no figures of the region. */
  coverage: ClauseCoverage[] | null;
  linkable: { rootTaskId: string; code: string; title: string }[];
  /** Voices about its tasks that wait for the reader's answer; null for those who answer none. */
  voices?: OpenVoices | null;
  /** The guard's findings and the burden; null for those who neither draw up nor consent. */
  checks: ListChecks | null;
  life: ListLife;
}

/** One list as it is read: facts, the next step, and its entries. */
export function ListPage(props: ListPageProps) {
  const { list, issuings, coverage, linkable, voices, checks, life } = props;
  const kindWord = list.kind === "task" ? "任务清单" : "责任清单";
  const gone = life.inherited.filter(({ above, isReplacedAbove }) => !above && !isReplacedAbove);
  return (
    <>
      <PageHeader
        title={list.title}
        breadcrumb={[
          { href: `/desk/lists?kind=${list.kind}&year=${list.year}`, label: kindWord },
          { label: list.title },
        ]}
        back={{ href: `/desk/lists?kind=${list.kind}`, label: "全部清单" }}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <ListStatusMark list={list} />
            <span>
              {list.carrierName} · {list.regionName} · {list.year} 年 · 第 {list.listVersion} 版
            </span>
            {list.isExample && <Tag>示例</Tag>}
          </span>
        }
        actions={<ListLinks list={list} />}
      />
      {list.isExample && (
        <div className="mb-5">
          <Notice title="这是示例清单">
            目标值、权重和预计分钟均为示例，由牵头单位审定后使用。
          </Notice>
        </div>
      )}
      <div className="mb-6 grid gap-5 lg:grid-cols-[1fr_22rem]">
        <Card title="基本情况">
          <DescriptionList items={factsOf(list, life)} />
        </Card>
        <div className="flex flex-col gap-5">
          <ListSteps list={list} issuings={issuings} life={life} />
          <ConsentHistory consents={life.consents} />
          <OpenVoicesCard open={voices ?? null} />
        </div>
      </div>
      {life.above && <AboveCard list={list} above={life.above} />}
      {!life.above && gone.length > 0 && <GoneCard list={list} gone={gone} />}
      {checks && list.tasks.length > 0 && <Checks list={list} checks={checks} />}
      <Card
        title={
          list.kind === "task" ? `任务 ${list.tasks.length} 项` : `条款 ${list.clauses.length} 条`
        }
        flush
      >
        {list.kind === "task" ? (
          <TaskTable
            tasks={list.tasks}
            isExample={list.isExample}
            mayCite={list.can.edit}
            remarks={life.remarks}
            inherited={life.inherited}
          />
        ) : (
          <ClauseTable list={list} coverage={coverage} linkable={linkable} remarks={life.remarks} />
        )}
      </Card>
    </>
  );
}

function Checks({ list, checks }: { list: ListDetail; checks: ListChecks }) {
  const isOpen = list.status === "draft" || list.status === "under_consent";
  return (
    <div className="mb-6 flex flex-col gap-5">
      {isOpen && (
        <GuardCard findings={checks.findings} tasks={list.tasks} mayAnswer={list.can.edit} />
      )}
      <BurdenCard burden={checks.burden} />
    </div>
  );
}

function factsOf(list: ListDetail, life: ListLife): { term: string; value: ReactNode }[] {
  const issued = list.issuedAt && momentLabel(new Date(list.issuedAt));
  const minutes = list.tasks.reduce((sum, task) => sum + (task.source === "report" ? 1 : 0), 0);
  return [
    { term: "牵头单位", value: list.leadName ?? "—" },
    { term: "公开方式", value: DISCLOSURE_LABELS[list.disclosure] },
    ...(list.kind === "task"
      ? [
          {
            term: "向人要数",
            value: `${minutes} 项，其余 ${list.tasks.length - minutes} 项由系统、问卷或抽查取得`,
          },
        ]
      : []),
    { term: "来源", value: list.sourceName ?? "随系统提供" },
    ...(list.changeNote ? [{ term: "调整说明", value: list.changeNote }] : []),
    ...(life.changes ? [{ term: "与上一版相比", value: <Changes list={list} life={life} /> }] : []),
    { term: "同意", value: list.consentNote ?? "尚未同意" },
    {
      term: "下发",
      value: issued ? `${issued}${list.issuedByName ? ` · ${list.issuedByName}` : ""}` : "尚未下发",
    },
    { term: "建立", value: dayLabel(dayAt(new Date(list.createdAt))) },
    ...(list.related.length > 0 ? [{ term: "相关", value: <Related list={list} /> }] : []),
  ];
}

function Changes({ list, life }: { list: ListDetail; life: ListLife }) {
  if (!life.changes) return null;
  const { before, comparison } = life.changes;
  return (
    <Link className="link" href={`/desk/lists/${list.id}/compare?with=${before}`}>
      {comparisonWords(comparison, list.kind === "task" ? "项" : "条")}
    </Link>
  );
}

function Related({ list }: { list: ListDetail }) {
  return (
    <ul className="flex flex-col gap-1">
      {list.related.map((other) => (
        <li key={other.id}>
          <Link className="link" href={`/desk/lists/${other.id}`}>
            {other.title}
          </Link>{" "}
          {other.kind === list.kind && <Tag>第 {other.listVersion} 版</Tag>}
        </li>
      ))}
    </ul>
  );
}
