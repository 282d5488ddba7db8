import type { Metadata } from "next";
import { NotFoundState } from "@/components/feedback/not-found-state";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <NotFoundState back={{ href: paths.overview(), label: "Go to the overview" }} />
    </main>
  );
}
