import { headers } from "next/headers";
import { withBase } from "@/lib/shared/base-path";

/**
 * Reads the page aloud with the device's own voice. The button stays hidden until a small script of its own finds
 * that the device can; pages that need no other script stay without.
 */
export async function ReadAloud() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <button type="button" className="btn read-aloud" data-read-aloud hidden>
        朗读本页
      </button>
      <script src={withBase("/scripts/read-aloud.js")} defer nonce={nonce} data-plain />
    </>
  );
}
