import Link from "next/link";
import type { Citation } from "@/lib/domain/lists/types";

interface CitationsProps {
  taskId: string;
  citations: readonly Citation[];
  /** True while the list is a draft of the reader's. */
  mayCite: boolean;
}

/** The clauses that a task carries out, and while it is drafted the way to choose them. */
export function Citations({ taskId, citations, mayCite }: CitationsProps) {
  if (citations.length === 0 && !mayCite) return null;
  return (
    <span className="block text-xs font-normal text-ink-hint">
      {citations.length > 0 ? "落实条款：" : ""}
      {citations.map(({ policyClauseId, documentCode, documentTitle, number }, index) => (
        <span key={policyClauseId}>
          {index > 0 && "；"}
          <Link
            className="link"
            href={`/desk/policies/${documentCode}#${policyClauseId}`}
            prefetch={false}
          >
            {documentTitle} {number}
          </Link>
        </span>
      ))}
      {mayCite && (
        <Link className="link ml-2" href={`/desk/policies/cite?task=${taskId}`} prefetch={false}>
          {citations.length > 0 ? "修改引用" : "引用条款"}
        </Link>
      )}
    </span>
  );
}
