"use server";

import { defineAction } from "@/lib/access/action";
import { addNote, editNote, removeNote } from "./commands";
import { addNoteSchema, editNoteSchema, removeNoteSchema } from "./schema";

export const addNoteAction = defineAction({
  name: "note.add",
  schema: addNoteSchema,
  command: addNote,
  redirectTo: ({ regionCode, year }) => `/desk/dashboard/${regionCode}/notes?year=${year}`,
});

export const editNoteAction = defineAction({
  name: "note.edit",
  schema: editNoteSchema,
  command: editNote,
  redirectTo: ({ regionCode, year }) => `/desk/dashboard/${regionCode}/notes?year=${year}`,
});

export const removeNoteAction = defineAction({
  name: "note.remove",
  schema: removeNoteSchema,
  command: removeNote,
  redirectTo: ({ regionCode, year }) => `/desk/dashboard/${regionCode}/notes?year=${year}`,
});
