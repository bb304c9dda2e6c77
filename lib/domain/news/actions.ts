"use server";

import { defineAction } from "@/lib/access/action";
import { beginNews, discardNews, saveNews, submitNews } from "@/lib/domain/news/commands";
import { beginNewsSchema, newsStepSchema, saveNewsSchema } from "@/lib/domain/news/schema";
import { withSentPicture } from "@/lib/domain/pictures/commands";

export const beginNewsAction = defineAction({
  name: "news.begin",
  schema: beginNewsSchema,
  command: beginNews,
  redirectTo: ({ newsId }) => `/desk/news/${newsId}/edit`,
});

export const saveNewsAction = defineAction({
  name: "news.save",
  schema: saveNewsSchema,
  command: withSentPicture(saveNews),
  redirectTo: (_saved, { newsId }) => `/desk/news/${newsId}`,
});

export const submitNewsAction = defineAction({
  name: "news.submit",
  schema: newsStepSchema,
  command: submitNews,
  redirectTo: ({ newsId }) => `/desk/news/${newsId}`,
});

export const discardNewsAction = defineAction({
  name: "news.discard",
  schema: newsStepSchema,
  command: discardNews,
  redirectTo: () => "/desk/news",
});
