// Loaded before a command: what it writes goes to a pipe, but it is told that a terminal of 100 columns takes it.
for (const stream of [process.stdout, process.stderr]) {
  Object.defineProperties(stream, { isTTY: { value: true }, columns: { value: 100 } });
}
