/*
 * A place that a public report speaks of is shown with that report's words and source. Whatever the report calls
 * it, nobody named it here: it has no level, no day of naming, and is never called a 示范点.
 */
import type { PublicationDraft } from "@/lib/domain/publications/types";
import type { SiteContent, SiteFacets } from "@/lib/domain/sites/content/schema";

/** A row of the places that reports speak of. */
export interface ReportedPlace {
  id: string;
  name: string;
  place: string;
  regionCode: string;
  villageCode: string | null;
  carrierCode: string;
  status: "demonstration" | "reported";
  facts: string[];
  sourceTitle: string;
}

/** What the public sees of a reported place. */
export function reportedDraft(place: ReportedPlace): PublicationDraft {
  const { id, name, facts, sourceTitle, regionCode, carrierCode } = place;
  const content: SiteContent = {
    ...{ name, siteKind: "reported", level: null, namedOn: null, namingDocument: "" },
    reportedAs: place.status === "demonstration" ? "demonstration" : "practice",
    ...{ organisationName: "", place: place.place, villageCode: place.villageCode },
    ...{ story: "", practices: [], results: [], hours: "", address: "", transport: "" },
    ...{ contactPhone: null, accessible: false, accessibleNote: "" },
    ...{ acceptsBookings: false, capacity: null, facts, sourceTitle },
  };
  const facets: SiteFacets = {
    siteKind: "reported",
    level: null,
    accessible: false,
    acceptsBookings: false,
    isNamed: false,
  };
  return {
    ...{ kind: "site", subjectId: id, regionCode, carrierCode, title: name, sourceTitle },
    summary: facts[0] ?? "",
    facets: { ...facets },
    content,
    words: [place.place, ...facts].join(" "),
  };
}
