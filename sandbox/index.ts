export type { SandboxClientOptions } from './credentials/client-options.js';
export { type RunningSandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
