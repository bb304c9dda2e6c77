"use server";

import { defineAction } from "@/lib/access/action";
import { removeChain, setChain } from "./commands";
import { chainRemovalSchema, chainSchema } from "./schema";

/** Sets how many steps the reports of a carrier have. */
export const setChainAction = defineAction({
  name: "chain.set",
  schema: chainSchema,
  command: setChain,
});

/** Takes a setting away. */
export const removeChainAction = defineAction({
  name: "chain.remove",
  schema: chainRemovalSchema,
  command: removeChain,
});
