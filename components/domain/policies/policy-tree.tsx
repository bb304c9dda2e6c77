import type { ReactNode } from "react";
import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { PolicyTree, RegionPolicies } from "@/lib/domain/policies/tree/types";
import type { PolicyPlace, PolicyRow } from "@/lib/domain/policies/types";
import { PublicLink } from "../public/public-link";
import { PolicyTitle, policyFacts } from "./policy-title";
import "./policies.css";

interface PolicyTreeViewProps {
  tree: PolicyTree;
  base: string;
  level?: 2 | 3;
  /** Where the reader files documents: its blanks there lead to the form. */
  places?: readonly PolicyPlace[];
}

/** 1 + 7 by region, from the top down to the reader's: what is not entered is shown as a blank. */
export function PolicyTreeView({ tree, base, level = 2, places = [] }: PolicyTreeViewProps) {
  const last = tree.regions.length - 1;
  return (
    <div className="policy-tree">
      {tree.regions.map((region, index) => (
        <Region
          key={region.regionCode}
          region={region}
          base={base}
          level={level}
          isOwn={index === last}
          place={places.find((one) => one.regionCode === region.regionCode)}
        />
      ))}
      {tree.general.length > 0 && (
        <Part title="其他公开材料" level={level}>
          <Documents documents={tree.general} base={base} />
        </Part>
      )}
    </div>
  );
}

function Part({
  title,
  note,
  level,
  children,
}: {
  title: string;
  note?: string;
  level: 2 | 3;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="card policy-region" aria-label={title}>
      <div className="card-head">
        <Heading>{title}</Heading>
        {note && <div className="text-sm text-ink-hint">{note}</div>}
      </div>
      {children}
    </section>
  );
}

interface RegionProps {
  region: RegionPolicies;
  base: string;
  level: 2 | 3;
  isOwn: boolean;
  place: PolicyPlace | undefined;
}

const NEW = "/desk/policies/new";

function Region({ region, base, level, isOwn, place }: RegionProps) {
  const filed = new Set(place?.carriers.map((carrier) => carrier.code));
  const entered = region.implementing.filter(({ document }) => document !== null).length;
  const note = `实施意见已录入 ${entered} 份，应有 ${region.implementing.length} 份`;
  return (
    <Part
      title={`${region.regionName}：1 + ${region.implementing.length}${isOwn ? "" : "（上级）"}`}
      note={note}
      level={level}
    >
      <div className="policy-one">
        <span className="policy-role">意见</span>
        <Slot
          document={region.opinion}
          base={base}
          href={place?.isWhole ? `${NEW}?kind=opinion` : undefined}
        />
      </div>
      <ol className="policy-seven">
        {region.implementing.map(({ carrier, document }) => (
          <li key={carrier.code}>
            <span className="policy-role">{carrier.short}</span>
            <Slot
              document={document}
              base={base}
              href={
                filed.has(carrier.code)
                  ? `${NEW}?kind=implementing&carrier=${carrier.code}`
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      {region.others.length > 0 && <Documents documents={region.others} base={base} />}
    </Part>
  );
}

interface SlotProps {
  document: PolicyRow | null;
  base: string;
  /** The form that fills the blank, for those who file it. */
  href: string | undefined;
}

function Slot({ document, base, href }: SlotProps) {
  if (!document) {
    return (
      <span className="policy-blank">
        未录入
        {href && (
          <PublicLink className="link ml-3" href={href}>
            录入
          </PublicLink>
        )}
      </span>
    );
  }
  return (
    <div className="min-w-0">
      <PolicyTitle document={document} base={base} />
      <p className="text-sm text-ink-hint">{policyFacts(document)}</p>
    </div>
  );
}

function Documents({ documents, base }: { documents: readonly PolicyRow[]; base: string }) {
  return (
    <ul className="policy-others">
      {documents.map((document) => (
        <li key={document.code}>
          <span className="policy-role">{POLICY_KIND_LABELS[document.kind]}</span>
          <div className="min-w-0">
            <PolicyTitle document={document} base={base} />
            <p className="text-sm text-ink-hint">{policyFacts(document)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
