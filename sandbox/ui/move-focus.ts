const STEPS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowDown: (place, count) => Math.min(place + 1, count - 1),
  ArrowUp: (place) => Math.max(place - 1, 0),
  Home: () => 0,
  End: (_place, count) => count - 1,
};

/** Move the focus between the rows, `[data-row]`, of a list, `[data-list]`, with arrow keys; returns the focused row. */
export function moveFocus(event: KeyboardEvent): HTMLElement | undefined {
  const step = STEPS[event.key];
  const { currentTarget } = event;
  if (!step || !(currentTarget instanceof HTMLElement)) return undefined;
  const rows = [...(currentTarget.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const next = rows[step(rows.indexOf(currentTarget), rows.length)];
  event.preventDefault();
  next?.focus();
  return next;
}
