"use server";

import { defineAction } from "@/lib/access/action";
import { appointDelegate, endDelegation } from "./commands";
import { appointmentSchema, delegationEndSchema } from "./schema";

const toPage = () => "/desk/reviews/delegations";

/** Appoints a colleague for a time. */
export const appointDelegateAction = defineAction({
  name: "delegation.appoint",
  schema: appointmentSchema,
  command: appointDelegate,
  redirectTo: toPage,
});

/** Ends an appointment before its last day. */
export const endDelegationAction = defineAction({
  name: "delegation.end",
  schema: delegationEndSchema,
  command: endDelegation,
  redirectTo: toPage,
});
