"use server";

import { defineAction } from "@/lib/access/action";
import { renameRegion } from "@/lib/domain/regions/commands";
import { renameRegionSchema } from "@/lib/domain/regions/schema";

export const renameRegionAction = defineAction({
  name: "region.rename",
  schema: renameRegionSchema,
  command: renameRegion,
  redirectTo: ({ code }) => `/desk/admin/regions/${code}?done=renamed`,
});
