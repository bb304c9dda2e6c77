"use server";

import { defineAction } from "@/lib/access/action";
import {
  closeOrganisation,
  createOrganisation,
  editOrganisation,
} from "@/lib/domain/organisations/commands";
import {
  closeOrganisationSchema,
  createOrganisationSchema,
  editOrganisationSchema,
} from "@/lib/domain/organisations/schema";

export const createOrganisationAction = defineAction({
  name: "organisation.create",
  schema: createOrganisationSchema,
  command: createOrganisation,
  redirectTo: ({ organisationId }) => `/desk/admin/organisations/${organisationId}?done=created`,
});

export const editOrganisationAction = defineAction({
  name: "organisation.edit",
  schema: editOrganisationSchema,
  command: editOrganisation,
  redirectTo: ({ organisationId }) => `/desk/admin/organisations/${organisationId}?done=edited`,
});

export const closeOrganisationAction = defineAction({
  name: "organisation.close",
  schema: closeOrganisationSchema,
  command: closeOrganisation,
  redirectTo: ({ organisationId }) => `/desk/admin/organisations/${organisationId}?done=closed`,
});
