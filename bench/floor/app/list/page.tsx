import { cookies } from "next/headers";
import { DataTable } from "@/components/data-table/data-table";
import { numberFiltersOf } from "@/components/numbers/list-filters";
import { numberColumns } from "@/components/numbers/number-columns";
import { paths } from "@/lib/paths";
import { readLines, readUser } from "../../lines";

export const dynamic = "force-dynamic";

/** Reads a session row, runs the list query of the numbers page and draws the same rows; no frame, no filters. */
export default async function Page() {
  const user = await readUser((await cookies()).get("floor")?.value ?? "");
  const { phoneNumbers } = await readLines(numberFiltersOf({}));
  return (
    <main>
      <p>{user}</p>
      <DataTable
        caption="Numbers"
        columns={numberColumns({ canEdit: true })}
        rows={phoneNumbers}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.number(row.id)}
      />
    </main>
  );
}
