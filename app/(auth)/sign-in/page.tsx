import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Card } from "@/components/ui/card";
import { currentSession } from "@/lib/auth/caller";
import { isSetUp } from "@/lib/domain/setup/is-set-up";
import { ownPath, paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  const wanted = ownPath(next, paths.overview());
  if (await currentSession()) redirect(wanted);
  if (!(await isSetUp())) redirect(paths.firstRun());
  return (
    <Card>
      <h1 className="mb-4 font-semibold text-xl">Sign in</h1>
      <SignInForm next={typeof next === "string" ? wanted : undefined} />
      <p className="mt-4 text-ink-2 text-sm">
        Forgot your password? Ask an admin at your practice for a reset link. If you are the only admin, ask
        Linekeeper support, or whoever runs Linekeeper for you.
      </p>
    </Card>
  );
}
