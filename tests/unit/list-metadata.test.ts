import { expect, it } from "vitest";
import { listMetadata } from "@/lib/access/list-metadata";
import { publicAddress } from "@/lib/platform/env";

const WORDS = { title: "资讯", alternates: { types: { "application/rss+xml": "/feed.xml" } } };

it.each<[string, Record<string, string | string[] | undefined>, string]>([
  ["the list itself", {}, "/news"],
  ["its first page", { page: "1" }, "/news"],
  ["a further page", { page: "2" }, "/news?page=2"],
  ["a further page with filters left empty", { page: "3", kind: "" }, "/news?page=3"],
  ["a filter", { kind: "policy" }, "/news"],
  ["a further page under a filter", { kind: "policy", page: "2" }, "/news"],
  ["a name that no list knows", { utm_source: "x" }, "/news"],
  ["no number", { page: "二" }, "/news"],
  ["two numbers", { page: ["2", "3"] }, "/news"],
])("tells search engines one address: %s", (_what, query, address) => {
  const { alternates } = listMetadata("/news", query, WORDS);
  expect(alternates?.canonical).toBe(publicAddress(address));
});

it("keeps what else is said of the list", () => {
  expect(listMetadata("/news", {}, WORDS)).toMatchObject(WORDS);
});
