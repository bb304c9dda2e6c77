import { redirect } from "next/navigation";
import { VISITOR } from "@/lib/access/actor";
import { requirePending } from "@/lib/domain/people/sign-in/queries";
import { AppError } from "@/lib/platform/errors";

/** The half-finished sign-in of a step's page, or back to the beginning. */
export async function requireStep(stage: "password" | "totp") {
  try {
    return await requirePending(VISITOR, stage);
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") redirect("/sign-in");
    throw error;
  }
}
