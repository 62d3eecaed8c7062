/** How many calls a client has in flight. */
export class CallCount {
  #count = 0;

  /** Whether there is more than one: what takes long had better not keep the others waiting. */
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
