import { describe, expect, it } from "vitest";
import {
  canCancel,
  codeFrom,
  isCode,
  plainCode,
  spacedCode,
} from "@/lib/domain/sites/bookings/rules";
import { bookingSchema } from "@/lib/domain/sites/bookings/schema";
import { openDays, slotLabel, slotTimes, USUAL_OPENING } from "@/lib/domain/sites/openings/rules";
import { openingSchema } from "@/lib/domain/sites/openings/schema";
import { canMove, type VisitMove } from "@/lib/domain/sites/visits/rules";
import { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import { sha256 } from "@/lib/shared/hash";

const ID = "01990000-0000-7000-8000-000000000001";

describe("codes of bookings", () => {
  it("have sixteen digits, spread over all of them, and are read out in fours", () => {
    const codes = Array.from({ length: 2000 }, (_, at) => codeFrom(sha256(`${at}`)));
    expect(codes.every(isCode)).toBe(true);
    expect(new Set(codes).size).toBe(2000);
    for (let place = 1; place < 16; place += 1) {
      expect(new Set(codes.map((code) => code[place])).size).toBe(10);
    }
    expect(spacedCode("1234567890123456")).toBe("1234 5678 9012 3456");
    expect(plainCode("１２３４ 5678-9012　3456")).toBe("1234567890123456");
  });

  it("are not found by a year of guessing: sixty a minute against ten thousand bookings", () => {
    const guesses = 60 * 60 * 24 * 366;
    expect((guesses * 10_000) / 10 ** 16).toBeLessThan(0.0001);
  });
});

describe("days and hours of a site", () => {
  it("begin tomorrow, on its weekdays, without the days it has closed", () => {
    const opening = { ...USUAL_OPENING, weekdays: [1, 3], closedOn: ["2026-11-25"], aheadDays: 14 };
    expect(openDays(opening, "2026-11-23")).toEqual(["2026-11-30", "2026-12-02", "2026-12-07"]);
    expect(openDays({ ...opening, isPaused: true }, "2026-11-23")).toEqual([]);
  });

  it("are instants in Asia/Shanghai", () => {
    const { start, end } = slotTimes("2026-12-01", "09:00-10:30");
    expect(start.toISOString()).toBe("2026-12-01T01:00:00.000Z");
    expect(end.toISOString()).toBe("2026-12-01T02:30:00.000Z");
    expect(slotLabel("09:00-10:30")).toBe("上午 9:00–10:30");
    expect(slotLabel("14:00-15:30")).toBe("下午 14:00–15:30");
  });

  const sent = { siteId: ID, version: "0", weekdays: ["1"], aheadDays: "30" };

  it("are taken as they are typed", () => {
    const typed = {
      ...sent,
      slots: "9:00—10:30\n14：00至15:30",
      closedOn: "2026-12-02，2026-12-01",
    };
    expect(openingSchema.parse(typed)).toMatchObject({
      slots: ["09:00-10:30", "14:00-15:30"],
      closedOn: ["2026-12-01", "2026-12-02"],
      isPaused: false,
    });
  });

  it.each([
    ["slots", { slots: "上午" }],
    ["slots", { slots: "10:00-09:00" }],
    ["slots", { slots: "09:00-10:30\n10:00-11:00" }],
    ["closedOn", { slots: "09:00-10:30", closedOn: "2026-02-30" }],
    ["weekdays", { slots: "09:00-10:30", weekdays: [] }],
    ["aheadDays", { slots: "09:00-10:30", aheadDays: "365" }],
  ])("are refused where they are wrong: %s", (field, more) => {
    const parsed = openingSchema.safeParse({ ...sent, ...more });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

describe("a request to visit", () => {
  const sent = {
    ...{ siteId: ID, when: "2026-12-01 09:00-10:30", people: "3", name: "张三" },
    ...{ phone: "138 0000-7777", purpose: "visit", needs: "" },
  };

  it("is read as it is typed", () => {
    expect(bookingSchema.parse(sent)).toMatchObject({
      when: { visitOn: "2026-12-01", slot: "09:00-10:30" },
      people: 3,
      phone: "13800007777",
    });
    expect(bookingSchema.parse({ ...sent, phone: "027-12345678" }).phone).toBe("02712345678");
  });

  it("takes the number of people from a Chinese keyboard, and says so where there is none", () => {
    expect(bookingSchema.parse({ ...sent, people: " １２ " }).people).toBe(12);
    const missing = bookingSchema.safeParse({ ...sent, people: " " });
    expect(missing.error?.issues.map(({ message }) => message)).toEqual(["请填写人数，例如 3"]);
  });

  it.each([
    ["when", { when: "" }],
    ["when", { when: "2026-02-30 09:00-10:30" }],
    ["people", { people: "0" }],
    ["people", { people: "两个" }],
    ["name", { name: " " }],
    ["phone", { phone: "12345" }],
    ["purpose", { purpose: "other things" }],
  ])("names the field that is wrong: %s", (field, more) => {
    const parsed = bookingSchema.safeParse({ ...sent, ...more });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

describe("what can be done to a booking", () => {
  const MOVES: VisitMove[] = ["confirm", "decline", "hold", "absent"];
  const ALLOWED: Record<string, Partial<Record<string, VisitMove[]>>> = {
    before: { requested: ["confirm", "decline"], confirmed: ["decline"] },
    on: { requested: ["confirm", "decline"], confirmed: ["decline", "hold", "absent"] },
    after: { confirmed: ["hold", "absent"] },
  };
  const DAYS = { before: "2026-11-30", on: "2026-12-01", after: "2026-12-02" };

  it.each(Object.entries(DAYS))("%s the day of the visit is only this", (when, today) => {
    for (const status of Object.values(BookingStatus)) {
      const possible = MOVES.filter((move) =>
        canMove(move, { status, visitOn: "2026-12-01" }, today),
      );
      expect(possible, status).toEqual(ALLOWED[when]?.[status] ?? []);
    }
  });

  it("by whoever booked: to cancel what stands, until the day before", () => {
    for (const status of Object.values(BookingStatus)) {
      const stands = status === "requested" || status === "confirmed";
      expect(canCancel(status, "2026-12-01", "2026-11-30")).toBe(stands);
      expect(canCancel(status, "2026-12-01", "2026-12-01")).toBe(false);
    }
  });
});
