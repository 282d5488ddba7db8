import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { env } from "@/lib/env";
import { GUIDES } from "@/lib/guides/guides";
import { renderGuide } from "@/lib/guides/render-guide";

export const metadata: Metadata = { title: "API guides" };

export default async function GuidesPage() {
  const [first] = GUIDES;
  return <GuidePage html={await renderGuide(first, env().APP_URL)} guides={GUIDES} slug={first.slug} />;
}
