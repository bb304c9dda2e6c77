import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { effectSchema, matcherSchema, parametersSchema } from "@/lib/domain/guard/schema";

const LEVELS = ["province", "city", "county", "township", "village", "unit"] as const;
const FREQUENCIES = ["monthly", "quarterly", "semiannual", "annual"] as const;

const taskSchema = z.object({
  code: z.string(),
  title: z.string(),
  measure: z.string(),
  indicator: z.object({
    name: z.string(),
    unit: z.string(),
    form: z.enum(["ratio", "count", "amount", "score", "boolean"]),
    accumulation: z.enum(["flow", "stock", "cumulative"]),
    direction: z.enum(["increase", "decrease", "reach", "zero"]),
    target: z.number(),
    source: z.enum(["report", "system", "survey", "inspection"]),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
  }),
  frequency: z.enum(FREQUENCIES),
  levels: z.array(z.enum(LEVELS)),
  asked: z.enum(["lowest", "each"]),
  askedLevels: z.array(z.enum(LEVELS)),
  subCarrier: z.string().nullable(),
  leadUnit: z.string(),
  cooperatingUnits: z.array(z.string()),
  responsibilities: z.array(z.string()),
  evidence: z.array(z.string()),
  evidenceMin: z.number(),
  evidenceMax: z.number(),
  weight: z.number(),
  disclosure: z.enum(["public", "aggregate", "internal"]),
  minutes: z.number(),
  basis: z.array(z.object({ source: z.string(), fact: z.string() })),
  note: z.string().nullable(),
});

const taskListSchema = z.object({
  /** Null for the coordination office's own list. */
  carrier: z.string().nullable(),
  name: z.string(),
  leadUnit: z.string(),
  tasks: z.array(taskSchema),
});

const dutySchema = z.object({
  kind: z.enum(["study", "report", "statement", "plan", "other"]),
  dueDates: z.array(z.string()),
  levels: z.array(z.enum(LEVELS)),
  askedRole: z.enum(["lead", "cooperating", "resident"]),
  leadLine: z.string().nullable(),
  minutes: z.number(),
});

const clauseSchema = z.object({
  code: z.string(),
  responsibility: z.enum(["primary", "oversight", "regulatory"]),
  text: z.string(),
  subject: z.string(),
  post: z.string().nullable(),
  frequency: z.enum(FREQUENCIES).nullable(),
  /** A published document by code, or the basis in words. */
  source: z.string().optional(),
  basis: z.string().optional(),
  tags: z.array(z.string()),
  /** Where the text says that it comes back by itself. */
  duty: dutySchema.optional(),
});

const responsibilityListSchema = z.object({
  carrier: z.string().nullable(),
  name: z.string(),
  clauses: z.array(clauseSchema),
});

const subCarrierSchema = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  glyph: z.string(),
});

const memberSchema = z.object({
  carrier: z.string(),
  commonCode: z.string(),
  name: z.string().nullable(),
  short: z.string().nullable(),
});

const carriersSchema = z.object({
  carriers: z.array(subCarrierSchema.extend({ subCarriers: z.array(subCarrierSchema).optional() })),
  sets: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      regionCode: z.string().nullable(),
      fromYear: z.number(),
      unitWord: z.string(),
      inherits: z.string().nullable(),
      source: z.string(),
      members: z.array(memberSchema),
    }),
  ),
  leads: z.array(
    z.object({
      level: z.enum(["province", "city"]),
      carrier: z.string(),
      line: z.string(),
      name: z.string(),
      source: z.string().nullable(),
      inferred: z.boolean(),
    }),
  ),
});

const siteSchema = z.object({
  name: z.string(),
  place: z.string(),
  regionCode: z.string(),
  villageCode: z.string().nullable(),
  carrier: z.string(),
  status: z.enum(["demonstration", "reported"]),
  facts: z.array(z.string()),
  source: z.string(),
});

const policySchema = z.object({
  code: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  publishedOn: z.string().nullable(),
  summary: z.string(),
  kind: z.enum(["opinion", "negative_list", "reference"]).default("reference"),
  regionCode: z.string().nullable().default(null),
  carrier: z.string().nullable().default(null),
  parentCode: z.string().nullable().default(null),
  isExample: z.boolean().default(false),
  clauses: z
    .array(z.object({ number: z.string(), heading: z.string().nullable(), text: z.string() }))
    .default([]),
});

const guardRuleSchema = z.object({
  code: z.string(),
  title: z.string(),
  document: z.string(),
  /** Empty where the clause is not known: the office enters it. */
  number: z.string(),
  text: z.string(),
  matcher: matcherSchema,
  effect: effectSchema,
  isAnswerable: z.boolean(),
  parameters: parametersSchema,
});

const calendarDaySchema = z.object({
  date: z.string(),
  kind: z.enum(["holiday", "workday"]),
  name: z.string(),
});

const tasksOfClauseSchema = z.record(z.string(), z.array(z.string()));

/** The levels at which an organisation may be asked. */
export type Level = (typeof LEVELS)[number];
/** A document as the file states it. */
export type PolicyFact = z.infer<typeof policySchema>;
/** One example task as the file states it. */
export type TaskFact = z.infer<typeof taskSchema>;
/** The example task list of a carrier or of the coordination office. */
export type TaskListFact = z.infer<typeof taskListSchema>;
/** An example responsibility list. */
export type ResponsibilityListFact = z.infer<typeof responsibilityListSchema>;
/** A lead unit as reports name it, at province or city level. */
export type LeadFact = z.infer<typeof carriersSchema>["leads"][number];

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`./data/${name}`, import.meta.url));
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(bytesOf(name).toString("utf8")));
}

/** The 97 example tasks in their eight lists. */
export const readTaskLists = () => read("task-lists.json", z.array(taskListSchema));
/** The example responsibility lists of the office and the seven carriers. */
export const readResponsibilityLists = () =>
  read("responsibility-lists.json", z.array(responsibilityListSchema));
/** Which tasks carry out which clause, by code; a clause nobody works on has no entry. */
export const readClauseTasks = () => read("clause-tasks.json", tasksOfClauseSchema);
/** Carriers, their sets, and who leads them. */
export const readCarriers = () => read("carriers.json", carriersSchema);
/** Places that public reports speak of. */
export const readSites = () => read("sites.json", z.array(siteSchema));
/** The published documents that tasks, clauses and sites rest on. */
export const readPolicies = () => read("policies.json", z.array(policySchema));
/** The rules on 减负 that drafting is held against. */
export const readGuardRules = () => read("guard-rules.json", z.array(guardRuleSchema));
/** Days that differ from their weekday. */
export const readCalendar = () => read("work-calendar.json", z.array(calendarDaySchema));
/** Region codes of Hubei's provinces, cities and counties to the word that sign-in names begin with. */
export const readRegionLogins = () => read("region-logins.json", z.record(z.string(), z.string()));
/** The schematic tile grids, as stored. */
export const readTileGrids = () => read("tile-grids.json", z.record(z.string(), z.unknown()));
/** Real borders by province, as stored. */
export const readBorders = () => read("borders.json", z.record(z.string(), z.unknown()));
/** The CSV of a province's regions. */
export const readRegionCsv = (province: string) =>
  gunzipSync(bytesOf(`regions-${province}.csv.gz`)).toString("utf8");
/** The bytes of a data file: what its fingerprint is made of. */
export const dataFile = (name: string) => bytesOf(name);
