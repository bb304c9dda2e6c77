import type { Metadata } from "next";
import { LookupForm } from "@/components/domain/suggestions/lookup-form";
import { SuggestFrame } from "@/components/domain/suggestions/suggest-frame";

export const metadata: Metadata = {
  title: "查询建议办理情况",
  description: "凭 20 位查询码查看建议的办理情况，补充或撤回。",
};

export default function TrackPage() {
  return (
    <SuggestFrame title="查询建议办理情况">
      <LookupForm />
    </SuggestFrame>
  );
}
