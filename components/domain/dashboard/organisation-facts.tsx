import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import type { OrganisationFacts } from "@/lib/domain/counters/organisation/types";
import type { OrganisationPast } from "@/lib/domain/counters/organisation-log/types";
import { leadRoleLabels } from "@/lib/domain/organisations/labels";
import { dayLabel } from "@/lib/shared/dates";

type FactsProps = { organisation: OrganisationFacts; past: OrganisationPast };

const until = (day: string) => `到 ${day.slice(0, 4)} 年 ${dayLabel(day)}`;

function others(term: string, found: OrganisationPast["successors"]) {
  return found.map(({ id, name, fromDay }) => ({
    ...{ id: term + id, term },
    value: (
      <>
        <Link className="link" href={`/desk/organisations/${id}`} prefetch={false}>
          {name}
        </Link>
        （{fromDay.slice(0, 4)} 年 {dayLabel(fromDay)}起）
      </>
    ),
  }));
}

/** What an organisation is, what it was called, what it came from and became. */
export function OrganisationFactsCard({ organisation, past }: FactsProps) {
  const { name, trail, carriers, duties, creditCode } = organisation;
  const here = trail.at(-1)?.name;
  const facts = [
    { term: "所在地", value: trail.map((region) => region.name).join(" ") },
    ...(carriers.length > 0
      ? [{ term: "建设载体", value: carriers.map((carrier) => carrier.name).join("、") }]
      : []),
    ...duties.map((duty) => ({
      id: duty.carrierName + duty.role + duty.regionName,
      term: leadRoleLabels[duty.role],
      value: `${duty.regionName} ${duty.carrierName}`,
    })),
    ...(creditCode ? [{ term: "统一社会信用代码", value: creditCode }] : []),
    ...past.formerly.map((former) => ({
      id: former.lastDay,
      term: former.name === name ? "原属" : "曾用名",
      value: [
        former.name === name ? null : former.name,
        former.regionName === here ? null : former.regionName,
        `（${until(former.lastDay)}）`,
      ]
        .filter(Boolean)
        .join(" "),
    })),
    ...others("由来", past.predecessors),
    ...others("现为", past.successors),
  ];
  return (
    <Card title="基本情况">
      <DescriptionList items={facts} />
    </Card>
  );
}
