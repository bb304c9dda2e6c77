import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HandOver } from "@/components/domain/publications/hand-over";
import type { PublicationSummary } from "@/lib/domain/publications/types";

function shown(...statuses: PublicationSummary["status"][]): string {
  const revisions = statuses.map((status, at) => ({ status, revision: statuses.length - at }));
  return renderToStaticMarkup(
    <HandOver
      action={async () => ({ ok: null })}
      hidden={{}}
      revisions={revisions as PublicationSummary[]}
    />,
  );
}

describe("handing a record over to be released", () => {
  it.each(["submitted", "checked"] as const)("says that a copy waits, which is %s", (status) => {
    const page = shown(status, "published");
    expect(page).toContain("第 2 稿正在等待审核、发布");
    expect(page).toContain("再送一稿");
    expect(page).not.toContain("送发布");
  });

  it("says nothing where none waits", () => {
    for (const page of [shown(), shown("published"), shown("returned", "published")]) {
      expect(page).toContain("送发布");
      expect(page).not.toContain("正在等待");
    }
  });
});
