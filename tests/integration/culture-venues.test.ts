import { beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { getPublicCoverage } from "@/lib/domain/culture/coverage/queries";
import { keepTerm } from "@/lib/domain/culture/terms/commands";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import {
  confirmVenues,
  discardVenue,
  editVenue,
  enterVenue,
  publishVenue,
  returnVenue,
  submitVenue,
} from "@/lib/domain/culture/venues/commands";
import { getVenue, listVenuePlaces, listVenues } from "@/lib/domain/culture/venues/queries";
import { editVenueSchema, venueFilterSchema } from "@/lib/domain/culture/venues/schema";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getDeskPublication } from "@/lib/domain/publications/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  type CultureWorld,
  colleagueOf,
  cultureWorld,
  pictureOf,
  standingVenue,
  venueInput,
} from "../support/culture-world";
import { PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";

let world: CultureWorld;

beforeAll(async () => {
  world = await cultureWorld();
});

const step = async (venueId: string) => ({
  venueId,
  version: (await getVenue(world.province, venueId)).version,
});
const stageOf = async (venueId: string) => (await getVenue(world.province, venueId)).stage;
const column = (more: object = {}) => venueInput(world.villageCode, "column", more);

describe("a venue", () => {
  it("is entered by the village, handed in, and confirmed by the township", async () => {
    const { venueId } = await enterVenue(world.village, column());
    await submitVenue(world.village, await step(venueId));
    await confirmVenues(world.township, { venues: [await step(venueId)] });
    const found = await getVenue(world.village, venueId);
    expect(found).toMatchObject({
      stage: "confirmed",
      confirmedByName: "试验员",
      mayConfirm: false,
    });
    const trail = await rows<{ action: string }>(sql`
      select action from audit_entry where subject_id = ${venueId} order by id`);
    expect(trail.map(({ action }) => action)).toEqual([
      "venue.enter",
      "venue.submit",
      "venue.confirm",
    ]);
  });

  it("is returned with a reason, of which the village is told, and handed in again", async () => {
    const { venueId } = await enterVenue(world.village, column());
    await submitVenue(world.village, await step(venueId));
    await returnVenue(world.county, { ...(await step(venueId)), reason: "位置写清楚" });
    expect(await getVenue(world.village, venueId)).toMatchObject({
      stage: "returned",
      reason: "位置写清楚",
    });
    const told = await rows(sql`
      select 1 from notification where kind = 'venue.returned'
        and organisation_id = ${world.village.organisation.id}::uuid and link like ${`%${venueId}`}`);
    expect(told).toHaveLength(1);
    await submitVenue(world.village, await step(venueId));
    expect(await stageOf(venueId)).toBe("submitted");
  });

  it("is not confirmed by whoever handed it in, by its own level, or by a neighbour", async () => {
    const { venueId } = await enterVenue(world.township, venueInput(world.townshipCode, "wall"));
    await submitVenue(world.township, await step(venueId));
    const venues = [await step(venueId)];
    const colleague = await colleagueOf(world.township, "township");
    expect((await refusal(confirmVenues(world.township, { venues }))).code).toBe("forbidden");
    expect((await refusal(confirmVenues(colleague, { venues }))).code).toBe("forbidden");
    expect((await refusal(confirmVenues(world.village, { venues }))).code).toBe("not_found");
    expect((await refusal(confirmVenues(world.sibling, { venues }))).code).toBe("not_found");
    expect((await refusal(confirmVenues(VISITOR, { venues }))).code).toBe("not_found");
    expect(await confirmVenues(world.county, { venues })).toEqual({ confirmed: 1 });
  });

  it("handed in by the county for a village is confirmed by another person of the county", async () => {
    const { venueId } = await enterVenue(world.county, column());
    await submitVenue(world.county, await step(venueId));
    const venues = [await step(venueId)];
    expect((await refusal(confirmVenues(world.county, { venues }))).code).toBe("forbidden");
    const colleague = await colleagueOf(world.county, "office");
    expect(await confirmVenues(colleague, { venues })).toEqual({ confirmed: 1 });
  });

  it("is confirmed with others or not at all", async () => {
    const [one, other] = await Promise.all([
      enterVenue(world.village, column()),
      enterVenue(world.village, column()),
    ]);
    await submitVenue(world.village, await step(one.venueId));
    const venues = [await step(one.venueId), await step(other.venueId)];
    expect((await refusal(confirmVenues(world.township, { venues }))).code).toBe("conflict");
    expect(await stageOf(one.venueId)).toBe("submitted");
  });

  it("changed since it was shown is a conflict", async () => {
    const { venueId } = await enterVenue(world.village, column());
    await submitVenue(world.village, { venueId, version: 1 });
    expect((await refusal(submitVenue(world.village, { venueId, version: 1 }))).code).toBe(
      "conflict",
    );
  });

  it("is seen and kept by its village and those above, and by nobody else", async () => {
    const { venueId } = await enterVenue(world.village, column());
    for (const actor of [world.village, world.township, world.county, world.city]) {
      expect((await getVenue(actor, venueId)).mayKeep).toBe(true);
    }
    for (const actor of [world.neighbour, world.sibling, VISITOR]) {
      expect((await refusal(getVenue(actor, venueId))).code).toBe("not_found");
      expect((await listVenues(actor, venueFilterSchema.parse({}))).items).not.toContainEqual(
        expect.objectContaining({ id: venueId }),
      );
    }
    const edit = editVenueSchema.parse({
      ...(await step(venueId)),
      ...column(),
      name: "新名",
      builtYear: "2020",
      isAccessible: undefined,
    });
    expect((await refusal(editVenue(world.neighbour, edit))).code).toBe("not_found");
    await editVenue(world.township, edit);
    expect((await getVenue(world.village, venueId)).name).toBe("新名");
    expect((await refusal(discardVenue(world.neighbour, await step(venueId)))).code).toBe(
      "not_found",
    );
    await discardVenue(world.village, await step(venueId));
    expect((await refusal(getVenue(world.village, venueId))).code).toBe("not_found");
  });

  it("is entered only where one works or reaches, and of a kind that belongs there", async () => {
    const elsewhere = venueInput(PLACES.siblingCounty, "corridor");
    expect((await refusal(enterVenue(world.village, elsewhere))).code).toBe("not_found");
    expect((await refusal(enterVenue(world.county, elsewhere))).code).toBe("not_found");
    const wrong = await refusal(enterVenue(world.village, venueInput(world.villageCode, "plaza")));
    expect(wrong.fields).toHaveProperty("kindCode");
    const places = await listVenuePlaces(world.township);
    expect(places[0]?.code).toBe(world.townshipCode);
    expect(places.map(({ code }) => code)).toContain(world.villageCode);
    expect((await listVenuePlaces(world.village)).map(({ code }) => code)).toEqual([
      world.villageCode,
    ]);
  });

  it("reaches the public only once confirmed, with words and a picture, by a frozen copy", async () => {
    const { venueId } = await enterVenue(world.village, column());
    expect((await refusal(publishVenue(world.village, await step(venueId)))).code).toBe("conflict");
    await submitVenue(world.village, await step(venueId));
    await confirmVenues(world.township, { venues: [await step(venueId)] });
    const bare = await refusal(publishVenue(world.village, await step(venueId)));
    expect(bare.fields.form).toContain("简介");
    const pictureIds = [await pictureOf(world.village)];
    const whole = { description: "示例简介", keeperName: "看管人姓名", pictureIds };
    const edit = {
      ...(await step(venueId)),
      ...column(),
      ...whole,
      builtYear: "",
      isAccessible: undefined,
    };
    await editVenue(world.village, editVenueSchema.parse(edit));
    const { publicationId } = await publishVenue(world.village, await step(venueId));
    const copy = await getDeskPublication(world.county, { id: publicationId });
    expect(copy).toMatchObject({ status: "submitted", kind: "venue", subjectId: venueId });
    expect(JSON.stringify(copy.content)).not.toContain("看管人姓名");
  });
});

describe("the pictures of a venue", () => {
  const edited = async (venueId: string, pictureIds: string[]) => {
    const rest = { builtYear: "", isAccessible: undefined, pictureIds };
    return editVenueSchema.parse({ ...(await step(venueId)), ...column(), ...rest });
  };

  it("are those of one's own organisation or of one above, never just any that are there", async () => {
    const foreign = await pictureOf(world.neighbour);
    const entered = await refusal(enterVenue(world.village, column({ pictureIds: [foreign] })));
    expect(entered.fields.pictureIds).toBeTruthy();
    const { venueId } = await enterVenue(world.village, column());
    for (const id of [foreign, newId()]) {
      const refused = await refusal(editVenue(world.village, await edited(venueId, [id])));
      expect(refused.fields.pictureIds).toBeTruthy();
    }
  });

  it("that the township added are seen by the village, and stay when the village goes on", async () => {
    const { venueId } = await enterVenue(world.village, column());
    const added = await pictureOf(world.township);
    expect(await listPictures(world.village, [added])).toEqual([]);
    await editVenue(world.township, await edited(venueId, [added]));
    expect(await listPictures(world.village, [added])).toHaveLength(1);
    expect(await listPictures(world.neighbour, [added])).toEqual([]);
    await editVenue(world.village, await edited(venueId, [added]));
    expect((await getVenue(world.village, venueId)).pictureIds).toEqual([added]);
  });
});

describe("terms", () => {
  it("are kept by the province's office alone", async () => {
    const term = { family: "work_type", code: "kuaiban", name: "快板", note: "" } as const;
    const input = { ...term, position: 9, isActive: true };
    expect((await refusal(keepTerm(world.county, input))).code).toBe("forbidden");
    expect((await refusal(keepTerm(VISITOR, input))).code).toBe("forbidden");
    await keepTerm(world.province, input);
    await keepTerm(world.province, { ...input, name: "快板书" });
    const found = await listTerms(VISITOR, "work_type");
    expect(found.filter(({ code }) => code === "kuaiban").map(({ name }) => name)).toEqual([
      "快板书",
    ]);
  });
});

describe("the public", () => {
  it("sees coverage change with a confirmation, and the version of public pages with it", async () => {
    const version = async () =>
      (
        await rows<{ v: string }>(
          sql`select version as v from node_version where node_code = 'public'`,
        )
      )[0]?.v;
    const before = await getPublicCoverage(VISITOR, PLACES.siblingCounty);
    const old = await version();
    const lead = world.sibling;
    await standingVenue(lead, world.city, {
      regionCode: PLACES.siblingCounty,
      kindCode: "corridor",
    });
    const after = await getPublicCoverage(VISITOR, PLACES.siblingCounty);
    expect(before.own?.kinds[0]?.standing).toBe(0);
    expect(after.own?.kinds[0]?.standing).toBe(1);
    expect(await version()).not.toBe(old);
  });
});
