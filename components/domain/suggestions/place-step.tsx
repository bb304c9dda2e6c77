import { publicHref } from "@/components/domain/public/public-link";
import { VISITOR } from "@/lib/access/actor";
import { getPlace, listPlaces } from "@/lib/domain/suggestions/filing/queries";
import type { Stand } from "@/lib/domain/suggestions/filing/schema";
import { PlaceCascade } from "./place-cascade";
import { PlaceSearch } from "./place-search";
import { StartAgain } from "./start-again";
import { stepHref } from "./steps";

/** The place of a suggestion: by its name, or down from the cities. */
export async function PlaceStep({ stand }: { stand: Stand }) {
  const { gate, category } = stand;
  if (!category) return <StartAgain />;
  const inside = stand.in;
  const [here, below, next] = await Promise.all([
    inside ? getPlace(VISITOR, inside).catch(() => null) : null,
    listPlaces(VISITOR, inside),
    publicHref(stepHref("similar", { gate, category, region: "" })),
  ]);
  return (
    <>
      <PlaceSearch gate={gate} category={category} next={next} />
      <PlaceCascade
        here={here}
        below={below}
        hrefDown={(code) => stepHref("place", { gate, category, in: code })}
        hrefChosen={(region) => stepHref("similar", { gate, category, region })}
      />
    </>
  );
}
