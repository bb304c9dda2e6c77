import "server-only";
import { headers } from "next/headers";
import { forbidden as forbiddenPage, notFound as notFoundPage, redirect } from "next/navigation";
import type { StaffActor } from "@/lib/access/actor";
import { isDeskPath } from "@/lib/access/page-headers";
import { hasVerb } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { currentActor } from "@/lib/access/session";
import { AppError } from "@/lib/platform/errors";

async function signInPath(): Promise<string> {
  const path = (await headers()).get("x-page-path") ?? "";
  return isDeskPath(path) ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}

/**
 * The signed-in person of a page, or on to the sign-in page and back afterwards. With a verb, a role
 * must have it.
 */
export async function requireStaff(verb?: Verb): Promise<StaffActor> {
  const actor = await currentActor();
  if (actor.kind !== "staff") redirect(await signInPath());
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
