"use server";

import { defineAction } from "@/lib/access/action";
import { addGrant, endGrant } from "@/lib/domain/people/grants/commands";
import { addGrantSchema, endGrantSchema } from "@/lib/domain/people/grants/schema";

export const addGrantAction = defineAction({
  name: "grant.add",
  schema: addGrantSchema,
  command: addGrant,
  redirectTo: (_data, { accountId }) => `/desk/admin/accounts/${accountId}?done=granted`,
});

export const endGrantAction = defineAction({
  name: "grant.end",
  schema: endGrantSchema,
  command: endGrant,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=grant-ended`,
});
