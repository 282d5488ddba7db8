import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { DataSources } from "@/components/settings/data-sources";
import { requireCaller } from "@/lib/auth/caller";

export const metadata: Metadata = { title: "About the data" };

export default async function AboutTheDataPage() {
  await requireCaller();
  return (
    <>
      <PageHeader
        title="About the data"
        description="Where area codes, places and timezones come from, and under which licenses."
      />
      <div className="max-w-3xl">
        <DataSources />
      </div>
    </>
  );
}
