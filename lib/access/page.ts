import "server-only";
import { forbidden as forbiddenPage, notFound as notFoundPage, redirect } from "next/navigation";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { currentActor } from "@/lib/access/session";
import { AppError } from "@/lib/platform/errors";

/** The signed-in person of a page, or on to the sign-in page. With a verb, a role must have it. */
export async function requireStaff(verb?: Verb): Promise<StaffActor> {
  const actor = await currentActor();
  if (actor.kind !== "staff") redirect("/sign-in");
  if (verb && !hasVerb(actor, verb)) forbiddenPage();
  return actor;
}

/** Awaits what a page reads; `not_found` and `forbidden` become their pages. */
export async function forPage<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFoundPage();
    if (error instanceof AppError && error.code === "forbidden") forbiddenPage();
    throw error;
  }
}
