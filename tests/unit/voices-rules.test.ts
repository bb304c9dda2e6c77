import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { voiceToken } from "@/lib/domain/voices/raised/rules";
import { medianDays, shownVoices, type VoiceCounts } from "@/lib/domain/voices/rules";
import { newId } from "@/lib/shared/ids";

const counts = (total: number, answered = 0, village = total): VoiceCounts => ({
  total,
  answered,
  levels: { village, ...(total > village ? { county: total - village } : {}) },
});

describe("what an issuer is shown", () => {
  it.each([
    ["one voice", counts(1), { open: null, isOpen: true, total: null, levels: null }],
    ["two voices", counts(2), { open: null, isOpen: true, total: null, levels: null }],
    [
      "three voices of one level",
      counts(3),
      { open: 3, isOpen: true, total: 3, levels: [{ level: "village", voices: 3 }] },
    ],
    [
      "a level with fewer than three",
      counts(5, 0, 4),
      { open: 5, isOpen: true, total: 5, levels: null },
    ],
    [
      "one new voice after an answer",
      counts(6, 5),
      { open: null, isOpen: true, total: null, levels: null },
    ],
    [
      "everything answered",
      counts(6, 6),
      { open: null, isOpen: false, total: 6, levels: [{ level: "village", voices: 6 }] },
    ],
    ["two, answered", counts(2, 2), { open: null, isOpen: false, total: null, levels: null }],
  ] as const)("of %s", (_name, given, wanted) => {
    expect(shownVoices(given)).toEqual(wanted);
  });

  it("never names a number below three, whatever was said", () => {
    const level = fc.nat(6);
    fc.assert(
      fc.property(level, level, level, fc.nat(18), (village, county, unit, before) => {
        const total = village + county + unit;
        const answered = Math.min(before, total);
        const shown = shownVoices({ total, answered, levels: { village, county, unit } });
        const numbers = [shown.open, shown.total, ...(shown.levels ?? []).map((one) => one.voices)];
        for (const number of numbers) if (number !== null) expect(number).toBeGreaterThanOrEqual(3);
        // Nor can a small number be had by subtracting what was shown with the last answer.
        if (shown.total !== null && shown.isOpen) {
          expect(shown.total - answered).toBeGreaterThanOrEqual(3);
        }
        expect(shown.isOpen).toBe(total > answered);
      }),
    );
  });
});

describe("the token of a voice", () => {
  const subject = { organisationId: newId(), rootTaskId: newId(), year: 2026 };

  it("is the same for the same organisation, task, year and kind, and for nothing else", () => {
    const token = voiceToken(subject, "repeated", "key");
    expect(voiceToken({ ...subject }, "repeated", "key")).toBe(token);
    const others = [
      voiceToken(subject, "not_ours", "key"),
      voiceToken({ ...subject, year: 2027 }, "repeated", "key"),
      voiceToken({ ...subject, organisationId: newId() }, "repeated", "key"),
      voiceToken({ ...subject, rootTaskId: newId() }, "repeated", "key"),
      voiceToken(subject, "repeated", "another key"),
    ];
    expect(new Set([token, ...others]).size).toBe(6);
  });
});

describe("the days that answers took", () => {
  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 3], 3],
    [[1, 2], 1.5],
  ])("%j have the middle %s", (days, middle) => {
    expect(medianDays(days)).toBe(middle);
  });
});
