import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { SessionList } from "@/components/settings/session-list";
import { requireCaller } from "@/lib/auth/caller";
import { IDLE_MINUTES, SESSION_HOURS } from "@/lib/constants/sessions";
import { listSessions } from "@/lib/domain/sessions/list-sessions";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const { sessions } = await listSessions(await requireCaller());
  return (
    <>
      <PageHeader
        title="Sessions"
        description={`A session ends ${SESSION_HOURS} hours after you sign in, or after ${IDLE_MINUTES} minutes without activity.`}
      />
      <div className="max-w-3xl">
        <SessionList sessions={sessions} />
      </div>
    </>
  );
}
