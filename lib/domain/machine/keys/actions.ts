"use server";

import { defineAction } from "@/lib/access/action";
import { createHotlineKey, createKey, revokeKey } from "@/lib/domain/machine/keys/commands";
import { hotlineKeySchema, newKeySchema, revocationSchema } from "@/lib/domain/machine/keys/schema";

// Without a redirect: the answer shows the secret, once.
export const createKeyAction = defineAction({
  name: "machine_key.create",
  schema: newKeySchema,
  command: createKey,
});

export const createHotlineKeyAction = defineAction({
  name: "machine_key.create_hotline",
  schema: hotlineKeySchema,
  command: createHotlineKey,
});

export const revokeKeyAction = defineAction({
  name: "machine_key.revoke",
  schema: revocationSchema,
  command: revokeKey,
  redirectTo: () => "/desk/machine",
});
