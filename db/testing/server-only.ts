// Vitest runs server modules outside of Next, where the guard package has nothing to guard.
export {};
