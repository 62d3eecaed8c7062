import type { Delivery } from '../notifications/delivery.js';
import type { Simulation } from './create-simulation.js';

export interface WaitOptions {
  /** A filter; default any notification of the event. */
  readonly where?: (delivery: Delivery) => boolean;
  /** Milliseconds; default 5000. */
  readonly timeout?: number;
}

/** Wait until a notification of an event was acknowledged; resolves at once when one was before. */
export function waitForNotification(simulation: Simulation, event: string, options: WaitOptions): Promise<Delivery> {
  const { where = () => true, timeout = 5000 } = options;
  const isWanted = (delivery: Delivery) =>
    delivery.eventType === event && delivery.state === 'acknowledged' && where(delivery);
  const known = [...simulation.notifier.deliveries.values()].find(isWanted);
  if (known) return Promise.resolve(structuredClone(known));
  return new Promise((resolve, reject) => {
    const stop = simulation.onDelivery((delivery) => {
      if (!isWanted(delivery)) return;
      clearTimeout(timer);
      stop();
      resolve(structuredClone(delivery));
    });
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`No ${event} was acknowledged in ${timeout} ms. ${describe(simulation)}`));
    }, timeout);
  });
}

function describe({ notifier }: Simulation): string {
  const deliveries = [...notifier.deliveries.values()].map(({ eventType, state, reason, attempts }) => {
    const answers = attempts.map(({ status, answer }) => status ?? answer).join(', ');
    return `${eventType} is ${state}${reason ? `: ${reason}` : ''}${answers ? ` (answered ${answers})` : ''}`;
  });
  return deliveries.length > 0 ? `${deliveries.join('; ')}.` : 'None was sent.';
}
