import { PageHeader } from "@/components/layout/page-header";
import { PrintHead } from "@/components/layout/print-head";
import type { TourDetail } from "@/lib/domain/cases/tours/types";
import { dayLabel } from "@/lib/shared/dates";
import { PrintNow } from "./print-now";
import { TourStops } from "./stops";

/** 行程单: the plan of a tour on paper. */
export function TourSheet({
  tour,
  person,
  time,
}: {
  tour: TourDetail;
  person: string;
  time: string;
}) {
  return (
    <>
      <PrintHead unit={tour.organiser} title={tour.title} person={person} time={time} />
      <PageHeader
        title={`${tour.title} 行程单`}
        subtitle={`${dayLabel(tour.startsOn)} 至 ${dayLabel(tour.endsOn)}`}
        back={{ href: `/desk/tours/${tour.id}`, label: "巡回观摩" }}
        actions={<PrintNow />}
      />
      <p className="mb-4">{tour.purpose}</p>
      <TourStops stops={tour.stops} />
      <ul className="mt-5">
        {tour.groups.map((group) => (
          <li key={group.id} className="mb-2">
            <strong>{group.name}</strong>（带队：{group.leader}）：
            {group.members.map(({ organisationName }) => organisationName).join("、")}
          </li>
        ))}
      </ul>
    </>
  );
}
