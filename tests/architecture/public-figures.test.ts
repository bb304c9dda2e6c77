import { describe, expect, it } from "vitest";
import {
  publicFiguresComeFromReleasedEditions,
  publishedEditionsAreReleased,
  whatIsShownIsSaidOnce,
} from "./rules/public-figures";
import { projectSources, type Rule, source } from "./source-tree";

const DOOR = "lib/domain/editions/published/queries.ts";
const STRICT = "const IS_PUBLIC = sql`e.status = 'released' and e.purpose = 'public'`;";
const RULES: [string, Rule, [string, string][]][] = [
  [
    "public figures come from released editions",
    publicFiguresComeFromReleasedEditions,
    [
      ["app/(public)/page.tsx", 'import { getEdition } from "@/lib/domain/editions/queries";'],
      [
        "components/domain/public/hero.tsx",
        'import { readMatrix } from "@/lib/domain/counters/matrix/queries";',
      ],
      [
        "lib/domain/sites/home/queries.ts",
        'import { compareWithLive } from "@/lib/domain/editions/comparing/queries";',
      ],
    ],
  ],
  [
    "the door of public editions opens to nothing else",
    publishedEditionsAreReleased,
    [
      [DOOR, "export async function a() { sql`select 1 from edition e where e.id = 1`; }"],
      [DOOR, `${STRICT} export async function a() { sql\`select 1 from edition e\`; }`],
      [
        DOOR,
        `const IS_PUBLIC = sql\`e.status = 'released'\`; export async function a() { sql\`from edition e where \${IS_PUBLIC}\`; }`,
      ],
    ],
  ],
  [
    "what is shown is said once",
    whatIsShownIsSaidOnce,
    [
      [
        "lib/domain/routes/queries.ts",
        "sql`select 1 from publication p where p.kind = 'route' and p.status = 'published'`",
      ],
    ],
  ],
];

describe("public figures", () => {
  it.each(RULES)("%s", (_name, rule, planted) => {
    expect(rule(projectSources())).toEqual([]);
    for (const [file, text] of planted) {
      expect(rule([source(file, text)]), `${file}: ${text}`).not.toEqual([]);
    }
  });
});
