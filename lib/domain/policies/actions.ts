"use server";

import { defineAction } from "@/lib/access/action";
import { draftPolicy, editPolicy } from "@/lib/domain/policies/commands";
import {
  discardPolicy,
  publishPolicy,
  revisePolicy,
  withdrawPolicy,
} from "@/lib/domain/policies/publishing/commands";
import {
  draftPolicySchema,
  editPolicySchema,
  policyStepSchema,
} from "@/lib/domain/policies/schema";

const toPolicy = ({ code }: { code: string }) => `/desk/policies/${code}`;
const toClauses = ({ code }: { code: string }) => `/desk/policies/${code}/clauses`;

export const draftPolicyAction = defineAction({
  name: "policy.draft",
  schema: draftPolicySchema,
  command: draftPolicy,
  redirectTo: toClauses,
});

export const editPolicyAction = defineAction({
  name: "policy.edit",
  schema: editPolicySchema,
  command: editPolicy,
  redirectTo: toPolicy,
});

export const publishPolicyAction = defineAction({
  name: "policy.publish",
  schema: policyStepSchema,
  command: publishPolicy,
  redirectTo: toPolicy,
});

export const withdrawPolicyAction = defineAction({
  name: "policy.withdraw",
  schema: policyStepSchema,
  command: withdrawPolicy,
  redirectTo: toPolicy,
});

export const revisePolicyAction = defineAction({
  name: "policy.revise",
  schema: policyStepSchema,
  command: revisePolicy,
  redirectTo: toClauses,
});

export const discardPolicyAction = defineAction({
  name: "policy.discard",
  schema: policyStepSchema,
  command: discardPolicy,
  redirectTo: () => "/desk/policies/documents",
});
