import type { Metadata } from "next";
import { ElderHome } from "@/components/domain/public/elder-home";

export const metadata: Metadata = { title: "长者模式" };

export default function Elder() {
  return <ElderHome />;
}
