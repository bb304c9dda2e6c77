import type { Metadata } from "next";
import { ApiPage } from "@/components/domain/machine/api-page";
import { requireStaff } from "@/lib/access/page";
import { callsOf, curlExample, thingsOf } from "@/lib/domain/machine/description/labels";
import {
  EXAMPLE_ANSWER,
  EXAMPLE_BATCH,
  openApiDocument,
} from "@/lib/domain/machine/description/rules";
import { publicServer } from "@/lib/platform/env";

export const metadata: Metadata = { title: "系统取数接口文档" };

export default async function Api() {
  await requireStaff("machine.manage");
  const server = publicServer();
  const document = openApiDocument(server);
  return (
    <ApiPage
      calls={callsOf(document)}
      things={thingsOf(document)}
      curl={curlExample(server, { values: EXAMPLE_BATCH.values.slice(0, 1) })}
      request={JSON.stringify(EXAMPLE_BATCH, null, 2)}
      answer={JSON.stringify(EXAMPLE_ANSWER, null, 2)}
    />
  );
}
