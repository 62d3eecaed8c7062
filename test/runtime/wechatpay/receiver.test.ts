import { beforeEach, describe, expect, it, vi } from 'vitest';
import { seal, writeNotification } from '../../../sandbox/protocol/notification.js';
import { xmlAnswer } from '../../../sandbox/protocol/v2-signature.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { clientOptions, identity } from '../identities.js';

const PAYMENT = { out_trade_no: '1', amount: { total: 1 } };
const { webhooks } = createClient(clientOptions);
const { headers, body } = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity });
const refund = writeNotification('REFUND.SUCCESS', { refund_id: '5' }, { identity, originalType: 'refund' });
const { body: xmlBody = '' } = xmlAnswer({ return_code: 'SUCCESS', out_trade_no: '1' }, identity);
const xml = String(xmlBody);

const onPayment = vi.fn();
const otherwise = vi.fn();
const onError = vi.fn();
const receive = webhooks.on('TRANSACTION.SUCCESS', onPayment).otherwise(otherwise).onError(onError);
beforeEach(() => {
  for (const each of [onPayment, otherwise, onError]) each.mockReset();
});

const REFUSED = { status: 401, body: '{"code":"FAIL","message":"not accepted"}' };
const FAILED = { status: 500, body: '{"code":"FAIL","message":"failed"}' };
const XML_FAILED = '<xml><return_code>FAIL</return_code><return_msg><![CDATA[failed]]></return_msg></xml>';

describe('a receiver of notifications', () => {
  it('passes a notification to the handler of its event, and acknowledges it after that', async () => {
    const steps: string[] = [];
    onPayment.mockImplementation(async () => {
      await Promise.resolve();
      steps.push('handled');
    });
    expect(await receive(headers, body).finally(() => steps.push('answered'))).toEqual({
      status: 204,
      headers: {},
      body: '',
    });
    expect(steps).toEqual(['handled', 'answered']);
    expect(onPayment).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        event_type: 'TRANSACTION.SUCCESS',
        resource: expect.objectContaining({ original_type: 'transaction', ciphertext: PAYMENT }),
      }),
    );
    expect(otherwise).not.toHaveBeenCalled();
  });

  it('passes events without a handler to the default one', async () => {
    expect(await receive(refund.headers, refund.body)).toMatchObject({ status: 204 });
    expect(otherwise).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event_type: 'REFUND.SUCCESS' }));
  });

  it('acknowledges events without any handler, so that they are not repeated for a day', async () => {
    const { status } = await webhooks.on('TRANSACTION.SUCCESS', onPayment)(refund.headers, refund.body);
    expect([status, onPayment.mock.calls]).toEqual([204, []]);
  });

  it.each(['toString', '__proto__'])('does not use an inherited member as the handler of %s', async (event) => {
    const odd = writeNotification(event, {}, { identity });
    expect(await receive(odd.headers, odd.body)).toMatchObject({ status: 204 });
    expect(otherwise).toHaveBeenCalledOnce();
  });

  it.each(['wrong-signature', 'skewed-clock', 'unsigned'] as const)(
    'responds with 401 to the fault %s, and reports it',
    async (fault) => {
      const forged = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity, fault });
      expect(await receive(forged.headers, forged.body)).toMatchObject(REFUSED);
      expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'SignatureError' }));
      expect(onPayment).not.toHaveBeenCalled();
    },
  );

  it('responds with 401 to a probe, without reporting it', async () => {
    const probe = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity, fault: 'probe' });
    expect(await receive(probe.headers, probe.body)).toMatchObject(REFUSED);
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('password of the database');
      },
    ],
    ['rejects', () => Promise.reject(new Error('password of the database'))],
  ])('responds with 500 when a handler %s, without the reason', async (_, handler) => {
    onPayment.mockImplementation(handler);
    expect(await receive(headers, body)).toMatchObject(FAILED);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'password of the database' }));
  });

  it('responds with 500 when the APIv3 key is wrong, so that the notification is sent again', async () => {
    const other = createClient({ ...clientOptions, apiV3Key: 'x'.repeat(32) });
    expect(await other.webhooks.otherwise(otherwise).onError(onError)(headers, body)).toMatchObject(FAILED);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'DecryptionError' }));
  });

  it('responds with 500 when the body was parsed before', async () => {
    expect(await receive(headers, JSON.parse(body))).toMatchObject(FAILED);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'ConfigError' }));
  });

  it('responds even if the error handler fails', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    onError.mockRejectedValue(new Error('no log'));
    expect(await receive({}, body)).toMatchObject(REFUSED);
    expect(print).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'no log' }));
    print.mockRestore();
  });

  it('prints errors by default', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    await webhooks.otherwise(otherwise)({}, body);
    expect(print).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'SignatureError' }));
    print.mockRestore();
  });

  it('takes a web Request, and returns a Response', async () => {
    const taken = await receive(new Request('https://shop.example/', { method: 'POST', headers, body }));
    expect([taken.status, taken.body]).toEqual([204, null]);
    const refused = await receive(new Request('https://shop.example/', { method: 'POST', body }));
    expect([refused.status, refused.headers.get('content-type'), await refused.json()]).toEqual([
      401,
      'application/json',
      { code: 'FAIL', message: 'not accepted' },
    ]);
  });

  it('responds to v2 in XML', async () => {
    expect(await receive({}, Buffer.from(xml))).toEqual({
      status: 200,
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
      body: '<xml><return_code>SUCCESS</return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
    });
    expect(otherwise).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ out_trade_no: '1' }));
    otherwise.mockRejectedValue(new Error('database'));
    expect(await receive({}, xml)).toMatchObject({ status: 500, body: XML_FAILED });
    expect(await receive({}, '<xml><a>1</a></xml>')).toMatchObject({
      status: 401,
      body: XML_FAILED.replace('failed', 'not accepted'),
    });
    expect(await receive({}, '<xml><req_info>AAAA</req_info></xml>')).toMatchObject({ status: 401 });
  });

  it('passes on an event in XML by its envelope, with the names of v3', async () => {
    const { ciphertext, nonce } = seal('<xml><state>DOING</state></xml>', '', identity);
    const fields = { event_id: '7', event_type: 'CHECK.SUCCESS', event_create_time: '20261201100000' };
    const sealed = { event_nonce: nonce, event_associated_data: '', event_ciphertext: ciphertext };
    const onCheck = vi.fn();
    const { body: checked = '' } = xmlAnswer({ ...fields, ...sealed }, identity);
    expect(await receive.on('CHECK.SUCCESS', onCheck)({}, String(checked))).toMatchObject({ status: 200 });
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        id: '7',
        create_time: '20261201100000',
        resource: { associated_data: '', nonce, ciphertext: { state: 'DOING' } },
      }),
    );
  });

  it('is not changed by adding a handler', async () => {
    const added = receive.on('REFUND.SUCCESS', onPayment);
    await receive(refund.headers, refund.body);
    expect(onPayment).not.toHaveBeenCalled();
    await added(refund.headers, refund.body);
    expect(onPayment).toHaveBeenCalledOnce();
  });

  it('takes one handler for each event, and only functions', () => {
    expect(() => receive.on('TRANSACTION.SUCCESS', onPayment)).toThrow(
      'TRANSACTION.SUCCESS has a handler already. Register one handler for each event.',
    );
    const none = undefined as unknown as () => void; // JavaScript allows this
    expect(() => receive.on('REFUND.CLOSED', none)).toThrow('A handler of notifications is a function, not undefined.');
  });
});
