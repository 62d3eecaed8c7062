import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { describeError, judgeFailure, UnsentError } from '../../../templates/runtime/core/failure.js';

const failure = (members: object) => Object.assign(new Error('failed'), members);
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
/** Errors of another realm, as in Jest. */
const foreign = (source: string): unknown => runInNewContext(source);

const holdsItself = new Error('round');
holdsItself.cause = holdsItself;

describe('a request was certainly not sent', () => {
  it.each<[string, unknown]>([
    ['a refused connection', fetchFailed(failure({ code: 'ECONNREFUSED', syscall: 'connect' }))],
    ['a host without route, on connecting', fetchFailed(failure({ code: 'EHOSTUNREACH', syscall: 'connect' }))],
    ['a connection that is reset while it is opened', failure({ code: 'ECONNRESET', syscall: 'connect' })],
    ['an unknown name', fetchFailed(failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }))],
    ['a name server that is down', fetchFailed(failure({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }))],
    ['connecting too long', fetchFailed(failure({ code: 'UND_ERR_CONNECT_TIMEOUT' }))],
    ['a certificate that has expired', fetchFailed(failure({ code: 'CERT_HAS_EXPIRED' }))],
    ['a certificate of another host', fetchFailed(failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }))],
    ['a self-signed certificate', failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['a certificate without its issuer', failure({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })],
    [
      'two addresses that refuse',
      fetchFailed(
        Object.assign(new AggregateError([failure({ syscall: 'connect' }), failure({ syscall: 'connect' })]), {
          code: 'ECONNREFUSED',
        }),
      ),
    ],
    [
      'an error of another realm',
      foreign(
        "Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { syscall: 'connect' }) })",
      ),
    ],
    ['a port that fetch never connects to', fetchFailed(new Error('bad port'))],
    ['an error of our own sender', new UnsentError('closed')],
  ])('after %s', (_case, error) => {
    expect(judgeFailure(error).unsent).toBe(true);
  });
});

describe('a request may have been sent', () => {
  it.each<[string, unknown]>([
    ['a TLS record that is broken', fetchFailed(failure({ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }))],
    ['a TLS alert', failure({ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' })],
    ['a TLS error of Node', failure({ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' })],
    ['a code that only begins like that of a certificate', failure({ code: 'CERT_SOMETHING_NEW' })],
    ['a host without route, on reading', failure({ code: 'EHOSTUNREACH', syscall: 'read' })],
    ['a host without route, at an unknown moment', fetchFailed(failure({ code: 'EHOSTUNREACH' }))],
    ['a network without route', fetchFailed(failure({ code: 'ENETUNREACH' }))],
    ['a reset', fetchFailed(failure({ code: 'ECONNRESET' }))],
    ['a refused connection without the failed call', failure({ code: 'ECONNREFUSED' })],
    ['a time limit on reading', failure({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['a broken pipe', failure({ code: 'EPIPE', syscall: 'write' })],
    ['a socket that was closed', fetchFailed(failure({ code: 'UND_ERR_SOCKET' }))],
    ['a bug in a wrapper of fetch', failure({ code: 'ERR_INVALID_ARG_TYPE' })],
    ['a bug with an earlier refusal as its cause', failure({ code: 'ERR_X', cause: failure({ syscall: 'connect' }) })],
    [
      'two addresses, of which one was reached',
      new AggregateError([failure({ syscall: 'connect' }), failure({ syscall: 'read' })]),
    ],
    ['no reasons at all', new AggregateError([])],
    ['an abort', new DOMException('aborted', 'AbortError')],
    ['a text', 'connect'],
    ['nothing', undefined],
    ['an error that is its own cause', holdsItself],
  ])('after %s', (_case, error) => {
    expect(judgeFailure(error).unsent).toBe(false);
  });
});

it.each<[unknown, string]>([
  [fetchFailed(failure({ code: 'ECONNREFUSED' })), 'failed'],
  [foreign("new Error('of another realm')"), 'of another realm'],
  [failure({ message: '', code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [Object.create(null), 'object'],
])('%o is reported as %s', (error, message) => {
  expect(judgeFailure(error).message).toBe(message);
});

it('describes values without a description', () => {
  const hostile = {
    get message(): string {
      throw new Error('never');
    },
    toString: () => {
      throw new Error('never');
    },
  };
  expect(describeError(hostile)).toBe('object');
});
