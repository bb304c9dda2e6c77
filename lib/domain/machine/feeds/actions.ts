"use server";

import { defineAction } from "@/lib/access/action";
import { pauseFeed, resumeFeed, runFeedNow, saveFeed } from "@/lib/domain/machine/feeds/commands";
import { feedActSchema, feedSchema } from "@/lib/domain/machine/feeds/schema";
import { tryFeed } from "@/lib/domain/machine/runs/commands";

const toFeed = ({ id }: { id: string }) => `/desk/machine/feeds/${id}`;

export const saveFeedAction = defineAction({
  name: "feed.save",
  schema: feedSchema,
  command: saveFeed,
  redirectTo: toFeed,
});

export const pauseFeedAction = defineAction({
  name: "feed.pause",
  schema: feedActSchema,
  command: pauseFeed,
  redirectTo: toFeed,
});

export const resumeFeedAction = defineAction({
  name: "feed.resume",
  schema: feedActSchema,
  command: resumeFeed,
  redirectTo: toFeed,
});

export const runFeedNowAction = defineAction({
  name: "feed.run_now",
  schema: feedActSchema,
  command: runFeedNow,
  redirectTo: toFeed,
});

export const tryFeedAction = defineAction({
  name: "feed.try",
  schema: feedActSchema,
  command: tryFeed,
  redirectTo: ({ runId }) => `/desk/machine/runs/${runId}`,
});
