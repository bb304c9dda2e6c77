import { expect, it } from "vitest";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import type { PublishedSummary } from "@/lib/domain/publications/types";

const URL_OF_PAGE = "https://qinglian.example.gov.cn/news/0190a1b2-0000-4000-8000-000000000001";

it("names a released page by its one address, and its picture in full", () => {
  const item = {
    ...{ title: "开放日", summary: "", kind: "news", releasedOn: "2026-11-20" },
    pictureIds: ["0190a1b2-0000-4000-8000-000000000002"],
  } as unknown as PublishedSummary;
  const { alternates, openGraph, description } = articleMetadata({ item, url: URL_OF_PAGE });
  expect(alternates?.canonical).toBe(URL_OF_PAGE);
  expect(description).toBe("资讯：开放日");
  expect(JSON.stringify(openGraph)).toContain(
    '"https://qinglian.example.gov.cn/api/pictures/0190a1b2-0000-4000-8000-000000000002/960"',
  );
});
