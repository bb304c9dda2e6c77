import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inView, splitView, viewOf } from "@/lib/shared/reader-view";

const SIZES = ["normal", "large", "largest", "elder"] as const;

describe("the view of an address", () => {
  it.each([
    ["/", "", "/"],
    ["/elder", "/elder", "/"],
    ["/elder/sites?city=420100", "/elder", "/sites?city=420100"],
    ["/contrast", "/contrast", "/"],
    ["/large/contrast/about", "/large/contrast", "/about"],
    ["/elder?x=1", "/elder", "/?x=1"],
    ["/elders", "", "/elders"],
    ["/contrasting/elder", "", "/contrasting/elder"],
  ])("%s is shown as %s and is the page %s", (address, prefix, path) => {
    expect(splitView(address)).toMatchObject({ view: { prefix }, path });
  });

  it.each([
    "/elder/desk/today",
    "/large/api/health",
    "/contrast/sign-in?next=/desk",
    "/elder/_next/x",
  ])("%s has none: views are of public pages only", (address) => {
    expect(splitView(address)).toMatchObject({ view: { prefix: "" }, path: address });
  });

  it("is kept by links, and what is not public is left alone", () => {
    const elder = viewOf("elder", false);
    expect(inView(elder, "/")).toBe("/elder");
    expect(inView(elder, "/#main")).toBe("/elder#main");
    expect(inView(elder, "/sites?page=2")).toBe("/elder/sites?page=2");
    expect(inView(elder, "/desk/today")).toBe("/desk/today");
    expect(inView(elder, "https://example.gov.cn/")).toBe("https://example.gov.cn/");
    expect(inView(viewOf("normal", false), "/")).toBe("/");
  });

  it("of a link is the view that it was made in, and the page that it leads to", () => {
    const path = fc.array(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...SIZES), fc.boolean(), path, (size, contrast, parts) => {
        const view = viewOf(size, contrast);
        const page = `/${parts.join("/")}`;
        fc.pre(splitView(page).path === page && inView(view, page) !== page);
        expect(splitView(inView(view, page))).toEqual({ view, path: page });
      }),
    );
  });
});
