import { ClauseList } from "@/components/domain/policies/clause-list";
import { NegativeSheet } from "@/components/domain/policies/negative-sheet";
import { policyFacts } from "@/components/domain/policies/policy-title";
import { Tag } from "@/components/ui/mark";
import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { PolicyDetail } from "@/lib/domain/policies/types";
import { PublicLink } from "./public-link";
import { PublicBreadcrumb } from "./public-navigation";
import { PrintButton } from "./reader-tools";
import { PublicHead, Section } from "./section";

/** One published document for everybody: facts, clauses, what it carries out; printable. */
export function PolicySheet({ document }: { document: PolicyDetail }) {
  const above = (
    <div className="mb-3">
      <PublicBreadcrumb
        items={[{ href: "/policies", label: "政策依据" }, { label: document.title }]}
      />
    </div>
  );
  return (
    <>
      <PublicHead title={document.title} above={above}>
        <p className="flex flex-wrap items-center gap-2">
          <Tag>{POLICY_KIND_LABELS[document.kind]}</Tag>
          {document.isExample && <Tag>示例</Tag>}
          <span>{policyFacts(document)}</span>
          <PrintButton />
        </p>
        {document.summary && <p>{document.summary}</p>}
      </PublicHead>
      <Related document={document} />
      {document.kind === "negative_list" ? (
        <div className="wide mb-8">
          <NegativeSheet list={{ ...document, items: document.clauses }} base="/policies" />
        </div>
      ) : (
        <Section
          title={document.kind === "reference" ? "要点" : "条款"}
          note={document.clauseCount > 0 ? `${document.clauseCount} 条，引文以原文为准` : ""}
        >
          {document.clauses.length > 0 ? (
            <div className="card">
              <ClauseList clauses={document.clauses} />
            </div>
          ) : (
            <p className="text-ink-soft">
              原文未录入。没有录入的内容不代拟，请以发文机关公布的原文为准。
            </p>
          )}
        </Section>
      )}
    </>
  );
}

function Related({ document: { parent, children } }: { document: PolicyDetail }) {
  if (!parent && children.length === 0) return null;
  return (
    <Section title="相关文件">
      <ul className="flex flex-col gap-1">
        {[...(parent ? [parent] : []), ...children].map(({ code, title }) => (
          <li key={code}>
            <PublicLink className="link" href={`/policies/${code}`}>
              {title}
            </PublicLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
