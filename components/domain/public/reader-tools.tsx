import { headers } from "next/headers";
import { withBase } from "@/lib/shared/base-path";

/** The small script behind the buttons of this file; pages that need no other script stay without. */
async function ReaderScript() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return <script src={withBase("/scripts/reader.js")} defer nonce={nonce} data-plain />;
}

/** Reads the page aloud with the device's own voice; hidden until it is found that the device can. */
export function ReadAloud() {
  return (
    <>
      <button type="button" className="btn read-aloud" data-read-aloud hidden>
        朗读本页
      </button>
      <ReaderScript />
    </>
  );
}

/** Prints the page; hidden without script, where the browser's own menu does it. */
export function PrintButton() {
  return (
    <>
      <button type="button" className="btn btn-small no-print" data-print hidden>
        打印
      </button>
      <ReaderScript />
    </>
  );
}
