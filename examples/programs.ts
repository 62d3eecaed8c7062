/** What `npm run example` runs, in the order of the README. */
export const PROGRAMS: readonly string[] = [
  'mini-program-order',
  'native-order',
  'code-payment',
  'refund',
  'notifications/fastify',
  'notifications/node-http',
  'notifications/express',
  'notifications/hono',
  'trade-bill',
  'transfer',
  'payroll-card-token',
  'partner-order',
];
