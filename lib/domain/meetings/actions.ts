"use server";

import { defineAction } from "@/lib/access/action";
import {
  cancelMeeting,
  changeMeeting,
  holdMeeting,
  minuteMeeting,
  planMeeting,
} from "@/lib/domain/meetings/commands";
import {
  cancelMeetingSchema,
  changeMeetingSchema,
  holdMeetingSchema,
  minuteMeetingSchema,
  planMeetingSchema,
} from "@/lib/domain/meetings/schema";

const page = ({ meetingId }: { meetingId: string }) => `/desk/meetings/${meetingId}`;

export const planMeetingAction = defineAction({
  name: "meeting.plan",
  schema: planMeetingSchema,
  command: planMeeting,
  redirectTo: page,
});

export const changeMeetingAction = defineAction({
  name: "meeting.change",
  schema: changeMeetingSchema,
  command: changeMeeting,
  redirectTo: page,
});

export const holdMeetingAction = defineAction({
  name: "meeting.hold",
  schema: holdMeetingSchema,
  command: holdMeeting,
  redirectTo: page,
});

export const cancelMeetingAction = defineAction({
  name: "meeting.cancel",
  schema: cancelMeetingSchema,
  command: cancelMeeting,
  redirectTo: page,
});

export const minuteMeetingAction = defineAction({
  name: "meeting.minute",
  schema: minuteMeetingSchema,
  command: minuteMeeting,
  redirectTo: page,
});
