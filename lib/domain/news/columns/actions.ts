"use server";

import { defineAction } from "@/lib/access/action";
import { addColumn, changeColumn } from "@/lib/domain/news/columns/commands";
import { addColumnSchema, changeColumnSchema } from "@/lib/domain/news/columns/schema";

export const addColumnAction = defineAction({
  name: "news_column.add",
  schema: addColumnSchema,
  command: addColumn,
  redirectTo: () => "/desk/news/columns",
});

export const changeColumnAction = defineAction({
  name: "news_column.change",
  schema: changeColumnSchema,
  command: changeColumn,
  redirectTo: () => "/desk/news/columns",
});
