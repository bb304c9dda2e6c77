"use server";

import { defineAction } from "@/lib/access/action";
import { carryOver } from "@/lib/domain/years/carrying/commands";
import { closeYear } from "@/lib/domain/years/closing/commands";
import { openYear } from "@/lib/domain/years/opening/commands";
import { reopenYear } from "@/lib/domain/years/reopening/commands";
import {
  carryOverSchema,
  closeYearSchema,
  openYearSchema,
  reopenYearSchema,
} from "@/lib/domain/years/schema";

const toRun = ({ runId }: { runId: string }) => `/desk/years/runs/${runId}`;

export const openYearAction = defineAction({
  name: "year.open",
  schema: openYearSchema,
  command: openYear,
  redirectTo: toRun,
});

export const closeYearAction = defineAction({
  name: "year.close",
  schema: closeYearSchema,
  command: closeYear,
  redirectTo: toRun,
});

export const reopenYearAction = defineAction({
  name: "year.reopen",
  schema: reopenYearSchema,
  command: reopenYear,
  redirectTo: toRun,
});

export const carryOverAction = defineAction({
  name: "year.carry_over",
  schema: carryOverSchema,
  command: carryOver,
  redirectTo: toRun,
});
