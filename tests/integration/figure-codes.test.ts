import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { codeFor, codesFor } from "@/lib/domain/counters/codes/commands";
import { findCodedFigure } from "@/lib/domain/counters/codes/queries";
import { codeOf, fixedForm, readCode } from "@/lib/domain/counters/codes/rules";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { countStatements } from "../support/statements";

const actor = systemActor("test");
const question = (year: number): FigureQuestion => ({
  ...{ regionCode: "990102", year, period: "q3", measure: "completion", asOf: "2026-11-22" },
});

describe("short codes of figures", () => {
  it("are one statement for a whole export and the same ones the next time", async () => {
    const questions = Array.from({ length: 3000 }, (_, at) => question(2020 + at));
    let codes: string[] = [];
    const sent = await countStatements(async () => {
      codes = await codesFor(actor, questions);
    });
    expect(sent).toBe(1);
    expect(new Set(codes).size).toBe(3000);
    expect(await codesFor(actor, questions)).toEqual(codes);
    expect(await codesFor(actor, [])).toEqual([]);
  });

  it("lead back to the question, however they are typed", async () => {
    const code = await codeFor(actor, question(2026));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [code, code.toLowerCase(), code.replace("-", ""), ` ${code} `]) {
      expect(await findCodedFigure(actor, typed)).toMatchObject({ code, question: question(2026) });
    }
    expect(await findCodedFigure(actor, "ZZZZ-ZZZ9")).toBeNull();
    expect(await findCodedFigure(actor, "清廉村居")).toBeNull();
  });

  it("of two questions that meet in one code stay two codes", async () => {
    const [met, fixed] = [question(1999), fixedForm(question(1999))];
    await rows(sql`insert into figure_code (code, question)
      values (${codeOf(fixed)}, ${fixedForm(question(1998))}::jsonb)`);
    const code = await codeFor(actor, met);
    expect(readCode(code)).toBe(codeOf(fixed, 1));
    expect((await findCodedFigure(actor, code))?.question.year).toBe(1999);
    expect(await codeFor(actor, met)).toBe(code);
  });

  it("asked for by many at once are the same for all", async () => {
    const asked = Array.from({ length: 12 }, () => codeFor(actor, question(1980)));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
  });

  it("can be added and read by the app, never changed", async () => {
    await expect(rows(sql`update figure_code set code = 'X'`)).rejects.toThrow(/permission denied/);
  });
});
