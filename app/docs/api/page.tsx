import type { Metadata } from "next";
import { ApiReference } from "@/components/docs/api-reference";

export const metadata: Metadata = { title: "API reference" };

export default function ApiReferencePage() {
  return (
    <main>
      <h1 className="sr-only">API reference</h1>
      <ApiReference descriptionUrl="/v1/openapi.json" />
    </main>
  );
}
