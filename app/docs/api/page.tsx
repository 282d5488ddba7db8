import type { Metadata } from "next";
import { ApiReference } from "@/components/docs/api-reference";
import { OperationIndex } from "@/components/docs/operation-index";
import { DESCRIBED } from "@/lib/api/openapi/index-of-operations";

export const metadata: Metadata = { title: "API reference" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ApiReferencePage({ searchParams }: Props) {
  const { of } = await searchParams;
  const [native, ...dialects] = DESCRIBED;
  const shown = dialects.find((one) => one.of === of) ?? native;
  if (!shown) return null;
  return (
    <>
      <OperationIndex shown={shown} all={DESCRIBED} />
      <ApiReference key={shown.url} descriptionUrl={shown.url} />
    </>
  );
}
