import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { Tabs } from "@/components/ui/navigation";
import { Table } from "@/components/ui/table";
import { adoptionStatusWords, caseFormWords, caseStatusWords } from "@/lib/domain/cases/labels";
import type { CaseListInput } from "@/lib/domain/cases/schema";
import type { Adoption, CaseSummary } from "@/lib/domain/cases/types";
import { dayAt, dayLabel } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";

type View = NonNullable<CaseListInput["view"]>;

const VIEWS: Record<View, string> = {
  assess: "待我评审",
  select: "待评选",
  decided: "已评选",
  own: "本单位",
};

export type WaitingAdoption = Adoption & { caseTitle: string };

type CasesPageProps = {
  view: View;
  views: readonly View[];
  cases: readonly CaseSummary[];
  adoptions: readonly WaitingAdoption[];
  maySubmit: boolean;
};

/** Cases at the desk: one's own, those to assess, to select, and what was decided. */
export function CasesPage({ view, views, cases, adoptions, maySubmit }: CasesPageProps) {
  return (
    <>
      <PageHeader
        title="案例与工作法"
        subtitle="提交以后抽取两名外地评审员评分，评选、审核、发布由不同的同志办理"
        actions={
          <>
            <ButtonLink href="/desk/cases/principles">评选原则</ButtonLink>
            {maySubmit && (
              <ButtonLink href="/desk/cases/new" variant="primary">
                写一件
              </ButtonLink>
            )}
          </>
        }
      />
      {views.length > 1 && (
        <div className="mb-4">
          <Tabs
            label="案例"
            items={views.map((one) => ({
              href: withQuery("/desk/cases", { view: one }),
              label: VIEWS[one],
              current: one === view,
            }))}
          />
        </div>
      )}
      {adoptions.length > 0 && <AdoptionList view={view} adoptions={adoptions} />}
      <Card flush>
        {cases.length === 0 ? (
          <EmptyState kind="first-use" title="这里还没有案例" />
        ) : (
          <CaseTable cases={cases} />
        )}
      </Card>
    </>
  );
}

function CaseTable({ cases }: { cases: readonly CaseSummary[] }) {
  return (
    <Table caption="案例与工作法" cards>
      <thead>
        <tr>
          {["名称", "形式", "载体", "提交单位", "状态", "提交日期"].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-label="名称">
              <Link className="link" href={`/desk/cases/${one.id}`} prefetch={false}>
                {one.title}
              </Link>{" "}
              {one.isExample && <Tag tone="amber">示例</Tag>}
            </th>
            <td data-label="形式">{caseFormWords[one.form]}</td>
            <td data-label="载体">{one.carrierName}</td>
            <td data-label="提交单位">{one.organisationName}</td>
            <td data-label="状态">{caseStatusWords[one.status]}</td>
            <td data-label="提交日期">
              {one.submittedAt ? dayLabel(dayAt(one.submittedAt)) : "未提交"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AdoptionList({ view, adoptions }: { view: View; adoptions: readonly WaitingAdoption[] }) {
  const isOwn = view === "own";
  return (
    <Card title={isOwn ? "本单位学用的做法" : "待核对的学用登记"} className="mb-5">
      <ul className="flex flex-col gap-2">
        {adoptions.map((one) => (
          <li key={one.id}>
            <Link
              className="link"
              href={isOwn ? `/desk/cases/adopt/${one.caseId}` : `/desk/cases/${one.caseId}`}
              prefetch={false}
            >
              {one.caseTitle}
            </Link>
            ，{isOwn ? adoptionStatusWords[one.status] : `${one.organisationName}学用`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
