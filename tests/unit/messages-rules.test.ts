import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { maskAddress, minutesUntilRetry } from "@/lib/domain/notifications/deliveries/rules";
import { wordLetter } from "@/lib/domain/notifications/letters/rules";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import { mayGoAtOnce, needsReceipt } from "@/lib/domain/notifications/rules";
import { hidesDigest } from "@/lib/domain/notifications/settings/rules";
import { signedAddress } from "@/lib/platform/channels/dingtalk";
import { faultWords } from "@/lib/platform/channels/port";
import { channelsOn } from "@/lib/platform/channels/registry";
import { smsFile } from "@/lib/platform/channels/sms-file";
import { openContact, readContact, sealContact } from "@/lib/platform/contacts";

const folder = await mkdtemp(path.join(tmpdir(), "sms-"));
vi.stubEnv("SMS_FILE_DIR", folder);

const SITE = new URL("https://qinglian.example.gov.cn");
const DIGEST: Letter = {
  kind: "digest",
  name: "张三",
  unit: "青山村",
  day: "2026-11-23",
  sections: [
    {
      kind: "overdue",
      count: 7,
      items: [{ title: "公开<小微权力>清单", day: "2026-11-20", href: "/desk/assignments/1/fill" }],
    },
    { kind: "review", count: 12, since: "2026-11-18" },
  ],
};

describe("quiet hours", () => {
  it.each([
    ["20:00", "08:30", false],
    ["20:00", "09:30", false],
    ["08:31", "08:30", false],
    ["08:00", "23:59", false],
    ["00:00", "00:00", false],
    ["08:30", "08:29", true],
    ["07:00", "06:00", true],
  ])(
    "from %s until %s: they keep a digest of 08:30 from its day: %s",
    (quietFrom, quietUntil, hides) => {
      expect(hidesDigest({ quietFrom, quietUntil }, "08:30")).toBe(hides);
    },
  );
});

describe("a letter", () => {
  const words = wordLetter(DIGEST, SITE);

  it("says in text how much there is, what, by when and where", () => {
    expect(words.text).toContain("张三，您好：");
    expect(words.text).toContain("■ 已超期 7 项");
    expect(words.text).toContain("公开<小微权力>清单（11 月 20 日）");
    expect(words.text).toContain("另有 6 项");
    expect(words.text).toContain("■ 等您审核 12 项　先提交的排在前面，最早 11 月 18 日");
    expect(words.text).toContain("https://qinglian.example.gov.cn/desk/reviews");
  });

  it("is the same in HTML, with nothing that could be more than text", () => {
    expect(words.html).toContain("公开&lt;小微权力&gt;清单");
    expect(words.html).toContain('href="https://qinglian.example.gov.cn/desk/assignments/1/fill"');
    expect(words.html).not.toMatch(/<img|<script|<link|onclick/);
  });

  it("has numbers only for a telephone and a group", () => {
    expect(words.short).toBe(
      "【清廉建设】11 月 23 日，青山村：已超期 7 项，等您审核 12 项。请登录平台办理 https://qinglian.example.gov.cn/desk/today",
    );
    const group: Letter = { ...DIGEST, kind: "group" };
    expect(wordLetter(group, SITE).short).not.toMatch(/张三|小微权力/);
    const news: Letter = {
      kind: "news",
      name: "张三",
      unit: "青山村",
      items: [{ title: "《三资》被退回：材料看不清", href: "/desk/today" }],
    };
    expect(wordLetter(news, SITE).short).not.toMatch(/张三|三资|看不清/);
  });
});

it("is tried again after growing waits, six times in all", () => {
  expect([1, 2, 3, 4, 5, 6].map(minutesUntilRetry)).toEqual([1, 5, 30, 120, 720, null]);
});

it("shows administrators enough of an address to recognise it", () => {
  expect(maskAddress("email", "zhangsan@example.cn")).toBe("zh***@example.cn");
  expect(maskAddress("email", "z@example.cn")).toBe("z***@example.cn");
  expect(maskAddress("sms", "13812345678")).toBe("138****78");
  expect(maskAddress("wecom", "")).toBe("");
});

it("keeps addresses, numbers and keys out of the words of a fault", () => {
  const words = faultWords(
    "550 <zhang@a.cn> unknown at https://a.cn/send?key=abc for 13812345678".padEnd(900, "x"),
  );
  expect(words).not.toMatch(/zhang|key=abc|13812345678/);
  expect(words.length).toBeLessThanOrEqual(300);
});

it("asks for 收到 where somebody has to know, and never for one's own receipts", () => {
  expect(["list.issued", "report.returned", "task.paused"].every(needsReceipt)).toBe(true);
  expect(["report.submitted", "report.approved"].some(needsReceipt)).toBe(false);
  expect(mayGoAtOnce("report.returned")).toBe(true);
  expect(mayGoAtOnce("list.issued")).toBe(false);
});

it("seals a contact to its account, and reads numbers from before", () => {
  const sealed = sealContact("13812345678", "a1");
  expect(sealed).not.toContain("13812345678");
  expect(openContact(sealed, "A1")).toBe("13812345678");
  expect(() => openContact(sealed, "b2")).toThrow();
  expect(readContact(sealed, "b2")).toBeNull();
  expect(readContact(sealed, "a1")).toBe("13812345678");
  expect(openContact("13812345678", "a1")).toBe("13812345678");
  expect(openContact(null, "a1")).toBeNull();
});

it("signs 钉钉 addresses only where there is a secret", () => {
  expect(signedAddress("https://oapi.dingtalk.com/robot/send?access_token=1", null, 5)).toBe(
    "https://oapi.dingtalk.com/robot/send?access_token=1",
  );
  const signed = new URL(
    signedAddress("https://oapi.dingtalk.com/robot/send?access_token=1", "S", 5),
  );
  expect(signed.searchParams.get("access_token")).toBe("1");
  expect(signed.searchParams.get("timestamp")).toBe("5");
  expect(signed.searchParams.get("sign")).toBe("fvT5w//nrkUvXx/mVjLDcId7aEFVWNzusWplmeXiZkc=");
});

it("lays a message out for the gateway as one whole file, the same on every try", async () => {
  const parcel = {
    id: "d1",
    to: "13812345678",
    secret: null,
    subject: "",
    text: "已超期 1 项",
    html: "",
  };
  expect(channelsOn()).toEqual(["wecom", "dingtalk", "sms"]);
  expect(await smsFile.send(parcel)).toEqual({ state: "sent" });
  expect(await smsFile.send(parcel)).toEqual({ state: "sent" });
  expect(await readdir(folder)).toEqual(["d1.jsonl"]);
  const lines = (await readFile(path.join(folder, "d1.jsonl"), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { id: "d1", phone: "13812345678", text: "已超期 1 项" },
  ]);
  await rm(folder, { recursive: true });
});
