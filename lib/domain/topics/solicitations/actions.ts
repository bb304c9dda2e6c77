"use server";

import { defineAction } from "@/lib/access/action";
import { editSolicitation, openSolicitation } from "@/lib/domain/topics/solicitations/commands";
import {
  editSolicitationSchema,
  openSolicitationSchema,
} from "@/lib/domain/topics/solicitations/schema";

const toSolicitation = ({ solicitationId }: { solicitationId: string }) =>
  `/desk/topics/solicitations/${solicitationId}`;

export const openSolicitationAction = defineAction({
  name: "solicitation.open",
  schema: openSolicitationSchema,
  command: openSolicitation,
  redirectTo: toSolicitation,
});

export const editSolicitationAction = defineAction({
  name: "solicitation.edit",
  schema: editSolicitationSchema,
  command: editSolicitation,
  redirectTo: toSolicitation,
});
