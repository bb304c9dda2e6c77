import { VISITOR } from "@/lib/access/actor";
import { defineKeyRoute, jsonAnswer, readJson } from "@/lib/access/key-route";
import { admitKey } from "@/lib/domain/machine/keys/queries";
import { readQuery } from "@/lib/domain/machine/values/schema";
import { takeOrder } from "@/lib/domain/suggestions/hotline/commands";
import { listOutgoing } from "@/lib/domain/suggestions/hotline/queries";
import { outgoingQuerySchema, readOrder } from "@/lib/domain/suggestions/hotline/schema";

const MOST_BYTES = 64 * 1024;

/** A work order that the hotline hands in. */
export const POST = defineKeyRoute({
  name: "hotline.take",
  admit: (shown) => admitKey(VISITOR, shown, "hotline"),
  handle: async ({ actor, source }, request) => {
    const sent = readOrder(await readJson(request, MOST_BYTES));
    return jsonAnswer(JSON.stringify(await takeOrder(actor, source, sent)));
  },
});

/** Work orders that were handed over to the hotline. */
export const GET = defineKeyRoute({
  name: "hotline.read",
  admit: (shown) => admitKey(VISITOR, shown, "hotline"),
  handle: async ({ actor, source }, request) => {
    const input = readQuery(outgoingQuerySchema, request);
    return jsonAnswer(JSON.stringify(await listOutgoing(actor, source, input)));
  },
});
