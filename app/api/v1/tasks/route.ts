import { VISITOR } from "@/lib/access/actor";
import { defineKeyRoute, jsonAnswer } from "@/lib/access/key-route";
import { admitKey } from "@/lib/domain/machine/keys/queries";
import { listOpenTasks } from "@/lib/domain/machine/standing/queries";

/** The tasks that a key may feed. */
export const GET = defineKeyRoute({
  name: "value.tasks",
  admit: (shown) => admitKey(VISITOR, shown),
  handle: async ({ actor, source }) =>
    jsonAnswer(JSON.stringify(await listOpenTasks(actor, source))),
});
