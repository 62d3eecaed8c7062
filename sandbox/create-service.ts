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
import { createWorld, type World } from './simulation/create-simulation.js';
import { createUserActions, type UserActions } from './simulation/user-actions.js';
import type { Store } from './storage/open-store.js';

/** What a sandbox is made of, whatever it listens on. */
export interface Service {
  readonly world: World;
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
  const world = createWorld(context, options, { store, onPosted: observer.onPosted });
  const feed = watchSandbox(world, observer.log);
  const faults = createFaults(world.notifier, context.identity);
  const actions = createUserActions(world);
  const state = options.stateless ? () => undefined : world.answer;
  const calls = faults.wrap(answerCalls(context, state, store?.nonces));
  const control = answerControl({ world, faults, actions, rotate: keys.rotate, feed, observer });
  return {
    world,
    faults,
    actions,
    observer,
    handler: (request) => (isOwnTarget(request.target) ? control : calls)(request),
    close: () => {
      feed.close();
      world.close();
    },
  };
}
