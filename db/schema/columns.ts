import { timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

/** A moment, kept to the millisecond so that a cursor made from it in JavaScript finds the same row again. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** A time-sortable id (UUID v7), made by the application. */
export const id = () => uuid("id").primaryKey().$defaultFn(uuidv7);

export const createdAt = () => moment("created_at").notNull();
export const updatedAt = () => moment("updated_at").notNull();
