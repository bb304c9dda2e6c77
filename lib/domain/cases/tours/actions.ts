"use server";

import { defineAction } from "@/lib/access/action";
import {
  announceTour,
  closeTour,
  issueTourCodes,
  planTour,
  remarkOnTour,
} from "@/lib/domain/cases/tours/commands";
import {
  closeTourSchema,
  planTourSchema,
  remarkSchema,
  tourCodesSchema,
  tourStepSchema,
} from "@/lib/domain/cases/tours/schema";

const toTour = ({ tourId }: { tourId: string }) => `/desk/tours/${tourId}`;

export const planTourAction = defineAction({
  name: "tour.plan",
  schema: planTourSchema,
  command: planTour,
  redirectTo: toTour,
});

export const announceTourAction = defineAction({
  name: "tour.announce",
  schema: tourStepSchema,
  command: announceTour,
  redirectTo: toTour,
});

export const remarkOnTourAction = defineAction({
  name: "tour.remark",
  schema: remarkSchema,
  command: remarkOnTour,
  redirectTo: toTour,
});

export const issueTourCodesAction = defineAction({
  name: "tour.issue_codes",
  schema: tourCodesSchema,
  command: issueTourCodes,
});

export const closeTourAction = defineAction({
  name: "tour.close",
  schema: closeTourSchema,
  command: closeTour,
  redirectTo: toTour,
});
