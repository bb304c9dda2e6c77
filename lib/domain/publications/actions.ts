"use server";

import { defineAction } from "@/lib/access/action";
import {
  checkPublication,
  releasePublication,
  returnPublication,
  withdrawPublication,
} from "@/lib/domain/publications/commands";
import { endSchema, stepSchema } from "@/lib/domain/publications/schema";

const toPublication = ({ publicationId }: { publicationId: string }) =>
  `/desk/publications/${publicationId}`;

export const checkPublicationAction = defineAction({
  name: "publication.check",
  schema: stepSchema,
  command: checkPublication,
  redirectTo: toPublication,
});

export const returnPublicationAction = defineAction({
  name: "publication.return",
  schema: endSchema,
  command: returnPublication,
  redirectTo: toPublication,
});

export const releasePublicationAction = defineAction({
  name: "publication.release",
  schema: stepSchema,
  command: releasePublication,
  redirectTo: toPublication,
});

export const withdrawPublicationAction = defineAction({
  name: "publication.withdraw",
  schema: endSchema,
  command: withdrawPublication,
  redirectTo: toPublication,
});
