import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { bookVisit } from "@/lib/domain/sites/bookings/commands";
import { getBookingForm } from "@/lib/domain/sites/bookings/queries";
import { setOpening } from "@/lib/domain/sites/openings/commands";
import { listOwnOpenings } from "@/lib/domain/sites/openings/queries";
import { newId } from "@/lib/shared/ids";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { makeSite, nextWorkday } from "../support/site-world";

const SLOT = "09:00-10:30";

let builder: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  builder = (await personWith("reporter", PLACES.county)).actor;
  stranger = (await personWith("reporter", PLACES.county)).actor;
});

describe("the opening of a site", () => {
  const opening = { weekdays: [2], slots: [SLOT], closedOn: [], aheadDays: 14, isPaused: false };

  it("is set by its organisation and decides what can be booked", async () => {
    const site = await makeSite({ organisationId: builder.organisation.id });
    const input = { siteId: site, version: 0, ...opening };
    expect((await refusal(setOpening(stranger, input))).code).toBe("not_found");
    expect((await refusal(setOpening(VISITOR, input))).code).toBe("forbidden");
    await setOpening(builder, input);
    expect((await getBookingForm(VISITOR, site)).hours).toHaveLength(2);
    expect((await refusal(setOpening(builder, input))).code).toBe("conflict");
    await setOpening(builder, { ...input, version: 1, isPaused: true });
    expect((await getBookingForm(VISITOR, site)).hours).toEqual([]);
    const wish = { siteId: site, visitOn: nextWorkday(), slot: SLOT, people: 1, purpose: "visit" };
    const asked = bookVisit(
      VISITOR,
      { ...wish, name: "甲", phone: "13800000000", needs: "" },
      newId(),
    );
    expect((await refusal(asked)).fields).toHaveProperty("when");
  });

  it("is listed for the organisation's own published sites", async () => {
    const site = await makeSite({ organisationId: builder.organisation.id });
    const hidden = await makeSite({ organisationId: builder.organisation.id, isPublished: false });
    const own = (await listOwnOpenings(builder)).map(({ siteId }) => siteId);
    expect(own).toContain(site);
    expect(own).not.toContain(hidden);
    expect(await listOwnOpenings(stranger)).toEqual([]);
    expect((await refusal(listOwnOpenings(VISITOR))).code).toBe("forbidden");
  });
});
