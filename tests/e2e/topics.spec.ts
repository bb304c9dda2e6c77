import { dayAt } from "@/lib/shared/dates";
import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

const TITLE = `村口路灯修好能亮 ${Date.now()}`;

const daysFromToday = (days: number) => dayAt(new Date(Date.now() + days * 86_400_000));

test("a topic goes from what people say to what they say about the answer, and is closed only when all agree", async ({
  open,
  database,
  picture,
}) => {
  test.setTimeout(300_000);
  const [office, checker, releaser] = await Promise.all([
    open({ login: "xianban" }),
    open({ login: "office2" }),
    open({ login: "office3" }),
  ]);
  const [unit, supervisor] = await Promise.all([
    open({ login: "dati", width: 360 }),
    open({ login: "jiwei" }),
  ]);
  const citizen = await open({ width: 360, script: false, refused: true });

  const released = async () => {
    const { id } = await database.one<{ id: string }>(
      "select id from publication where title = $1 and status = 'submitted'",
      [TITLE],
    );
    await checker.goto(`/desk/publications/${id}`);
    await checker.getByRole("button", { name: "审核通过" }).click();
    await expect(checker.getByText("发布后立即公开")).toBeVisible();
    await releaser.goto(`/desk/publications/${id}`);
    await releaser.getByRole("button", { name: "发布", exact: true }).click();
    await expect(releaser.getByText("已经公开。要改文字")).toBeVisible();
  };

  await office.goto("/desk/topics/new");
  await office.getByRole("button", { name: "保存题目" }).click();
  await expect(office.getByText("请填写题目").first()).toBeVisible();
  await office.getByLabel("题目").fill(TITLE);
  await office.getByLabel("群众怎么说").fill("村口的灯坏了半年，晚上老人孩子不敢走。");
  await office.getByLabel("多少人说").fill("14");
  await office.getByLabel("领域").selectOption({ index: 1 });
  await office.getByRole("button", { name: "保存题目" }).click();
  await expect(office.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  const desk = new URL(office.url()).pathname;
  const topicId = desk.split("/").at(-1) ?? "";
  const shown = `/topics/${topicId}`;
  const act = async (page: Page, name: string, fill: () => Promise<void>, send: string) => {
    await page.goto(desk);
    await page.getByRole("link", { name, exact: true }).click();
    await fill();
    await page.getByRole("button", { name: send, exact: true }).click();
    await page.waitForURL((url) => url.pathname === desk);
  };

  await act(office, "选定公布", () => office.getByLabel("为什么选").fill("天天要走"), "选定并送审");
  expect((await citizen.goto(shown))?.status()).toBe(404);
  await released();
  const { name } = await database.one<{ name: string }>(
    "select o.name from account a join organisation o on o.id = a.organisation_id where a.login = 'dati'",
  );
  await act(
    office,
    "交责任单位",
    async () => {
      await office.getByLabel("责任单位").fill("县里没有的单位");
      await office.getByRole("button", { name: "交办并送审" }).click();
      await expect(office.getByText("本辖区没有找到").first()).toBeVisible();
      await office.getByLabel("责任单位").fill(name);
    },
    "交办并送审",
  );
  await released();

  const answered = async () => {
    await act(
      unit,
      "提交答复",
      async () => {
        await unit.getByLabel("负责人岗位").fill("分管副局长");
        await unit.getByLabel("目标").fill("十盏灯全部亮");
        await unit.getByLabel("措施").fill("更换灯头\n每月巡查一次");
        await unit.getByLabel("完成日期").fill(daysFromToday(-1));
        await unit.getByLabel("咨询科室").fill("局办公室");
        await unit.getByRole("button", { name: "提交答复", exact: true }).click();
        await expect(unit.getByText("完成日期不能早于今天").first()).toBeVisible();
        await expect(unit.getByLabel("目标")).toHaveValue("十盏灯全部亮");
        await unit.getByLabel("完成日期").fill(daysFromToday(20));
      },
      "提交答复",
    );
    await expect(unit.getByText("答复审核中").first()).toBeVisible();
    await released();
  };
  const claimed = async (result: string) => {
    await act(unit, "部门说办结", () => unit.getByLabel("成果").fill(result), "提交办结说明");
    await released();
    await act(
      supervisor,
      "纪委核实",
      async () => {
        await supervisor.getByLabel("怎么核实的").fill("晚上到现场看了");
        await supervisor.getByText("核实已办结").click();
        await supervisor.getByLabel("核实情况").fill("路过三次，灯都亮着。");
      },
      "提交核实结果",
    );
    await released();
  };
  const rated = async (words: readonly string[]) => {
    await office.goto(`${desk}/sheet`);
    await office.getByLabel("在什么场合发").fill("村民会议");
    await office.getByLabel("到场多少人").fill(String(words.length));
    await office.getByRole("button", { name: "生成评价码" }).click();
    await expect(office.getByText(`已生成 ${words.length} 张`)).toBeVisible();
    const slips = await office.locator(".code-slips b").allTextContents();
    for (const [at, word] of words.entries()) {
      await citizen.goto(`/rate/${(slips[at] ?? "").replaceAll(" ", "")}`);
      await citizen.getByText(word, { exact: true }).click();
      await citizen.getByRole("button", { name: "提交评价" }).click();
      await citizen.waitForURL(/\/rate\/thanks/);
    }
  };

  await unit.goto("/desk/topics");
  await expect(unit.getByRole("link", { name: TITLE })).toBeVisible();
  await expectReflow(unit);
  await answered();
  await act(unit, "更新进展", () => unit.getByLabel("进展").fill("灯头已到货"), "提交进展");
  await released();
  await claimed("十盏灯修好八盏");
  await rated(["非常不满意", "不满意", "非常不满意", "满意", "不满意"]);

  await citizen.goto(shown);
  await expect(citizen.getByText("有分歧").first()).toBeVisible();
  await expect(citizen.getByText("5 人评价，满意和基本满意 20%，不满意 4 人")).toBeVisible();
  await expectReflow(citizen);
  await picture(citizen, "topic-disputed-360");
  await citizen.goto(`/topics?state=disputed&words=${encodeURIComponent(TITLE)}`);
  await expect(citizen.getByRole("link", { name: TITLE })).toBeVisible();
  await office.goto(desk);
  await expect(office.getByRole("link", { name: "办结", exact: true })).toBeHidden();
  await expectAccessible(office);

  await act(
    office,
    "重新办理",
    () => office.getByLabel("为什么重新办理").fill("还有两盏不亮"),
    "重新办理",
  );
  await released();
  await answered();
  await claimed("十盏灯全部修好");
  await rated(["满意", "非常满意", "基本满意", "满意", "非常满意"]);
  await act(office, "办结", () => office.getByLabel("办结结论").fill("三方说法一致"), "办结并送审");
  await released();

  const reader = await open({ width: 1280 });
  await reader.goto(shown);
  await expect(reader.getByText("三方说法一致。", { exact: true })).toBeVisible();
  await expect(reader.getByText("第 1 次重新办理")).toBeVisible();
  await expect(reader.getByText("还有两盏不亮")).toBeVisible();
  await expect(reader.getByText("共 5 条评价，其中不满意和非常不满意 4 条")).toBeVisible();
  await expectAccessible(reader);
  await picture(reader, "topic-closed");
});

test("topics, results and statistics are read, narrowed and taken along without script", async ({
  open,
  picture,
}) => {
  const page = await open({ width: 360, script: false });
  await page.goto("/topics");
  await expect(page.getByText("15 个工作日内，超期公开标明")).toBeVisible();
  await page.getByRole("link", { name: /超期未答复/ }).click();
  await expect(page.getByText(/超期未答复 \d+ 月/).first()).toBeVisible();
  await page.getByLabel("领域").selectOption({ index: 1 });
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/field=f1/);
  await expectReflow(page);
  await page.goto("/topics");
  await page.getByRole("link", { name: /您身边最想改的一件事/ }).click();
  await expect(page.getByRole("link", { name: "我来说一件" })).toBeVisible();
  await page.goto(`/topics?words=${encodeURIComponent("校园餐的菜谱")}`);
  await page.getByRole("link", { name: "校园餐的菜谱和花费每周公布" }).click();
  await expect(page.getByRole("heading", { name: /\d 日 ?核对后不重新办理/ })).toBeVisible();
  await expect(page.getByText("公示栏因装修移到门卫室旁")).toBeVisible();
  await expect(page.getByText("办公室核对后没有重新办理")).toBeVisible();
  await expectReflow(page);
  await picture(page, "topic-upheld-360");
  await page.goto("/topics/statistics");
  await expect(page.getByRole("table", { name: "答复统计，按单位" })).toBeVisible();
  await expectReflow(page);
  await picture(page, "topic-statistics-360");
  const file = await page.request.get("/api/topics/statistics");
  expect(await file.text()).toContain("超期未答复");
  await page.goto("/topics/results");
  await expect(page.getByRole("table", { name: "制度清单，逐条列出" })).toBeVisible();
  expect(await (await page.request.get("/api/topics/results")).text()).toContain("示例");

  const reader = await open({ width: 1280 });
  for (const path of ["/topics", "/topics/statistics", "/topics/results"]) {
    await reader.goto(path);
    await expectAccessible(reader);
  }
});
