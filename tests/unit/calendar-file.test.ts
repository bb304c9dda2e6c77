import { describe, expect, it } from "vitest";
import { calendarFile } from "@/lib/platform/calendar-file";

/** The lines of a file with folded ones put together again. */
function unfolded(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n");
}

const visit = {
  id: "01990000-0000-7000-8000-000000000001",
  title: "参观 尧治河村, 村务公开; 试验",
  place: "襄阳市保康县",
  note: "请提前十分钟到。\n预约码请随身带。",
  url: "https://example.gov.cn/sites/1",
};

describe("a calendar file", () => {
  it("writes instants in UTC, whatever the time zone of the process", () => {
    const start = new Date("2026-12-01T01:30:00Z");
    const file = calendarFile({
      name: "试验",
      events: [{ ...visit, start, end: new Date("2026-12-01T03:00:00Z") }],
    });
    const lines = unfolded(file);
    expect(lines).toContain("DTSTART:20261201T013000Z");
    expect(lines).toContain("DTEND:20261201T030000Z");
    expect(lines).toContain("UID:01990000-0000-7000-8000-000000000001");
  });

  it("writes days without a zone, the end as the day after the last", () => {
    const lines = unfolded(
      calendarFile({
        name: "试验",
        events: [
          { ...visit, allDay: true, start: "2026-12-01" },
          { ...visit, id: "two", allDay: true, start: "2026-12-31", end: "2027-01-02" },
        ],
      }),
    );
    expect(lines).toContain("DTSTART;VALUE=DATE:20261201");
    expect(lines).toContain("DTEND;VALUE=DATE:20261202");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("DTEND;VALUE=DATE:20270103");
  });

  it("escapes what would end a value, and folds lines at 75 octets", () => {
    const events = [
      { ...visit, allDay: true as const, start: "2026-12-01", note: "很长的说明，".repeat(30) },
    ];
    const file = calendarFile({ name: "试验", events });
    expect(unfolded(file)).toContain("SUMMARY:参观 尧治河村\\, 村务公开\\; 试验");
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(file.trimEnd().endsWith("END:VCALENDAR")).toBe(true);
  });

  it("tells what is called off, and that it is newer than what was saved", () => {
    const event = { ...visit, allDay: true as const, start: "2026-12-01" };
    const off = { ...event, status: "cancelled" as const, revision: 2 };
    const lines = unfolded(calendarFile({ name: "试验", events: [off] }));
    expect(lines).toEqual(expect.arrayContaining(["STATUS:CANCELLED", "SEQUENCE:2"]));
    expect(calendarFile({ name: "试验", events: [event] })).not.toContain("STATUS:");
  });

  it("lets no text begin a line of its own", () => {
    const events = [
      { ...visit, allDay: true as const, start: "2026-12-01", title: "a\r\nBEGIN:VALARM" },
    ];
    const lines = unfolded(calendarFile({ name: "b\nX-EVIL:1", events }));
    expect(lines.filter((line) => /^(BEGIN:VALARM|X-EVIL)/.test(line))).toEqual([]);
  });
});
