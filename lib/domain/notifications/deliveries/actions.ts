"use server";

import { defineAction } from "@/lib/access/action";
import { resend, resendAll } from "./commands";
import { resendAllSchema, resendSchema } from "./schema";

const PAGE = "/desk/admin/deliveries";

export const resendAction = defineAction({
  name: "delivery.resend",
  schema: resendSchema,
  command: resend,
  redirectTo: () => `${PAGE}?state=dead&done=resent`,
});

export const resendAllAction = defineAction({
  name: "delivery.resend_all",
  schema: resendAllSchema,
  command: resendAll,
  redirectTo: () => `${PAGE}?state=waiting&done=resent`,
});
