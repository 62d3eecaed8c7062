/** The number of calls that a client has in flight. */
export class CallCount {
  #count = 0;

  /** Whether there is more than one, so that slow work should not block the others. */
  get isBusy(): boolean {
    return this.#count > 1;
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
  }
}
