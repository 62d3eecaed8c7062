export type { SandboxClientOptions } from './credentials/client-options.js';
export type {
  Exchange,
  ExchangeSummary,
  SealedMember,
  ShownBody,
  ShownMessage,
  ShownPart,
} from './exchanges/exchange.js';
export type { Attempt, Delivery } from './notifications/delivery.js';
export type { RunningSandbox } from './running-sandbox.js';
export type { SandboxOptions } from './sandbox-options.js';
export type { NotificationOrder } from './simulation/notify.js';
export type { Snapshot } from './simulation/take-snapshot.js';
export type { UserActions } from './simulation/user-actions.js';
export type { WaitOptions } from './simulation/wait-for-notification.js';
export { startSandbox } from './start-sandbox.js';
