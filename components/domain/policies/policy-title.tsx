import { POLICY_STATUS_LABELS } from "@/lib/domain/policies/labels";
import type { PolicyRow } from "@/lib/domain/policies/types";
import { StatusMark, Tag } from "../../ui/mark";
import { PublicLink } from "../public/public-link";

const LOOK = {
  draft: { tone: "grey", shape: "dotted" },
  published: { tone: "plain", shape: "check" },
  superseded: { tone: "muted", shape: "return" },
} as const;

/** Where a document stands. */
export function PolicyStatusMark({ status }: Pick<PolicyRow, "status">) {
  return <StatusMark {...LOOK[status]} word={POLICY_STATUS_LABELS[status]} />;
}

/** 「清廉办〔2026〕3 号 · 市委办公室 · 2026-03-05」 with what is known of it. */
export function policyFacts(document: PolicyRow): string {
  const { number, publisher, publishedOn } = document;
  const known = [number, publisher, publishedOn].filter((part) => part !== null);
  return known.length > 0 ? known.join(" · ") : "文号、发文机关和日期未录入";
}

/** A document's title as a link, with 示例 and what is still missing. */
export function PolicyTitle({ document, base }: { document: PolicyRow; base: string }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <PublicLink className="link" href={`${base}/${document.code}`}>
        {document.title}
      </PublicLink>
      {document.isExample && <Tag>示例</Tag>}
      {document.clauseCount === 0 && document.kind !== "reference" && <Tag>原文未录入</Tag>}
    </span>
  );
}
