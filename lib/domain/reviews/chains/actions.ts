"use server";

import { defineAction } from "@/lib/access/action";
import { removeChain, setChain } from "./commands";
import { chainRemovalSchema, chainSchema } from "./schema";

const PAGE = "/desk/reviews/settings";

/** Sets how many steps the reports of a carrier have. */
export const setChainAction = defineAction({
  name: "chain.set",
  schema: chainSchema,
  command: setChain,
  redirectTo: (_, { regionCode, year }) => `${PAGE}?region=${regionCode}&year=${year}&done=chain`,
});

/** Takes a setting away. */
export const removeChainAction = defineAction({
  name: "chain.remove",
  schema: chainRemovalSchema,
  command: removeChain,
  redirectTo: ({ regionCode, year }) => `${PAGE}?region=${regionCode}&year=${year}&done=removed`,
});
