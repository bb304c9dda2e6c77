"use server";

import { defineAction } from "@/lib/access/action";
import { withSentPicture } from "@/lib/domain/pictures/commands";
import { composeRoute, discardRoute, editRoute, publishRoute } from "@/lib/domain/routes/commands";
import { composeRouteSchema, editRouteSchema, routeStepSchema } from "@/lib/domain/routes/schema";

const toRoute = ({ routeId }: { routeId: string }) => `/desk/routes/${routeId}`;

export const composeRouteAction = defineAction({
  name: "route.compose",
  schema: composeRouteSchema,
  command: withSentPicture(composeRoute),
  redirectTo: toRoute,
});

export const editRouteAction = defineAction({
  name: "route.edit",
  schema: editRouteSchema,
  command: withSentPicture(editRoute),
  redirectTo: toRoute,
});

export const discardRouteAction = defineAction({
  name: "route.discard",
  schema: routeStepSchema,
  command: discardRoute,
  redirectTo: () => "/desk/routes",
});

export const publishRouteAction = defineAction({
  name: "route.publish",
  schema: routeStepSchema,
  command: publishRoute,
  redirectTo: toRoute,
});
