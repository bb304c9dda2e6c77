import type { SettingWords } from "@/lib/access/settings";
import { type TopicSettings, topicSettingsSchema } from "@/lib/domain/topics/settings/schema";

/** What is set, as the form asks for it. */
export const topicSettingWords: Record<keyof TopicSettings, string> = {
  answerDays: "答复期限（工作日）",
  minimumRatings: "满多少人评价才代表群众说话",
  agreedPercent: "满意和基本满意占百分之几算认可",
  reboundPercent: "回访中百分之几说又出现了就提请核对",
  reboundMinimum: "回访至少几人回答才算",
  showsOwnerName: "公开负责人姓名",
};

/** A state of the settings in words, field by field. */
export function wordsOfTopicSettings(value: unknown): SettingWords {
  const settings = topicSettingsSchema.parse(value ?? {});
  const words = Object.entries(topicSettingWords).map(([name, label]) => {
    const set = settings[name as keyof TopicSettings];
    return [name, { label, value: typeof set === "boolean" ? (set ? "是" : "否") : String(set) }];
  });
  return Object.fromEntries(words);
}
