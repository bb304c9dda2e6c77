import { describe, expect, it } from "vitest";
import {
  commentsAreEnglish,
  interfaceIsCalm,
  nobodyIsRanked,
  noErrorIsSilenced,
  noMachineIsNamed,
  nothingIsLeftForLater,
  testsDoNotSleep,
} from "./rules/text";
import { projectSources, type Rule, source } from "./source-tree";

const SENTENCE = "这里先查询数据库再检查权限，如果没有权限就抛出错误，否则返回全部结果。";
const SILENCE = ["@ts", "ignore"].join("-");
const LATER = ["TO", "DO"].join("");

const RULES: [string, Rule, [string, string][]][] = [
  [
    "comments are English",
    commentsAreEnglish,
    [
      ["lib/shared/dates.ts", `// ${SENTENCE}\nexport const one = 1;`],
      ["lib/shared/dates.ts", `/** ${SENTENCE} */\nexport const one = 1;`],
    ],
  ],
  [
    "nothing is left for later",
    nothingIsLeftForLater,
    [["lib/shared/dates.ts", `const one = 1; // ${LATER}: two`]],
  ],
  [
    "no error is silenced",
    noErrorIsSilenced,
    [["lib/shared/dates.ts", `// ${SILENCE}\nconst one: string = 1;`]],
  ],
  [
    "no machine is named",
    noMachineIsNamed,
    [["tests/unit/dates.test.ts", `const folder = "${["", "home", "me"].join("/")}/data";`]],
  ],
  [
    "the interface is calm",
    interfaceIsCalm,
    [
      ["components/ui/toast.tsx", 'export const text = "已保存！";'],
      ["app/page.tsx", "export default function Page() {\n  return <p>欢迎!</p>;\n}"],
    ],
  ],
  [
    "nobody is ranked",
    nobodyIsRanked,
    [
      ["components/domain/dashboard/bands.tsx", 'export const text = "全省排名";'],
      ["components/ui/toast.tsx", "export const text = `倒数第 1`;"],
    ],
  ],
  [
    "tests do not sleep",
    testsDoNotSleep,
    [["tests/e2e/loop.spec.ts", "await page.waitForTimeout(500);"]],
  ],
];

describe.each(RULES)("%s", (_name, rule, planted) => {
  it("in the whole project", () => {
    expect(rule(projectSources())).toEqual([]);
  });

  it.each(planted)("and %s is seen to break it", (file, text) => {
    expect(rule([source(file, text)])).toHaveLength(1);
  });
});

describe("terms and examples", () => {
  it("may be quoted in a comment", () => {
    const text = "// a lead unit (牵头单位) returns (退回) what is not good enough";
    expect(commentsAreEnglish([source("lib/shared/dates.ts", text)])).toEqual([]);
  });
});

describe("interface texts", () => {
  it("are not comments", () => {
    const file = source("app/page.tsx", `const title = "${SENTENCE}"; // the title`);
    expect(commentsAreEnglish([file])).toEqual([]);
  });
});
