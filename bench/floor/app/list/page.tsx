import { cookies } from "next/headers";
import { DataTable } from "@/components/data-table/data-table";
import { numberColumns } from "@/components/numbers/list/number-columns";
import { STEP_PERMISSIONS } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { readLines, readUser } from "../../lines";

export const dynamic = "force-dynamic";

/** Reads a session row, runs the numbers page's list query and renders the same rows, without layout or filters. */
export default async function Page() {
  const user = await readUser((await cookies()).get("floor")?.value ?? "");
  const { phoneNumbers } = await readLines({ limit: 50, sort: "name" });
  return (
    <main>
      <p>{user}</p>
      <DataTable
        caption="Numbers"
        columns={numberColumns({ everywhere: STEP_PERMISSIONS, at: {} }, "UTC")}
        rows={phoneNumbers}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.number(row.id)}
      />
    </main>
  );
}
