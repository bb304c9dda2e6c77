import { describe, expect, it } from "vitest";
import {
  addressesStandBeneathTheBase,
  publicLinksKeepTheView,
  wholeAddressesHoldTheBase,
} from "./rules/addresses";
import { projectSources, type Rule, source } from "./source-tree";

const RULES: [string, Rule, [string, string][]][] = [
  [
    "addresses of elements and fetches stand beneath the base path",
    addressesStandBeneathTheBase,
    [
      ["components/domain/x/a.tsx", 'export const A = () => <a href="/desk/today">x</a>;'],
      ["components/domain/x/b.tsx", "export const A = () => <img src={`/api/pictures/1`} />;"],
      ["components/domain/x/c.ts", 'export const ask = () => fetch("/api/search");'],
      [
        "app/(public)/e.tsx",
        'export const metadata = { alternates: { types: { "application/rss+xml": "/feed.xml" } } };',
      ],
      ["app/(public)/d.tsx", 'export const F = () => <form action="/search" />;'],
    ],
  ],
  [
    "whole addresses hold the base path",
    wholeAddressesHoldTheBase,
    [["app/api/x/route.ts", "export const GET = () => describe(publicUrl().origin);"]],
  ],
  [
    "links of public pages keep the reader's view",
    publicLinksKeepTheView,
    [
      [
        "app/(public)/x/page.tsx",
        'import Link from "next/link"; export default () => <Link href="/" />;',
      ],
      [
        "app/(public)/y/page.tsx",
        'import { ButtonLink } from "@/components/ui/button"; export default () => <ButtonLink href="/" />;',
      ],
    ],
  ],
];

describe("addresses", () => {
  it.each(RULES)("%s", (_name, rule, planted) => {
    expect(rule(projectSources())).toEqual([]);
    for (const [file, text] of planted) {
      expect(rule([source(file, text)]), file).not.toEqual([]);
    }
  });
});
