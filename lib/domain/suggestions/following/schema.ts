import * as z from "zod";

/** 我也关注 of a topic, from the form: where one goes on afterwards. */
export const followSchema = z.object({
  topicId: z.uuid({ error: "请刷新页面后再试" }),
  back: z
    .string()
    .regex(/^\/(suggest|topics)[\w/?&=.%-]*$/)
    .catch("/topics"),
  pass: z.string().max(4_000).optional(),
});

export type FollowInput = z.infer<typeof followSchema>;
