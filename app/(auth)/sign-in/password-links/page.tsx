import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnLinks } from "@/components/settings/own-links";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { markLinksSeenAction } from "@/lib/actions/account-actions";
import { requireCaller } from "@/lib/auth/caller";
import { listOwnLinks } from "@/lib/domain/users/own-links";
import { ownPath, paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Links for your password" };

/** Tells a person after the sign-in which links were made to set their password. */
export default async function PasswordLinksPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = ownPath((await searchParams).next, paths.overview());
  const { links } = await listOwnLinks(await requireCaller());
  const news = links.filter(({ isSeen }) => !isSeen);
  if (news.length === 0) redirect(next);
  return (
    <Card>
      <h1 className="font-semibold text-xl">
        {news.length === 1 ? "A link was made to set your password" : "Links were made to set your password"}
      </h1>
      <p className="mt-1 mb-4 text-ink-2">
        Whoever has the link could set your password and sign in as you. If you didn’t ask for it, change your
        password in the settings and tell an admin at your practice.
      </p>
      <OwnLinks links={news} />
      <form action={markLinksSeenAction} className="mt-5">
        <input type="hidden" name="next" value={next} />
        <Button type="submit" variant="primary">
          I’ve read this
        </Button>
      </form>
    </Card>
  );
}
