import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { missingParts, valuesOf } from "@/lib/domain/reports/rules";
import { checkJson, draftSchema, submissionSchema } from "@/lib/domain/reports/schema";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { row } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { isCleanText } from "@/lib/shared/text";
import { runs } from "../support/deep";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

// Whatever a browser, a script or a stranger sends to the two doors of a report is either kept exactly as
// sent, after the one normalisation (NFC, line ends as LF, trimmed), or refused with words. Nothing else.

const RUNS = runs(80, 10_000);
const TIMEOUT = 60_000 + RUNS * 120;

let world: ReportWorld;
let village: StaffActor;

beforeAll(async () => {
  world = await buildReportWorld(1);
  const [first] = world.villages;
  if (!first) throw new Error("no village");
  village = first;
});

const FACTS: IndicatorFacts = {
  ...{ form: "ratio", direction: "increase", accumulation: "cumulative", frequency: "quarterly" },
  ...{ unit: "%", target: 90, indicatorName: "整改率", evidenceMin: 0, evidenceMax: 3 },
  ...{ numeratorName: "已整改的问题合同", denominatorName: "排查出的问题合同" },
};

const FORMS = {
  ratio: FACTS,
  yesNo: { ...FACTS, form: "boolean", accumulation: "stock", frequency: "annual", target: 100 },
  flow: { ...FACTS, form: "count", accumulation: "flow", target: 1 },
} as const satisfies Record<string, IndicatorFacts>;

const TEXTS = ["numerator", "denominator", "value", "narrative", "explanation", "difficulties"];

const NASTY = [
  ...["", " ", "\u0000", "a\u0007b", "\uD800", "\uDC00尾", "\u202Ertl", "\r\n一\r二\n", "\uFEFF字"],
  ...["'; drop table report; --", "%00", "{{7*7}}", "<script>alert(1)</script>", "=1+1", "\\x00"],
  ...["e\u0301", "é", "한국", "👩‍👩‍👧‍👦", "𠮷野村", "１２", "3,000", "0.0001", "-0", "1e9", "NaN"],
];
const figure = fc.oneof(
  fc.nat(40).map(String),
  fc.constantFrom("0", "1", "12.5", "１２", "3,000", "99999999999999", "1.23456", "-1", ""),
  fc.string({ maxLength: 20 }),
);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("长".repeat(2001), "长".repeat(50_001), "文".repeat(1000)),
  },
);
const plain = fc.constantFrom("已整改", "逐项核对，\n未发现问题", "需要资金");
const wrongType = fc.constantFrom<unknown>(null, 7, true, [], {}, ["a"], { length: 3 });

const content = fc.record({
  ...{ numerator: figure, denominator: figure, value: figure },
  narrative: fc.oneof(plain, text),
  explanation: fc.oneof(plain, text),
  difficulties: fc.oneof(fc.constant(""), text),
  hasNoFigure: fc.oneof(
    { weight: 9, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: wrongType },
  ),
  evidence: fc.oneof(
    { weight: 8, arbitrary: fc.constant<unknown>([]) },
    { weight: 1, arbitrary: fc.array(fc.oneof(fc.uuid(), fc.string()), { maxLength: 12 }) },
    { weight: 1, arbitrary: wrongType },
  ),
});
type Sent = Record<string, unknown>;

/** What a person means to send: nothing is wrong with it but perhaps the figures. */
const meant = fc.record({
  ...{ numerator: fc.constantFrom("19", "２０"), denominator: fc.constant("20") },
  ...{ value: fc.constantFrom("1", "0"), narrative: plain, explanation: plain },
  ...{ difficulties: fc.constant(""), hasNoFigure: fc.constant(false), evidence: fc.constant([]) },
});

/** One field in twenty is of a wrong type, or not there at all. */
const strange = fc
  .tuple(content, fc.nat(19), fc.constantFrom(...TEXTS), fc.option(wrongType, { nil: undefined }))
  .map(([made, chance, name, wrong]): Sent => (chance === 0 ? { ...made, [name]: wrong } : made));

const sent: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 1, arbitrary: meant },
  { weight: 5, arbitrary: strange },
);

const normal = (typed: string) => typed.normalize("NFC").replace(/\r\n?/g, "\n").trim();

/** What must be stored, or null where the door has to refuse. */
function expected(typed: Sent): ReportContent | null {
  const made: Sent = { hasNoFigure: typed.hasNoFigure, evidence: typed.evidence };
  if (typeof typed.hasNoFigure !== "boolean") return null;
  if (!Array.isArray(typed.evidence) || typed.evidence.length > 0) return null;
  for (const name of TEXTS) {
    const value = typed[name] === undefined ? "" : typed[name];
    if (typeof value !== "string" || !isCleanText(value) || normal(value).length > 50_000)
      return null;
    made[name] = normal(value);
  }
  return made as unknown as ReportContent;
}

const asRequest = (body: unknown) => ({ text: async () => JSON.stringify(body) });

/** The answer, or the refusal; anything else that is thrown would be a 5xx and fails the test. */
async function answerOf<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.message !== "") return error;
    throw error;
  }
}

async function draftThroughDoor(assignmentId: string, version: number, typed: Sent) {
  return answerOf(async () => {
    const body = asRequest({ version, content: typed });
    return saveDraft(village, await checkJson(draftSchema, body, { assignmentId }));
  });
}

async function submitThroughDoor(assignmentId: string, at: Standing, typed: Sent) {
  return answerOf(async () => {
    const body = asRequest({ ...at, key: newId(), declared: true, content: typed });
    return submitReport(village, await checkJson(submissionSchema, body, { assignmentId }));
  });
}

interface Standing {
  version: number;
  draftVersion: number;
}

async function standingOf(
  assignmentId: string,
): Promise<Standing & { draft: ReportContent | null }> {
  const found = await row<Standing & { draft: ReportContent | null }>(sql`
    select a.version, coalesce(d.version, 0) as "draftVersion", d.content as draft
    from assignment a left join report_draft d on d.assignment_id = a.id
    where a.id = ${assignmentId}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

async function lastReport(assignmentId: string) {
  return row<Sent>(sql`
    select trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value, r.narrative, coalesce(r.explanation, '') as explanation,
      coalesce(r.difficulties, '') as difficulties
    from report r where r.assignment_id = ${assignmentId} order by r.revision desc limit 1`);
}

async function draftIsKept(assignmentId: string, typed: Sent): Promise<void> {
  const before = await standingOf(assignmentId);
  const answer = await draftThroughDoor(assignmentId, before.draftVersion, typed);
  const wanted = expected(typed);
  const after = await standingOf(assignmentId);
  if (answer instanceof AppError) {
    expect(after).toEqual(before);
    // A foreign file may be named in a draft; everything else that is well formed is kept.
    expect(wanted).toBeNull();
  } else if (wanted) {
    expect(after.draft).toEqual(wanted);
    expect(after.draftVersion).toBe(before.draftVersion + 1);
  }
}

async function submissionIsKept(
  facts: IndicatorFacts,
  assignmentId: string,
  typed: Sent,
): Promise<boolean> {
  const { draft: _, ...at } = await standingOf(assignmentId);
  const answer = await submitThroughDoor(assignmentId, at, typed);
  const wanted = expected(typed);
  const isComplete = wanted && Object.keys(missingParts(facts, wanted)).length === 0;
  if (answer instanceof AppError) {
    expect(isComplete ? typed : null).toBeNull();
    expect(answer.code).toBe("invalid");
    return false;
  }
  expect(wanted && isComplete).toBe(true);
  if (!wanted) return false;
  const { narrative, explanation, difficulties } = wanted;
  const values = valuesOf(facts, wanted);
  expect(await lastReport(assignmentId)).toEqual({
    ...values,
    narrative,
    explanation,
    difficulties,
  });
  const { version } = await standingOf(assignmentId);
  await withdrawReport(village, { assignmentId, key: newId(), version });
  return true;
}

describe.each(["ratio", "yesNo", "flow"] as const)("the form of %s", (form) => {
  it(
    `keeps or refuses ${RUNS} generated inputs, and fails at none`,
    async () => {
      const { id } = await assignmentOf(village, world.tasks[form], 1);
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(sent, async (typed) => {
          await draftIsKept(id, typed);
          if (await submissionIsKept(FORMS[form], id, typed)) accepted += 1;
        }),
        { numRuns: RUNS },
      );
      // A generator that never makes a good report would prove nothing.
      expect(accepted).toBeGreaterThan(RUNS / 40);
      expect(await counterDifferences()).toEqual([]);
    },
    TIMEOUT,
  );
});

describe("what is no form at all", () => {
  it("is refused with words", async () => {
    const { id } = await assignmentOf(village, world.tasks.ratio, 2);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
        const request = { text: async () => body };
        const draft = await answerOf(async () =>
          checkJson(draftSchema, request, { assignmentId: id }),
        );
        const report = await answerOf(async () =>
          checkJson(submissionSchema, request, { assignmentId: id }),
        );
        for (const answer of [draft, report]) {
          expect(answer).toMatchObject({
            code: "invalid",
            message: expect.stringMatching(/\p{Script=Han}/u),
          });
        }
      }),
      { numRuns: RUNS },
    );
  });
});
