"use client";

import { useRouter } from "next/navigation";
import { Card } from "../../../ui/card";
import { AddTiles } from "../sending/add-tiles";
import { SendingNews, SendingTile } from "../sending/sending-tile";
import { useSending } from "../sending/use-sending";

/** Adds files to an organisation's library without a report. */
export function LibraryUpload({
  organisationId,
  accountId,
}: {
  organisationId: string;
  accountId: string;
}) {
  const router = useRouter();
  const { sendings, add, retry, drop, choose } = useSending({
    ...{ recipient: { organisationId }, accountId },
    onDone: () => router.refresh(),
  });
  return (
    <Card title="添加材料" aside="照片、PDF、Word、Excel，单个不超过 20 MB">
      <noscript>
        <p>浏览器没有启用脚本，请在任务的填报页中上传材料，传好后也会列在下面。</p>
      </noscript>
      <ul className="evidence-tiles">
        {sendings.map((sending) => (
          <SendingTile
            key={sending.id}
            sending={sending}
            onRetry={retry}
            onDrop={drop}
            onChoose={choose}
          />
        ))}
        <AddTiles onFiles={(files) => files.forEach(add)} />
      </ul>
      <SendingNews sendings={sendings} />
    </Card>
  );
}
