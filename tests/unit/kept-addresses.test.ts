import { describe, expect, it } from "vitest";
import { keptAddress } from "@/lib/access/public-pages";
import { caseFilterSchema } from "@/lib/domain/cases/schema";
import {
  publicCoverageSchema,
  publicFamilyFilterSchema,
  publicVenueFilterSchema,
  publicWorkFilterSchema,
} from "@/lib/domain/culture/published/schema";
import { progressSchema } from "@/lib/domain/disclosure/progress/schema";
import { publicNewsSchema } from "@/lib/domain/news/schema";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { routeFilterSchema } from "@/lib/domain/routes/published/schema";
import { siteBrowsingSchema } from "@/lib/domain/sites/browsing/schema";
import { topicFilterSchema } from "@/lib/domain/topics/shown/schema";

/** What somebody types has no end of values, and is looked up each time. */
const TYPED = ["q", "words"];

describe("a public list", () => {
  it.each([
    ["/cases", caseFilterSchema],
    ["/culture", publicCoverageSchema],
    ["/culture/venues", publicVenueFilterSchema],
    ["/culture/works", publicWorkFilterSchema],
    ["/family", publicFamilyFilterSchema],
    ["/news", publicNewsSchema],
    ["/policies", policyFilterSchema],
    ["/progress", progressSchema],
    ["/routes", routeFilterSchema],
    ["/sites", siteBrowsingSchema],
    ["/topics", topicFilterSchema],
  ])("%s is kept under all that can be chosen in it at once", (path, schema) => {
    const names = Object.keys(schema.shape).filter((name) => !TYPED.includes(name));
    const address = `${path}?${names.map((name) => `${name}=`).join("&")}`;
    expect(keptAddress(address)).toBe(address);
  });

  it("is made each time for what somebody typed, and for names that no list knows", () => {
    expect(keptAddress("/topics?words=x")).toBeUndefined();
    expect(keptAddress("/topics?utm=x")).toBeUndefined();
    expect(keptAddress("/sites/bookings/1234567890123456")).toBeUndefined();
  });
});
