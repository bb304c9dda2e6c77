import Link from "next/link";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import type { CasePageFacts } from "@/lib/domain/cases/desk/queries";
import { caseFormWords, caseStatusWords } from "@/lib/domain/cases/labels";
import { writingOf } from "@/lib/domain/cases/rules";
import type { CaseDetail } from "@/lib/domain/cases/types";
import { publicationStatusWords } from "@/lib/domain/publications/labels";
import { AdoptionChecks } from "./adoption-checks";
import { Assessments } from "./assessments";
import { CaseFigures } from "./case-figures";
import { CaseMoves } from "./case-moves";

/** A case at the desk: its text, who assessed it how, and what whoever looks may do next. */
export function CasePage(facts: CasePageFacts) {
  const { found, pictures, isPublished } = facts;
  return (
    <>
      <PageHeader
        title={found.title}
        subtitle={`${caseFormWords[found.form]} · ${found.organisationName} · ${caseStatusWords[found.status]}`}
        back={{ href: "/desk/cases", label: "案例" }}
        actions={
          <>
            {isPublished && <ButtonLink href={`/cases/${found.id}`}>公开页</ButtonLink>}
            {found.isOwn && writingOf(found.status) && (
              <ButtonLink href={`/desk/cases/${found.id}/edit`}>修改</ButtonLink>
            )}
          </>
        }
      />
      <div className="with-aside">
        <div className="flex flex-col gap-5">
          {found.returnReason && (
            <Notice tone="soon" title="退回修改">
              <p>{found.returnReason}</p>
            </Notice>
          )}
          <CaseCopy {...facts} />
          <CaseText found={found} />
          {pictures.length > 0 && (
            <Card title="图片">
              <ArticlePictures pictures={pictures} />
            </Card>
          )}
          <AdoptionChecks {...facts} />
        </div>
        <div className="flex flex-col gap-5">
          <CaseOutcome found={found} />
          <AlikeCases {...facts} />
          <Assessments found={found} />
          <CaseMoves {...facts} />
        </div>
      </div>
    </>
  );
}

/** How far the public copy has come, while the public does not see it. */
function CaseCopy({ found, newest }: CasePageFacts) {
  if (!newest || newest.status === "published") return null;
  const { status, reason } = newest;
  const isEnded = status === "returned" || status === "withdrawn";
  return (
    <Notice tone={isEnded ? "soon" : "info"} title={`公开稿${publicationStatusWords[status]}`}>
      {isEnded && reason && <p>{reason}</p>}
      {isEnded && (
        <p>{found.isOwn ? "修改保存以后重新送审。" : "由提交单位修改保存以后重新送审。"}</p>
      )}
    </Notice>
  );
}

function CaseText({ found }: { found: CaseDetail }) {
  return (
    <Card title="内容">
      <DescriptionList
        items={[
          { term: "背景", value: <span className="case-text">{found.background || "未写"}</span> },
          { term: "做法", value: <span className="case-text">{found.practice || "未写"}</span> },
          { term: "成效", value: <span className="case-text">{found.result || "未写"}</span> },
          { term: "载体", value: found.carrierName },
          { term: "依据", value: found.policyTitle ?? "未选" },
          { term: "执笔", value: found.writtenByName },
        ]}
      />
      {found.figures.length > 0 && <CaseFigures figures={found.figures} />}
    </Card>
  );
}

function CaseOutcome({ found }: { found: CaseDetail }) {
  if (!found.decisionReason) return null;
  return (
    <Card title="评选结果">
      <DescriptionList
        items={[
          { term: "结果", value: caseStatusWords[found.status] },
          { term: "理由", value: found.decisionReason },
          { term: "评选人", value: found.decidedByName ?? "" },
        ]}
      />
    </Card>
  );
}

function AlikeCases({ found, alike }: CasePageFacts) {
  if (alike.length === 0) return null;
  return (
    <Card title="内容相近的案例">
      <p className="mb-2 text-ink-soft">系统只提示，由评选人对照判断。</p>
      <ul>
        {alike.map((one) => (
          <li key={one.id}>
            <Link className="link" href={`/desk/cases/${found.id}/pair/${one.id}`} prefetch={false}>
              {one.title}
            </Link>
            （{one.organisationName}，相近 {one.percent}%）
          </li>
        ))}
      </ul>
    </Card>
  );
}
