"use server";

import { defineAction } from "@/lib/access/action";
import { checkAdoption, reportAdoption } from "@/lib/domain/cases/adopting/commands";
import {
  drawAssessors,
  drawThird,
  giveAssessment,
  recordTalk,
} from "@/lib/domain/cases/assessing/commands";
import { draftCase, returnCase, submitCase, withdrawCase } from "@/lib/domain/cases/commands";
import { setPrinciples } from "@/lib/domain/cases/principles/commands";
import { replaceAssessor } from "@/lib/domain/cases/replacing/commands";
import { replaceAssessorSchema } from "@/lib/domain/cases/replacing/schema";
import {
  adoptSchema,
  assessSchema,
  caseReasonSchema,
  caseStepSchema,
  checkAdoptionSchema,
  decideCaseSchema,
  draftCaseSchema,
  principlesSchema,
  talkSchema,
} from "@/lib/domain/cases/schema";
import { decideCase } from "@/lib/domain/cases/selecting/commands";
import { withSentPicture } from "@/lib/domain/pictures/commands";

const toCase = ({ caseId }: { caseId: string }) => `/desk/cases/${caseId}`;

export const draftCaseAction = defineAction({
  name: "case.draft",
  schema: draftCaseSchema,
  command: withSentPicture(draftCase),
  redirectTo: toCase,
});

export const submitCaseAction = defineAction({
  name: "case.submit",
  schema: caseStepSchema,
  command: submitCase,
  redirectTo: toCase,
});

export const withdrawCaseAction = defineAction({
  name: "case.withdraw",
  schema: caseStepSchema,
  command: withdrawCase,
  redirectTo: toCase,
});

export const returnCaseAction = defineAction({
  name: "case.return",
  schema: caseReasonSchema,
  command: returnCase,
  redirectTo: toCase,
});

export const drawAssessorsAction = defineAction({
  name: "case.draw",
  schema: caseStepSchema,
  command: drawAssessors,
  redirectTo: toCase,
});

export const drawThirdAction = defineAction({
  name: "case.draw_third",
  schema: caseStepSchema,
  command: drawThird,
  redirectTo: toCase,
});

export const replaceAssessorAction = defineAction({
  name: "case.replace_assessor",
  schema: replaceAssessorSchema,
  command: replaceAssessor,
  redirectTo: toCase,
});

export const recordTalkAction = defineAction({
  name: "case.talk",
  schema: talkSchema,
  command: recordTalk,
  redirectTo: toCase,
});

export const giveAssessmentAction = defineAction({
  name: "case.assess",
  schema: assessSchema,
  command: giveAssessment,
  redirectTo: toCase,
});

export const decideCaseAction = defineAction({
  name: "case.decide",
  schema: decideCaseSchema,
  command: decideCase,
  redirectTo: toCase,
});

export const reportAdoptionAction = defineAction({
  name: "case.adopt",
  schema: adoptSchema,
  command: reportAdoption,
  redirectTo: ({ caseId }) => `/desk/cases/adopt/${caseId}`,
});

export const checkAdoptionAction = defineAction({
  name: "case.check_adoption",
  schema: checkAdoptionSchema,
  command: checkAdoption,
  redirectTo: toCase,
});

export const setPrinciplesAction = defineAction({
  name: "case.set_principles",
  schema: principlesSchema,
  command: setPrinciples,
  redirectTo: () => "/desk/cases/principles",
});
