/** Whether this is an amount of money: whole cents, at least one. */
export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0;
}
