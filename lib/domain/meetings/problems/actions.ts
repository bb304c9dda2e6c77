"use server";

import { defineAction } from "@/lib/access/action";
import { nameProblem, raiseProblem, stepProblem } from "@/lib/domain/meetings/problems/commands";
import {
  nameProblemSchema,
  raiseProblemSchema,
  stepProblemSchema,
} from "@/lib/domain/meetings/problems/schema";

const page = ({ problemId }: { problemId: string }) => `/desk/meetings/problems/${problemId}`;

export const raiseProblemAction = defineAction({
  name: "problem.raise",
  schema: raiseProblemSchema,
  command: raiseProblem,
  redirectTo: page,
});

export const stepProblemAction = defineAction({
  name: "problem.step",
  schema: stepProblemSchema,
  command: stepProblem,
  redirectTo: page,
});

export const nameProblemAction = defineAction({
  name: "problem.name",
  schema: nameProblemSchema,
  command: nameProblem,
  redirectTo: page,
});
