import Link from "next/link";
import type { ReactNode } from "react";
import type { CarryingTask, ClauseTasks } from "@/lib/domain/counters/clauses/types";
import { dutiesOf } from "@/lib/domain/policies/clauses/rules";
import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { NamedPolicy, PolicyDetail } from "@/lib/domain/policies/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../layout/page-header";
import { PrintHead } from "../../layout/print-head";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { PrintButton } from "../reports/print-button";
import { ClauseList, ClauseWork } from "./clause-list";
import { PolicySteps } from "./policy-steps";
import { PolicyStatusMark } from "./policy-title";

interface PolicyPageProps {
  document: PolicyDetail;
  tasks: ClauseTasks;
  reader: { name: string; organisation: string; moment: string };
}

/** One document for staff: its words, what carries them out, and what may be done with it. */
export function PolicyPage({ document, tasks, reader }: PolicyPageProps) {
  const duties = dutiesOf(document.clauses);
  return (
    <>
      <PrintHead
        unit={reader.organisation}
        title={document.title}
        person={reader.name}
        time={reader.moment}
      />
      <PageHeader
        title={document.title}
        breadcrumb={[{ href: "/desk/policies", label: "政策库" }, { label: document.title }]}
        back={{ href: "/desk/policies", label: "政策库" }}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <PolicyStatusMark status={document.status} />
            <span>{POLICY_KIND_LABELS[document.kind]}</span>
            {document.isExample && <Tag>示例</Tag>}
          </span>
        }
        actions={<PrintButton />}
      />
      <Notices document={document} />
      <div className="with-aside">
        <Card
          title={`条款 ${duties.length} 条`}
          aside={duties.length > 0 && gapsWord(document, tasks)}
          flush
        >
          {document.clauses.length > 0 ? (
            <ClauseList
              clauses={document.clauses}
              {...(document.status === "draft" || document.kind === "negative_list"
                ? {}
                : { under: (clause) => <ClauseWork clause={clause} tasks={tasks} /> })}
            />
          ) : (
            <EmptyState kind="first-use" title="原文未录入">
              {document.can.edit ? "请上传文件，或粘贴正文、逐条录入" : "录入条款后会显示在这里"}
            </EmptyState>
          )}
        </Card>
        <aside className="flex flex-col gap-5" aria-label="文件信息">
          <PolicySteps document={document} />
          <Card title="文件信息">
            <DescriptionList items={factsOf(document)} />
          </Card>
        </aside>
      </div>
    </>
  );
}

function gapsWord(document: PolicyDetail, { byClause }: ClauseTasks): string | undefined {
  if (document.status !== "published" || document.kind === "negative_list") return undefined;
  const carrying = dutiesOf(document.clauses).map(({ id }) => byClause[id] ?? []);
  const gaps = carrying.filter((tasks) => tasks.length === 0).length;
  const isEarlier = (tasks: CarryingTask[]) =>
    tasks.length > 0 && tasks.every(({ earlierClause }) => earlierClause !== null);
  const earlier = carrying.filter(isEarlier).length;
  const word = gaps > 0 ? `未分解 ${gaps} 条` : "每条都有任务落实";
  return earlier > 0 ? `${word}；${earlier} 条只由引用旧版条款的任务落实` : word;
}

function Notices({ document }: { document: PolicyDetail }) {
  const { supersededBy, supersedes, isExample, status } = document;
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {supersededBy && (
        <Notice tone="soon" title="这份文件已被新文本代替">
          <p>
            新文本：
            <Link className="link" href={`/desk/policies/${supersededBy.code}`}>
              {supersededBy.title}
            </Link>
          </p>
        </Notice>
      )}
      {supersedes && status === "draft" && (
        <Notice title="修订稿">
          <p>发布后代替原文本。已下发的任务仍引用原文本的条款，新任务请引用新文本。</p>
        </Notice>
      )}
      {isExample && (
        <Notice title="这是示例，不是正式文件">
          <p>只用来说明格式，请以本地区正式文件替换。</p>
        </Notice>
      )}
    </div>
  );
}

const UNKNOWN = "未录入";

function factsOf(document: PolicyDetail): { term: string; value: ReactNode }[] {
  const { file, parent, supersedes, children } = document;
  const link = ({ code, title }: NamedPolicy) => (
    <Link className="link" href={`/desk/policies/${code}`}>
      {title}
    </Link>
  );
  return [
    { term: "文号", value: document.number ?? UNKNOWN },
    { term: "发文机关", value: document.publisher ?? UNKNOWN },
    { term: "日期", value: document.publishedOn ?? UNKNOWN },
    { term: "地区", value: document.regionName ?? "—" },
    { term: "载体", value: document.carrierName ?? "不分载体" },
    ...(document.summary ? [{ term: "摘要", value: document.summary }] : []),
    ...(parent ? [{ term: "上位文件", value: link(parent) }] : []),
    ...(children.length > 0
      ? [
          {
            term: "落实文件",
            value: (
              <ul className="flex flex-col gap-1">
                {children.map((child) => (
                  <li key={child.code}>{link(child)}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(supersedes ? [{ term: "代替", value: link(supersedes) }] : []),
    ...(file
      ? [
          {
            term: "原件",
            value: (
              <>
                <a className="link" href={withBase(`/api/policies/${document.code}/file`)} download>
                  {file.fileName}
                </a>
                <span className="block text-sm break-all text-ink-hint">
                  {Math.ceil(file.size / 1024).toLocaleString("zh-CN")} KB · SHA-256 {file.sha256}
                </span>
              </>
            ),
          },
        ]
      : []),
  ];
}
