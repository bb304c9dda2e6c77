import * as z from "zod";

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: "请填写数字" })
    .int({ error: "请填写整数" })
    .min(least, { error: `最小 ${least}` })
    .max(most, { error: `最大 ${most}` });

/** The setting `topics`: how answers and judgements are measured here. */
export const topicSettingsSchema = z.object({
  /** Working days for an answer. */
  answerDays: whole(1, 60).default(15),
  /** Ratings before anything is said in the people's name. */
  minimumRatings: whole(1, 200).default(5),
  /** Percent of content ratings from which on people agree. */
  agreedPercent: whole(50, 100).default(80),
  /** Percent of 反弹 among answers to the follow-up from which on reopening is proposed. */
  reboundPercent: whole(1, 100).default(30),
  /** Answers to the follow-up before that. */
  reboundMinimum: whole(1, 100).default(3),
  /** True where the person in charge is named in public beside the post. */
  showsOwnerName: z.preprocess((value) => value === true || value === "on", z.boolean()),
});

/** The form: what is to hold from now on, and the mark of the state that it was opened with. */
export const saveTopicSettingsSchema = topicSettingsSchema.extend({
  seen: z.string({ error: "请刷新页面" }).max(40),
});

export type SaveTopicSettingsInput = z.infer<typeof saveTopicSettingsSchema>;
export type TopicSettings = z.infer<typeof topicSettingsSchema>;
