import { defineRoute } from "@/lib/access/route";
import { openDeviceKey } from "@/lib/domain/people/device-key/commands";

/** The signed-in person's key for unsent drafts on this device; kept in the page's memory only. */
export const GET = defineRoute({
  name: "account.device_key",
  handle: async (actor) => {
    const key = await openDeviceKey(actor);
    const answer = {
      ok: true,
      data: { key, accountId: actor.kind === "staff" ? actor.accountId : null },
    };
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  },
});
