/** Ends a `switch` over a `kind`, so that a new kind is an error of the compiler wherever it is not handled. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`);
}
