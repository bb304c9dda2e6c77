import Link from "next/link";
import { ActionForm, FormProblem, FormTick } from "@/components/forms/action-form";
import { StatusMark, Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { confirmVenuesAction } from "@/lib/domain/culture/venues/actions";
import {
  venueStageMarks,
  venueStageWords,
  venueStatusWords,
} from "@/lib/domain/culture/venues/labels";
import type { VenueRow } from "@/lib/domain/culture/venues/types";

/** Venues in a table, with those that the actor may confirm as boxes to tick. */
export function VenueTable({ venues }: { venues: readonly VenueRow[] }) {
  const waiting = venues.some(({ mayConfirm }) => mayConfirm);
  if (!waiting) return <Rows venues={venues} isPicking={false} />;
  return (
    <ActionForm action={confirmVenuesAction} submit="确认勾选的阵地" className="p-4">
      <FormProblem name="venues" />
      <Rows venues={venues} isPicking />
    </ActionForm>
  );
}

function Rows({ venues, isPicking }: { venues: readonly VenueRow[]; isPicking: boolean }) {
  return (
    <Table caption="文化阵地" cards>
      <thead>
        <tr>
          {isPicking && <th scope="col">勾选</th>}
          <th scope="col">阵地</th>
          <th scope="col">地区</th>
          <th scope="col">种类</th>
          <th scope="col">登记进度</th>
          <th scope="col">现状</th>
          <th scope="col">最近巡查</th>
        </tr>
      </thead>
      <tbody>
        {venues.map((venue) => (
          <VenueLine key={venue.id} venue={venue} isPicking={isPicking} />
        ))}
      </tbody>
    </Table>
  );
}

function VenueLine({ venue, isPicking }: { venue: VenueRow; isPicking: boolean }) {
  const { id, version, name, place, regionName, above, kindName, stage, status } = venue;
  return (
    <tr>
      {isPicking && (
        <td data-label="勾选">
          {venue.mayConfirm && (
            <FormTick
              name="venues[]"
              value={`${id}:${version}`}
              label={<span className="sr-only">确认{name}</span>}
            />
          )}
        </td>
      )}
      <th scope="row">
        <Link className="link" href={`/desk/culture/venues/${id}`}>
          {name}
        </Link>{" "}
        {venue.isExample && <Tag>示例</Tag>}
        <span className="block text-xs font-normal text-ink-hint">{place}</span>
      </th>
      <td data-label="地区">{[above, regionName].filter(Boolean).join(" ")}</td>
      <td data-label="种类">{kindName}</td>
      <td data-label="登记进度">
        <StatusMark {...venueStageMarks[stage]} word={venueStageWords[stage]} />
      </td>
      <td data-label="现状">
        {venueStatusWords[status]}
        {venue.defects > 0 && <span className="block text-soon-ink">待修 {venue.defects} 处</span>}
      </td>
      <td data-label="最近巡查">{venue.inspectedOn ?? "—"}</td>
    </tr>
  );
}
