import { VISITOR } from "@/lib/access/actor";
import { defineKeyRoute, jsonAnswer, readJson } from "@/lib/access/key-route";
import { admitKey } from "@/lib/domain/machine/keys/queries";
import { keepResult } from "@/lib/domain/suggestions/hotline/commands";
import { orderIdIn, readResult } from "@/lib/domain/suggestions/hotline/schema";

const MOST_BYTES = 64 * 1024;

/** What the hotline made of a work order. */
export const POST = defineKeyRoute({
  name: "hotline.result",
  admit: (shown) => admitKey(VISITOR, shown, "hotline"),
  handle: async ({ actor, source }, request) => {
    const id = orderIdIn(request.nextUrl.pathname);
    const result = readResult(await readJson(request, MOST_BYTES));
    return jsonAnswer(JSON.stringify(await keepResult(actor, source, { id, result })));
  },
});
