import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { saveLicence } from "@/lib/domain/disclosure/licence/commands";
import { getSeenLicence } from "@/lib/domain/disclosure/licence/queries";
import { saveReasons } from "@/lib/domain/portal/reasons/commands";
import { getReasonSettings } from "@/lib/domain/portal/reasons/queries";
import { saveReasonsSchema } from "@/lib/domain/portal/reasons/schema";
import { publishProfile, saveProfile } from "@/lib/domain/portal/settings/commands";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";
import { saveProfileSchema } from "@/lib/domain/portal/settings/schema";
import { setSiteTerms } from "@/lib/domain/sites/terms/commands";
import { getSeenSiteTerms } from "@/lib/domain/sites/terms/queries";
import { saveField } from "@/lib/domain/topics/fields/commands";
import { listAllFields } from "@/lib/domain/topics/fields/queries";
import { saveTopicSettings } from "@/lib/domain/topics/settings/commands";
import { getSeenTopicSettings } from "@/lib/domain/topics/settings/queries";
import { rows, transaction } from "@/lib/platform/db";
import type { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";

let first: StaffActor;
let second: StaffActor;

beforeAll(async () => {
  first = (await personWith("office", PLACES.province)).actor;
  second = (await personWith("office", PLACES.province)).actor;
});

beforeEach(async () => {
  const all = ["topics", "site_terms", "rating_reasons", "open_data_licence"];
  await transaction((tx) =>
    tx.count(sql`
      delete from setting where key = any (${all}::text[]) or key like 'public_site%'`),
  );
});

/** A form of settings: it is read, and saved with one word or number of its own. */
interface Form {
  what: string;
  field: string;
  open: (actor: StaffActor) => Promise<string>;
  save: (actor: StaffActor, typed: number, seen: string) => Promise<unknown>;
  stands: (actor: StaffActor) => Promise<string>;
}

const topicField = async (actor: StaffActor) => {
  const found = (await listAllFields(actor)).find(({ code }) => code === "f4");
  if (!found) throw new Error("no such field");
  return found;
};

const FORMS: Form[] = [
  {
    ...{ what: "点题的尺度", field: "answerDays" },
    open: async (actor) => (await getSeenTopicSettings(actor)).seen,
    save: async (actor, answerDays, seen) => {
      const { settings } = await getSeenTopicSettings(actor);
      return saveTopicSettings(actor, { ...settings, answerDays, seen });
    },
    stands: async (actor) => String((await getSeenTopicSettings(actor)).settings.answerDays),
  },
  {
    ...{ what: "期限与信号", field: "noticeDays" },
    open: async (actor) => (await getSeenSiteTerms(actor)).seen,
    save: async (actor, noticeDays, seen) => {
      const { terms } = await getSeenSiteTerms(actor);
      return setSiteTerms(actor, { ...terms, noticeDays, seen });
    },
    stands: async (actor) => String((await getSeenSiteTerms(actor)).terms.noticeDays),
  },
  {
    ...{ what: "评价理由", field: "visit" },
    open: async (actor) => (await getReasonSettings(actor)).seen,
    save: (actor, typed, seen) =>
      saveReasons(actor, saveReasonsSchema.parse({ visit: String(typed), seen })),
    stands: async (actor) => (await getReasonSettings(actor)).subjects[0]?.reasons.join() ?? "",
  },
  {
    ...{ what: "使用许可", field: "words" },
    open: async (actor) => (await getSeenLicence(actor)).seen,
    save: (actor, typed, seen) => saveLicence(actor, { words: String(typed), seen }),
    stands: async (actor) => (await getSeenLicence(actor)).words,
  },
  {
    ...{ what: "网站设置", field: "contact" },
    open: async (actor) => (await getPortalSettings(actor)).seen,
    save: (actor, typed, seen) =>
      saveProfile(actor, saveProfileSchema.parse({ contact: String(typed), seen })),
    stands: async (actor) => (await getPortalSettings(actor)).values.contact ?? "",
  },
  {
    ...{ what: "这个领域", field: "form" },
    open: async (actor) => (await topicField(actor)).seen,
    save: (actor, typed, seen) =>
      saveField(actor, { code: "f4", name: String(typed), isActive: true, seen }),
    stands: async (actor) => (await topicField(actor)).name,
  },
];

function says(told: AppError, who: string, { what, field }: Form, standing: string): void {
  expect(told.code).toBe("conflict");
  expect(told.message).toMatch(new RegExp(`^${who}在 \\d+ 月 \\d+ 日 \\d\\d:\\d\\d 改过${what}。`));
  expect(told.message).toContain("您填写的都还在");
  expect(told.fields[field]).toContain(`现在是：${standing}`);
}

describe.each(FORMS)("$what", (form) => {
  it("tells whoever saves later who was faster, when, and what stands; saved again it holds", async () => {
    const [mine, theirs] = [await form.open(first), await form.open(second)];
    await form.save(first, 21, mine);
    const told = await refusal(form.save(second, 22, theirs));
    says(told, first.name, form, "21");
    expect(await form.stands(first)).toBe("21");
    await form.save(second, 22, told.latest ?? "");
    expect(await form.stands(first)).toBe("22");
    const again = await refusal(form.save(first, 23, mine));
    says(again, second.name, form, "22");
  });

  it("lets one of two win who save in the same moment, also the first time", async () => {
    for (const [one, two] of [
      [11, 12],
      [13, 14],
    ] as const) {
      const seen = await form.open(first);
      const done = await Promise.allSettled([
        form.save(first, one, seen),
        form.save(second, two, seen),
      ]);
      const refused = done.filter(({ status }) => status === "rejected");
      expect(refused).toHaveLength(1);
      const won = done[0]?.status === "fulfilled" ? one : two;
      expect(await form.stands(first)).toBe(String(won));
      const { reason } = refused[0] as PromiseRejectedResult;
      says(reason, won === one ? first.name : second.name, form, String(won));
    }
  });

  it("says so where it was oneself, in another window", async () => {
    const seen = await form.open(first);
    await form.save(first, 21, seen);
    says(await refusal(form.save(first, 22, seen)), "您自己", form, "21");
  });
});

describe("what stands now", () => {
  it("is told field by field, and only where it differs from what was typed", async () => {
    const { settings, seen } = await getSeenTopicSettings(first);
    await saveTopicSettings(first, { ...settings, answerDays: 20, showsOwnerName: true, seen });
    const typed = { ...settings, answerDays: 20, minimumRatings: 9, seen };
    const told = await refusal(saveTopicSettings(second, typed));
    expect(told.fields).toEqual({
      minimumRatings: `满多少人评价才代表群众说话现在是：${settings.minimumRatings}`,
      showsOwnerName: "公开负责人姓名现在是：是",
    });
    const alike = { ...settings, answerDays: 20, showsOwnerName: true, seen };
    const same = await refusal(saveTopicSettings(second, alike));
    expect(same.message).toContain("现在的内容与您填写的相同");
    expect(same.fields).toEqual({});
  });

  it("has to be read before it is put into force", async () => {
    const { seen } = await getPortalSettings(first);
    await saveProfile(first, saveProfileSchema.parse({ contact: "电话", seen }));
    const told = await refusal(publishProfile(second, { seen }));
    expect(told.message).toMatch(/改过网站设置，请刷新页面核对后再办$/);
    expect(told).toMatchObject({ code: "conflict", latest: undefined, fields: {} });
  });

  it("follows in the trail on what the last one left", async () => {
    for (const answerDays of [20, 30, 40]) {
      const { settings, seen } = await getSeenTopicSettings(first);
      await saveTopicSettings(first, { ...settings, answerDays, seen });
    }
    const trail = await rows(sql`
      select (before ->> 'answerDays')::int as before, (after ->> 'answerDays')::int as after
      from audit_entry where action = 'topic.configure' order by id desc limit 3`);
    expect(trail).toEqual([
      { before: 30, after: 40 },
      { before: 20, after: 30 },
      { before: null, after: 20 },
    ]);
  });
});
