"use server";

import { defineAction } from "@/lib/access/action";
import { nameFamily, removeFamily } from "@/lib/domain/culture/families/commands";
import { addPerformance, cancelPerformance } from "@/lib/domain/culture/performances/commands";
import {
  editBrand,
  editStory,
  editWork,
  enterBrand,
  enterStory,
  enterWork,
  submitPiece,
} from "@/lib/domain/culture/pieces/commands";
import {
  addPerformanceSchema,
  cancelPerformanceSchema,
  editBrandSchema,
  editStorySchema,
  editWorkSchema,
  enterBrandSchema,
  enterStorySchema,
  enterWorkSchema,
  nameFamilySchema,
  pieceStepSchema,
  removeFamilySchema,
} from "@/lib/domain/culture/pieces/schema";
import { withSentPicture } from "@/lib/domain/pictures/commands";

const toPiece = ({ pieceId }: { pieceId: string }) => `/desk/culture/pieces/${pieceId}`;

export const enterWorkAction = defineAction({
  name: "work.enter",
  schema: enterWorkSchema,
  command: withSentPicture(enterWork),
  redirectTo: toPiece,
});

export const editWorkAction = defineAction({
  name: "work.edit",
  schema: editWorkSchema,
  command: withSentPicture(editWork),
  redirectTo: toPiece,
});

export const enterStoryAction = defineAction({
  name: "story.enter",
  schema: enterStorySchema,
  command: withSentPicture(enterStory),
  redirectTo: toPiece,
});

export const editStoryAction = defineAction({
  name: "story.edit",
  schema: editStorySchema,
  command: withSentPicture(editStory),
  redirectTo: toPiece,
});

export const enterBrandAction = defineAction({
  name: "brand.enter",
  schema: enterBrandSchema,
  command: withSentPicture(enterBrand),
  redirectTo: toPiece,
});

export const editBrandAction = defineAction({
  name: "brand.edit",
  schema: editBrandSchema,
  command: withSentPicture(editBrand),
  redirectTo: toPiece,
});

export const submitPieceAction = defineAction({
  name: "piece.submit",
  schema: pieceStepSchema,
  command: submitPiece,
  redirectTo: toPiece,
});

export const addPerformanceAction = defineAction({
  name: "performance.add",
  schema: addPerformanceSchema,
  command: addPerformance,
  redirectTo: toPiece,
});

export const cancelPerformanceAction = defineAction({
  name: "performance.cancel",
  schema: cancelPerformanceSchema,
  command: cancelPerformance,
  redirectTo: toPiece,
});

export const nameFamilyAction = defineAction({
  name: "family.name",
  schema: nameFamilySchema,
  command: nameFamily,
  redirectTo: toPiece,
});

export const removeFamilyAction = defineAction({
  name: "family.remove",
  schema: removeFamilySchema,
  command: removeFamily,
  redirectTo: toPiece,
});
