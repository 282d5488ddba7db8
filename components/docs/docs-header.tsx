import { paths } from "@/lib/paths";
import { Mark } from "../layout/mark";

/**
 * The header of the documentation: the way back to the console, and to the other half of the documentation. Its links load
 * whole pages, because the viewer of the reference writes to the address and would stop Next.js on its way.
 */
export function DocsHeader() {
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b bg-panel px-4 py-3 sm:px-6">
      <a href={paths.overview()} className="flex items-center gap-2 rounded-md font-semibold">
        <Mark className="size-6" />
        Linekeeper
      </a>
      <nav aria-label="Documentation" className="flex flex-wrap gap-x-4 gap-y-1">
        <a href={paths.guide()} className="text-link">
          Guides
        </a>
        <a href={paths.apiReference()} className="text-link">
          Reference
        </a>
      </nav>
      <a href={paths.overview()} className="text-link ml-auto">
        Back to the console
      </a>
    </header>
  );
}
