"use server";

import { defineAction } from "@/lib/access/action";
import {
  confirmVenues,
  discardVenue,
  editVenue,
  enterVenue,
  publishVenue,
  returnVenue,
  submitVenue,
} from "@/lib/domain/culture/venues/commands";
import {
  confirmVenuesSchema,
  editVenueSchema,
  enterVenueSchema,
  returnVenueSchema,
  venueStepSchema,
} from "@/lib/domain/culture/venues/schema";
import { withSentPicture } from "@/lib/domain/pictures/commands";

const toVenue = ({ venueId }: { venueId: string }) => `/desk/culture/venues/${venueId}`;

export const enterVenueAction = defineAction({
  name: "venue.enter",
  schema: enterVenueSchema,
  command: withSentPicture(enterVenue),
  redirectTo: toVenue,
});

export const editVenueAction = defineAction({
  name: "venue.edit",
  schema: editVenueSchema,
  command: withSentPicture(editVenue),
  redirectTo: toVenue,
});

export const submitVenueAction = defineAction({
  name: "venue.submit",
  schema: venueStepSchema,
  command: submitVenue,
  redirectTo: toVenue,
});

export const discardVenueAction = defineAction({
  name: "venue.discard",
  schema: venueStepSchema,
  command: discardVenue,
  redirectTo: () => "/desk/culture/venues",
});

export const confirmVenuesAction = defineAction({
  name: "venue.confirm",
  schema: confirmVenuesSchema,
  command: confirmVenues,
  redirectTo: () => "/desk/culture/venues?stage=submitted",
});

export const returnVenueAction = defineAction({
  name: "venue.return",
  schema: returnVenueSchema,
  command: returnVenue,
  redirectTo: toVenue,
});

export const publishVenueAction = defineAction({
  name: "venue.publish",
  schema: venueStepSchema,
  command: publishVenue,
  redirectTo: toVenue,
});
