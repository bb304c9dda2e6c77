import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { FoundClause } from "@/lib/domain/policies/search/types";
import type { PolicyRow } from "@/lib/domain/policies/types";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { PublicLink } from "../public/public-link";
import { PolicyStatusMark, PolicyTitle, policyFacts } from "./policy-title";
import "./policies.css";

/** Documents as a table: what, whose, of which carrier, how far. */
export function PolicyTable({
  documents,
  base,
  hasStatus,
}: {
  documents: readonly PolicyRow[];
  base: string;
  hasStatus?: boolean;
}) {
  return (
    <Table caption="文件目录" cards>
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">类别</th>
          <th scope="col">地区</th>
          <th scope="col">载体</th>
          <th scope="col" className="num">
            条款
          </th>
          {hasStatus && <th scope="col">状态</th>}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.code}>
            <th scope="row">
              <PolicyTitle document={document} base={base} />
              <span className="block text-sm font-normal text-ink-hint">
                {policyFacts(document)}
              </span>
            </th>
            <td data-label="类别">{POLICY_KIND_LABELS[document.kind]}</td>
            <td data-label="地区">{document.regionName ?? "—"}</td>
            <td data-label="载体">{document.carrierName ?? "不分载体"}</td>
            <td data-label="条款" className="num">
              {document.clauseCount > 0 ? document.clauseCount : "未录入"}
            </td>
            {hasStatus && (
              <td data-label="状态">
                <PolicyStatusMark status={document.status} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Clauses that a search found, each with the way to it. */
export function FoundClauses({ clauses, base }: { clauses: readonly FoundClause[]; base: string }) {
  return (
    <ul className="policy-clauses">
      {clauses.map((clause) => (
        <li key={clause.policyClauseId}>
          <p className="policy-clause-head">
            <PublicLink
              className="link"
              href={`${base}/${clause.documentCode}#${clause.policyClauseId}`}
            >
              {clause.number} {clause.heading}
            </PublicLink>
            <span className="font-normal text-ink-hint">{clause.documentTitle}</span>
            {clause.isExample && <Tag>示例</Tag>}
          </p>
          <p className="policy-clause-text">{shortened(clause.text)}</p>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 160;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
