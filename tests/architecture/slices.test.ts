import { describe, expect, it } from "vitest";
import {
  filesStaySmall,
  namesAreKebabCase,
  namesSayWhatIsInside,
  slicesKeepTheirVocabulary,
  thereAreNoBarrels,
} from "./rules/slices";
import { projectSources, type Rule, source } from "./source-tree";

const RULES: [string, Rule, [string, string][]][] = [
  [
    "a slice holds only files of the vocabulary",
    slicesKeepTheirVocabulary,
    [
      ["lib/domain/lists/store.ts", ""],
      ["lib/domain/lists/draft/form/types.ts", ""],
      ["lib/domain/lists/rules.tsx", ""],
    ],
  ],
  [
    "a name says what is inside",
    namesSayWhatIsInside,
    [
      ["lib/shared/utils.ts", ""],
      ["components/helpers/row.tsx", ""],
      ["lib/platform/common/text.ts", ""],
    ],
  ],
  [
    "names are kebab-case",
    namesAreKebabCase,
    [
      ["components/ui/TextField.tsx", ""],
      ["lib/shared/work_days.ts", ""],
      ["app/Carriers/page.tsx", ""],
    ],
  ],
  [
    "there are no barrels",
    thereAreNoBarrels,
    [
      ["lib/shared/index.ts", "export const one = 1;"],
      ["lib/shared/all.ts", 'export * from "./dates";\nexport { a } from "@/lib/shared/text";'],
    ],
  ],
  ["files stay small", filesStaySmall, [["lib/shared/long.ts", "const one = 1;\n".repeat(301)]]],
];

describe.each(RULES)("%s", (_name, rule, planted) => {
  it("in the whole project", () => {
    expect(rule(projectSources())).toEqual([]);
  });

  it.each(planted)("and %s is seen to break it", (file, text) => {
    expect(rule([source(file, text)])).toHaveLength(1);
  });
});
