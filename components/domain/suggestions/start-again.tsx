import { PublicLink } from "@/components/domain/public/public-link";
import { Notice } from "@/components/ui/feedback";

/** For an address that lacks what was chosen before. */
export function StartAgain() {
  return (
    <Notice tone="soon" title="地址不完整">
      <p>
        请从头选一次类别和地点。
        <PublicLink className="link" href="/suggest">
          重新开始
        </PublicLink>
      </p>
    </Notice>
  );
}
