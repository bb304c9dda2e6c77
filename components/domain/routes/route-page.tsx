import { PublicPiece } from "@/components/domain/culture/public-piece";
import { PublicLink } from "@/components/domain/public/public-link";
import { Notice } from "@/components/ui/feedback";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedRoute as Route } from "@/lib/domain/routes/published/types";
import type { PlanInput } from "@/lib/domain/routes/timetable/schema";
import { PublishedRoute } from "./published-route";
import { RoutePlan } from "./route-plan";

type RoutePageProps = {
  route: Route;
  pictures: readonly Picture[];
  url: string;
  plan: PlanInput;
};

/** One route for visitors, with the day that they plan. */
export function RoutePage({ route, pictures, url, plan }: RoutePageProps) {
  const { item, content, gone, accessible } = route;
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
      <PublishedRoute item={item} pictures={pictures} gone={gone} accessible={accessible} />
      <RoutePlan routeId={item.subjectId} content={content} day={plan.day} start={plan.start} />
    </PublicPiece>
  );
}

function Bookings({ route: { content, gone } }: { route: Route }) {
  const sites = content.stops.filter(
    ({ kind, subjectId }) => kind === "site" && subjectId !== null && !gone.includes(subjectId),
  );
  if (sites.length === 0) return null;
  return (
    <section className="sheet no-print" aria-label="预约各站">
      <h2>预约各站</h2>
      <p className="mt-2 text-ink-soft">团体参观请分别向各站预约：</p>
      <ul className="mt-2">
        {sites.map(({ subjectId, name }) => (
          <li key={subjectId} className="py-2">
            <PublicLink className="link" href={`/sites/${subjectId}`}>
              {name}
            </PublicLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
