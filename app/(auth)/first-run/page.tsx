import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FirstRunForm } from "@/components/auth/first-run-form";
import { Card } from "@/components/ui/card";
import { isSetUp } from "@/lib/domain/setup/is-set-up";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Set up Linekeeper" };

/** Creates the first account. Closed as soon as anyone can sign in. */
export default async function FirstRunPage() {
  if (await isSetUp()) redirect(paths.signIn());
  return (
    <Card>
      <h1 className="font-semibold text-xl">Set up Linekeeper</h1>
      <p className="mt-1 mb-5 text-ink-2">
        Create the first account. You become its admin and can invite others.
      </p>
      <FirstRunForm />
    </Card>
  );
}
