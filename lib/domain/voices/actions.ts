"use server";

import { defineAction } from "@/lib/access/action";
import { answerVoices } from "@/lib/domain/voices/answering/commands";
import { raiseVoice } from "@/lib/domain/voices/commands";
import { answerVoicesSchema, raiseVoiceSchema } from "@/lib/domain/voices/schema";

// Without a redirect: one page shows many tasks, and what is typed beside a voice stays where it is.
export const raiseVoiceAction = defineAction({
  name: "voice.raise",
  schema: raiseVoiceSchema,
  command: raiseVoice,
});

export const answerVoicesAction = defineAction({
  name: "voice.answer",
  schema: answerVoicesSchema,
  command: answerVoices,
  redirectTo: () => "/desk/voices",
});
