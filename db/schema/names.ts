import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * Characters that no name has in any place: control characters, and what is invisible or turns the direction of text. The
 * schemas also refuse joiners and other characters where no emoji and no script needs them (product rule 5).
 */
const HIDDEN =
  "[\\u0001-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]";

/** The condition that a name has no such character, for a check. */
export function hasNoHiddenCharacter(name: PgColumn): SQL {
  return sql`${name} !~ ${sql.raw(`'${HIDDEN}'`)}`;
}
