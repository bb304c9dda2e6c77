import "./suggestions.css";
import type { ReactNode } from "react";
import { PublicLink } from "@/components/domain/public/public-link";
import { PublicHead } from "@/components/domain/public/section";
import { Steps } from "@/components/forms/form-progress";
import { Notice } from "@/components/ui/feedback";
import { VISITOR } from "@/lib/access/actor";
import { isGateOpen } from "@/lib/domain/suggestions/filing/commands";

const STEPS = ["类别", "地点", "相似建议", "填写"];

/** A page of the form: title, where one is, and the part itself only for whoever has answered the gate. */
export function SuggestFrame({
  title,
  step,
  gate,
  children,
}: {
  title: string;
  step?: number;
  gate?: string;
  children: ReactNode;
}) {
  const isShut = gate !== undefined && !isGateOpen(VISITOR, gate);
  return (
    <>
      <PublicHead title={title}>
        {step !== undefined && !isShut && <Steps steps={STEPS} current={step} />}
      </PublicHead>
      <div className="wide suggest-page">
        {isShut ? (
          <Notice tone="soon" title="请先回答一个问题">
            <p>
              提建议之前，请先说明您想做什么：反映违纪违法和办事求助有专门的渠道。
              <PublicLink className="link" href="/suggest">
                去回答
              </PublicLink>
            </p>
          </Notice>
        ) : (
          children
        )}
      </div>
    </>
  );
}
