import type { StaffActor } from "@/lib/access/actor";
import { confirmVenues, enterVenue, submitVenue } from "@/lib/domain/culture/venues/commands";
import { getVenue } from "@/lib/domain/culture/venues/queries";
import { enterVenueSchema } from "@/lib/domain/culture/venues/schema";
import { transaction } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  childOf,
  makeAccount,
  makeOrganisation,
  PLACES,
  personWith,
  signedIn,
} from "./people-world";

/** People of one county, from the village up, and the same roles elsewhere. */
export interface CultureWorld {
  townshipCode: string;
  villageCode: string;
  village: StaffActor;
  township: StaffActor;
  county: StaffActor;
  city: StaffActor;
  province: StaffActor;
  sibling: StaffActor;
  neighbour: StaffActor;
}

const actorWith = async (role: Role, code: string) => (await personWith(role, code)).actor;

/** Somebody with a role in a region, working for an organisation that is there. */
export async function colleagueOf(actor: StaffActor, role: Role): Promise<StaffActor> {
  const { id, regionCode } = actor.organisation;
  const accountId = await transaction((tx) => makeAccount(tx, id, [{ role, regionCode }]));
  return (await signedIn(accountId)).actor;
}

/** Makes the people; each call makes new ones. */
export async function cultureWorld(): Promise<CultureWorld> {
  const townshipCode = await childOf(PLACES.county);
  const villageCode = await childOf(townshipCode);
  return {
    townshipCode,
    villageCode,
    village: await actorWith("reporter", villageCode),
    township: await actorWith("township", townshipCode),
    county: await actorWith("office", PLACES.county),
    city: await actorWith("office", PLACES.city),
    province: await actorWith("office", PLACES.province),
    sibling: await actorWith("office", PLACES.siblingCounty),
    neighbour: await actorWith("reporter", await childOf(townshipCode, 1)),
  };
}

/** A venue's form, filled in. */
export function venueInput(regionCode: string, kindCode: string, more: object = {}) {
  return enterVenueSchema.parse({
    ...{
      kindCode,
      regionCode,
      name: "清风栏",
      place: "村委会门前",
      description: "",
      status: "open",
    },
    key: newId(),
    ...more,
  });
}

/** Enters a venue, hands it in and has it confirmed. */
export async function standingVenue(
  enters: StaffActor,
  confirms: StaffActor,
  where: { regionCode: string; kindCode: string },
): Promise<string> {
  const { venueId } = await enterVenue(enters, venueInput(where.regionCode, where.kindCode));
  await submitVenue(enters, { venueId, version: 1 });
  const { version } = await getVenue(confirms, venueId);
  await confirmVenues(confirms, { venues: [{ venueId, version }] });
  return venueId;
}

/** A file in the material library of somebody's organisation. */
export async function makeDocument(actor: StaffActor): Promise<string> {
  const id = newId();
  await transaction((tx) =>
    tx.count(sql`
      insert into evidence (id, organisation_id, file_name, kind, media_type, size, sha256, uploaded_by_id)
      values (${id}, ${actor.organisation.id}::uuid, '授权书.pdf', 'pdf', 'application/pdf', 9,
        ${id.replaceAll("-", "").padEnd(64, "0")}, ${actor.accountId}::uuid)`),
  );
  return id;
}

/** An organisation of another kind in a region, to keep things there. */
export async function organisationIn(regionCode: string): Promise<string> {
  return transaction((tx) => makeOrganisation(tx, { regionCode, kind: "unit" }));
}

/** A picture that the person's organisation uploaded. */
export async function pictureOf({ organisation }: StaffActor): Promise<string> {
  const id = newId();
  await transaction((tx) =>
    tx.count(sql`
      insert into picture (id, sha256, sha256_960, sha256_480, width, height, alt, credit, region_code,
        organisation_id)
      values (${id}, ${id}, ${id}, ${id}, 800, 600, '村委会门前的宣传栏', '', ${organisation.regionCode},
        ${organisation.id}::uuid)`),
  );
  return id;
}
