import { PublicPiece } from "@/components/domain/culture/public-piece";
import { PublicLink } from "@/components/domain/public/public-link";
import { Notice } from "@/components/ui/feedback";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedRoute as Route } from "@/lib/domain/routes/published/types";
import type { PlanInput } from "@/lib/domain/routes/timetable/schema";
import type { Day } from "@/lib/shared/dates";
import { PublishedRoute } from "./published-route";
import { RoutePlan } from "./route-plan";

type RoutePageProps = {
  route: Route;
  pictures: readonly Picture[];
  url: string;
  plan: PlanInput;
  today: Day;
};

/** One route for visitors, with the day that they plan. */
export function RoutePage({ route, pictures, url, plan, today }: RoutePageProps) {
  const { item, content, gone, accessible, named } = route;
  const names = content.stops.filter(({ subjectId }) => subjectId && gone.includes(subjectId));
  return (
    <PublicPiece
      item={item}
      url={url}
      lists={[{ href: "/routes", label: "研学路线" }]}
      data={{
        "@context": "https://schema.org",
        "@type": "TouristTrip",
        name: item.title,
        description: item.summary,
        url,
        itinerary: {
          "@type": "ItemList",
          itemListElement: content.stops.map(({ name, place }, at) => ({
            "@type": "ListItem",
            position: at + 1,
            item: { "@type": "Place", name, address: place },
          })),
        },
      }}
      side={<Bookings route={route} />}
    >
      {names.length > 0 && (
        <Notice tone="soon" title="路线有变动">
          <p>{names.map(({ name }) => name).join("、")}已不对外公开，出发前请先咨询。</p>
        </Notice>
      )}
      <p className="no-print route-plan-link">
        <a className="btn btn-primary" href="#plan">
          排一天行程
        </a>
      </p>
      <PublishedRoute {...{ item, pictures, gone, accessible, named }} />
      <RoutePlan routeId={item.subjectId} content={content} {...plan} today={today} />
    </PublicPiece>
  );
}

/** Where a visit can be booked, and where nobody takes a booking here. */
function Bookings({ route: { content, gone, bookable } }: { route: Route }) {
  const sites = content.stops.flatMap(({ kind, subjectId, name }) =>
    kind === "site" && subjectId !== null && !gone.includes(subjectId) ? [{ subjectId, name }] : [],
  );
  const open = sites.filter(({ subjectId }) => bookable.includes(subjectId));
  const others = sites.filter(({ subjectId }) => !bookable.includes(subjectId));
  if (sites.length === 0) return null;
  return (
    <section className="sheet no-print" aria-label="预约各站">
      <h2>预约各站</h2>
      {open.length > 0 && (
        <>
          <p className="mt-2 text-ink-soft">可以在网上预约的站：</p>
          <ul className="mt-2">
            {open.map(({ subjectId, name }) => (
              <li key={subjectId} className="py-2">
                <PublicLink className="link" href={`/sites/${subjectId}/booking`}>
                  {name}
                </PublicLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <p className="mt-2 text-ink-soft">
          {others.map(({ name }) => name).join("、")}
          不接受网上预约，能不能参观请先电话询问。
        </p>
      )}
    </section>
  );
}
