import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { leadRoleLabels } from "@/lib/domain/organisations/labels";
import type { DutyRow, OrganisationDetail } from "@/lib/domain/organisations/types";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";

/** What is known of an organisation. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationDetail }) {
  const place = [organisation.place, organisation.regionName].filter(Boolean).join(" ");
  const accounts = withQuery("/desk/admin/accounts", { organisation: organisation.id });
  return (
    <Card title="概况">
      <DescriptionList
        items={[
          { term: "所在地", value: `${place}（${organisation.regionCode}）` },
          { term: "载体", value: organisation.carrierNames.join("、") || "不建设载体" },
          { term: "条线", value: organisation.line ?? "—" },
          { term: "统一社会信用代码", value: organisation.creditCode ?? "未登记" },
          { term: "职责", value: <Duties duties={organisation.duties} /> },
          { term: "账号", value: <a href={withBase(accounts)}>{organisation.accountCount} 个</a> },
          {
            term: "起止",
            value: `${organisation.validFrom} 起${organisation.validTo ? `，${organisation.validTo} 停用` : ""}`,
          },
        ]}
      />
    </Card>
  );
}

function Duties({ duties }: { duties: readonly DutyRow[] }) {
  if (duties.length === 0) return "没有登记牵头、配合或派驻职责";
  return (
    <ul>
      {duties.map((duty) => (
        <li key={`${duty.carrierName} ${duty.role} ${duty.regionName}`}>
          {leadRoleLabels[duty.role]}
          {duty.carrierName}（{duty.regionName}）
          {duty.isInferred && <span className="text-ink-hint"> 推定，待核</span>}
        </li>
      ))}
    </ul>
  );
}
