import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import RefusalPage from "@/app/refusal/[kind]/page";

const drawn = async (kind: string) =>
  renderToStaticMarkup(await RefusalPage({ params: Promise.resolve({ kind }) }));

it("who searches too often keeps the words and is shown the lists, in the own view", async () => {
  const busy = await drawn("busy-elder");
  expect(busy).toMatch(/<a [^>]*href=""[^>]*>再搜一次<\/a>/);
  expect(busy).toContain('href="/elder/sites"');
  expect(busy).not.toContain('type="search"');
  expect(await drawn("not-found")).toContain('type="search"');
});
