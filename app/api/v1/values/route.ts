import { VISITOR } from "@/lib/access/actor";
import { defineKeyRoute, jsonAnswer, readJson } from "@/lib/access/key-route";
import { admitKey } from "@/lib/domain/machine/keys/queries";
import { listStanding } from "@/lib/domain/machine/standing/queries";
import { standingSchema } from "@/lib/domain/machine/standing/schema";
import { takeValues } from "@/lib/domain/machine/values/commands";
import { BATCH_BYTES, readBatch, readQuery } from "@/lib/domain/machine/values/schema";

/** Takes a batch of values from another system. */
export const POST = defineKeyRoute({
  name: "value.take",
  admit: (shown) => admitKey(VISITOR, shown),
  handle: async ({ actor, source }, request) => {
    const batch = readBatch(request, await readJson(request, BATCH_BYTES));
    const { text, isRefused } = await takeValues(actor, source, batch);
    return jsonAnswer(text, isRefused ? 422 : 200);
  },
});

/** What stands already. */
export const GET = defineKeyRoute({
  name: "value.read",
  admit: (shown) => admitKey(VISITOR, shown),
  handle: async ({ actor, source }, request) => {
    const input = readQuery(standingSchema, request);
    return jsonAnswer(JSON.stringify(await listStanding(actor, source, input)));
  },
});
