import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeLabel } from "@/lib/domain/evidence/labels";
import { checkUpload, evidenceIdsSchema } from "@/lib/domain/evidence/schema";
import { evidenceResponse } from "@/lib/domain/evidence/sending/rules";
import { exifMoment } from "@/lib/platform/uploads/image";

describe("how a file leaves the house", () => {
  const kinds = ["image", "pdf", "docx", "xlsx"] as const;
  const file = (kind: (typeof kinds)[number]) => ({
    ...{ id: "018f0000-0000-7000-8000-00000000abcd", kind, sha256: "f".repeat(64) },
    mediaType: kind === "image" ? "image/webp" : "application/pdf",
  });

  it.each(kinds)("%s is sandboxed, never sniffed, under an opaque name", (kind) => {
    const headers = evidenceResponse(file(kind), { size: 5, isInline: false });
    expect(headers["Content-Security-Policy"]).toBe("default-src 'none'; sandbox");
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
    expect(headers["Content-Disposition"]).toMatch(
      /^attachment; filename="evidence-[0-9a-f]{12}\.\w+"$/,
    );
  });

  it("only a re-encoded picture may be shown in a page", () => {
    const inline = kinds.filter(
      (kind) =>
        evidenceResponse(file(kind), { size: 5, isInline: true })["Content-Disposition"] ===
        "inline",
    );
    expect(inline).toEqual(["image"]);
  });
});

describe("what an upload says about itself", () => {
  const headers = { assignmentId: "5", fileName: null, length: "10", sha256: null };

  it("keeps the name that people see and never a path", () => {
    const named = (name: string) =>
      checkUpload({ ...headers, fileName: encodeURIComponent(name) }).fileName;
    expect(named("公示照片.jpg")).toBe("公示照片.jpg");
    expect(named("../../etc/passwd")).toBe("passwd");
    expect(named("C:\\资料\\表.xlsx")).toBe("表.xlsx");
    expect(named("")).toBe("未命名");
  });

  it("never throws anything but a message for whatever comes as a name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (fileName) => {
        try {
          const { fileName: kept } = checkUpload({ ...headers, fileName });
          expect(kept).not.toMatch(/[\\/]/);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid" });
        }
      }),
    );
  });

  it("refuses a hash or an assignment that is none", () => {
    expect(() => checkUpload({ ...headers, sha256: "zz" })).toThrow(/1 处/);
    expect(() => checkUpload({ ...headers, assignmentId: "1 or 1=1" })).toThrow(/1 处/);
  });

  it("cites each file once and nine at most", () => {
    const id = "018f0000-0000-7000-8000-000000000001";
    expect(evidenceIdsSchema.parse([id, id])).toEqual([id]);
    const many = Array.from({ length: 10 }, (_, index) => id.slice(0, -1) + (index % 10));
    expect(evidenceIdsSchema.safeParse(many).success).toBe(false);
  });
});

describe("when a camera says a picture was taken", () => {
  it.each([
    ["2026:11:20 09:41:00", undefined, "2026-11-20T01:41:00.000Z"],
    ["2026:11:20 09:41:00", "+09:00", "2026-11-20T00:41:00.000Z"],
    ["2026:01:01 00:30:00", undefined, "2025-12-31T16:30:00.000Z"],
  ])("%s %s", (text, offset, instant) => {
    expect(exifMoment(text, offset)?.toISOString()).toBe(instant);
  });

  it.each(["", "0000:00:00 00:00:00", "yesterday", 5, undefined])("%s is no time", (text) => {
    expect(exifMoment(text)).toBeNull();
  });
});

it("says sizes as people do", () => {
  expect([sizeLabel(10), sizeLabel(340_000), sizeLabel(1_300_000)]).toEqual([
    "1 KB",
    "332 KB",
    "1.2 MB",
  ]);
});
