import { PublicPass } from "@/components/forms/public-pass";
import { VISITOR } from "@/lib/access/actor";
import { held } from "@/lib/access/public-hold";
import { getPlace } from "@/lib/domain/suggestions/filing/queries";
import { readHandedBack, type Stand } from "@/lib/domain/suggestions/filing/schema";
import { categoryName } from "@/lib/domain/suggestions/labels";
import { StartAgain } from "./start-again";
import { WriteForm } from "./write-form";

/** Writing; `isAgain` after a sending that was handed back: what was typed comes from the sender's own browser. */
export async function WriteStep({ stand, isAgain }: { stand: Stand; isAgain: boolean }) {
  const { gate, category, region } = stand;
  const place = region ? await getPlace(VISITOR, region).catch(() => null) : null;
  if (!category || !place) return <StartAgain />;
  const handed = isAgain ? readHandedBack(await held("typed")) : null;
  const chosen = {
    ...{ gate, category, categoryName: categoryName(category) },
    ...{ regionCode: place.code, placeName: [place.above, place.name].filter(Boolean).join(" ") },
  };
  return (
    <>
      <p className="mb-5 text-ink-soft">
        {chosen.categoryName}　{chosen.placeName}
      </p>
      <WriteForm chosen={chosen} handed={handed} pass={<PublicPass purpose="suggest" />} />
    </>
  );
}
