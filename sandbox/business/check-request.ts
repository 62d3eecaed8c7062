/** Whether this is an amount of money: whole cents, at least one. */
export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0;
}

/** Whether two requests ask for the same. A sealed identity is another text each time, and is left out. */
export function isSameRequest(one: object, other: object): boolean {
  return textOf(one) === textOf(other);
}

function textOf(request: object): string {
  return JSON.stringify(request, (name, value) => (name === 'identity' ? undefined : value));
}
