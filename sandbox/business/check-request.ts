/** Whether a number is an amount of money: a positive integer of fen. */
export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0;
}

/** Whether two requests are the same, ignoring the identity, which is sealed into another text each time. */
export function isSameRequest(one: object, other: object): boolean {
  return textOf(one) === textOf(other);
}

function textOf(request: object): string {
  return JSON.stringify(request, (name, value) => (name === 'identity' ? undefined : value));
}
