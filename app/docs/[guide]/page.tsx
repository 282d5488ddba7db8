import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuidePage } from "@/components/docs/guide-page";
import { env } from "@/lib/env";
import { findGuide, GUIDES } from "@/lib/guides/guides";
import { renderGuide } from "@/lib/guides/render-guide";

interface Props {
  params: Promise<{ guide: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findGuide((await params).guide)?.title ?? "Not found" };
}

export default async function OneGuidePage({ params }: Props) {
  const guide = findGuide((await params).guide);
  if (!guide) notFound();
  return <GuidePage html={await renderGuide(guide, env().APP_URL)} guides={GUIDES} slug={guide.slug} />;
}
