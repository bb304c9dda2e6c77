/*
 * Anybody may ask for a visit at a published site that takes bookings. Whoever holds a booking's code sees that
 * booking and may cancel it. The organisation that builds the site answers its bookings, and sees who asked
 * until the visit is over or has fallen through; nobody else sees that at all.
 */
import { organisationsWithin, type Reach } from "@/lib/access/reach";
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that rows of `booking` under `alias` belong to an organisation in reach. */
export function bookingsWithin(reaches: readonly Reach[], alias: string): Statement {
  return sql`exists (select 1 from organisation o
    where o.id = ${sql.raw(alias)}.organisation_id and ${organisationsWithin(reaches, "o")})`;
}

/** True while the organisation still needs to know who asked. */
export function needsContact(status: BookingStatus): boolean {
  return status === "requested" || status === "confirmed";
}
