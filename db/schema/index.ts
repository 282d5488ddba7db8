export * from "./api-keys";
export * from "./audit-entries";
export * from "./bots";
export * from "./installation";
export * from "./organizations";
export * from "./phone-number-orders";
export * from "./phone-numbers";
export * from "./users";
