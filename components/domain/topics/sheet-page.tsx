import type { TopicDetail } from "@/lib/domain/topics/types";
import { PageHeader } from "../../layout/page-header";
import { SheetForm } from "./sheet-form";

interface SheetPageProps {
  topic: TopicDetail;
  expiresOn: string;
  rateUrl: string;
}

/** Rating codes for those who are present at an event. */
export function SheetPage({ topic, expiresOn, rateUrl }: SheetPageProps) {
  return (
    <>
      <div className="no-print">
        <PageHeader
          title="打印评价码"
          subtitle={`${topic.title}。一人一码，发了多少张、谁发的都留痕`}
          back={{ href: `/desk/topics/${topic.id}`, label: "这件点题" }}
        />
      </div>
      <div className="max-w-3xl">
        <SheetForm
          topicId={topic.id}
          version={topic.version}
          expiresOn={expiresOn}
          rateUrl={rateUrl}
        />
      </div>
    </>
  );
}
