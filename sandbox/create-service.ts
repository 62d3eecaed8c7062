import { answerCalls } from './calls/answer-calls.js';
import type { CallContext } from './calls/call-context.js';
import { answerControl } from './control/answer-control.js';
import { createFaults, type Faults } from './control/create-faults.js';
import { watchSandbox } from './control/watch-sandbox.js';
import type { Credentials } from './credentials/credentials.js';
import type { PlatformKeys } from './credentials/platform-keys.js';
import { type ExchangeObserver, observeExchanges } from './exchanges/observe-exchanges.js';
import type { Handler } from './protocol/answer.js';
import { isOwnTarget } from './protocol/is-own-target.js';
import type { SandboxOptions } from './sandbox-options.js';
import { createSimulation, type Simulation } from './simulation/create-simulation.js';
import { createUserActions, type UserActions } from './simulation/user-actions.js';
import type { Store } from './storage/open-store.js';

/** What a sandbox is made of, whatever it listens on. */
export interface Service {
  readonly simulation: Simulation;
  readonly faults: Faults;
  readonly actions: UserActions;
  readonly observer: ExchangeObserver;
  /** Answers calls, and what is the sandbox's own. */
  readonly handler: Handler;
  close(): void;
}

export interface ServiceParts {
  readonly context: CallContext;
  readonly credentials: Credentials;
  readonly keys: PlatformKeys;
  readonly store: Store | undefined;
}

export function createService({ context, credentials, keys, store }: ServiceParts, options: SandboxOptions): Service {
  const observer = observeExchanges(context, credentials);
  const simulation = createSimulation(context, options, { store, onPosted: observer.onPosted });
  const feed = watchSandbox(simulation, observer.log);
  const faults = createFaults(simulation.notifier, context.identity);
  const actions = createUserActions(simulation);
  const state = options.stateless ? () => undefined : simulation.answer;
  const calls = faults.wrap(answerCalls(context, state, store?.nonces));
  const control = answerControl({ simulation, faults, actions, rotate: keys.rotate, feed, observer });
  return {
    simulation,
    faults,
    actions,
    observer,
    handler: (request) => (isOwnTarget(request.target) ? control : calls)(request),
    close: () => {
      feed.close();
      simulation.close();
    },
  };
}
