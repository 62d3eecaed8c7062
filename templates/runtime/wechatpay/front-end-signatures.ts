import { createHash } from 'node:crypto';
import { signRsa } from './rsa.js';
import { need, type Settings } from './settings.js';
import { type SignType, signedText, signFields } from './v2-signature.js';

/** The arguments for JSAPI (`WeixinJSBridge`) and mini-programs (`wx.requestPayment`). */
export interface JsapiPayment<Type extends string = 'RSA'> {
  readonly appId: string;
  readonly timeStamp: string;
  readonly nonceStr: string;
  /** `prepay_id=<id>` */
  readonly package: string;
  readonly signType: Type;
  readonly paySign: string;
}

/** The arguments for the SDK in apps. */
export interface AppPayment {
  readonly appid: string;
  readonly partnerid: string;
  readonly prepayid: string;
  readonly package: 'Sign=WXPay';
  readonly noncestr: string;
  readonly timestamp: string;
  readonly sign: string;
}

export interface JsapiOrder {
  readonly appId: string;
  /** From the response to the order; valid for two hours. */
  readonly prepayId: string;
}

export interface AppOrder {
  readonly appid: string;
  readonly prepayid: string;
  /** The merchant that is paid: partners pass the sub-merchant's. Default: the client's `mchid`. */
  readonly partnerid?: string;
}

/** Signatures that the front end passes to WeChat. Each throws a `ConfigError` if its key is missing. */
export interface FrontEndSignatures {
  /** Pay a v3 order in a page inside WeChat, or in a mini-program. */
  jsapi(order: JsapiOrder): JsapiPayment;
  /** Pay a v3 order in an app. */
  app(order: AppOrder): AppPayment;
  /** Like `jsapi`, for a v2 order; `signType` is that of the order. */
  jsapiV2<Type extends SignType>(order: JsapiOrder, signType: Type): JsapiPayment<Type>;
  /** Like `app`, for a v2 order; `signType` is that of the order. */
  appV2(order: AppOrder, signType: SignType): AppPayment;
  /** Open a red packet in a mini-program; `package` is percent-encoded already, as returned by WeChat Pay. */
  miniProgramRedPacket(packet: Pick<JsapiPayment, 'appId' | 'package'>): Omit<JsapiPayment<'MD5'>, 'appId'>;
  /** The `sign` of any other fields, by the v2 rules: the score service, coupons. */
  fields(fields: object, signType?: SignType): string;
  /** The `workwx_sign` of a red packet of WeCom, over the fields on its page. */
  workWx(fields: object, agentSecret: string): string;
  /** The RSA-SHA256 signature of a text with the merchant's private key, in base64: the `cert_sign` of some v2 calls. */
  text(text: string): string;
}

/** The signatures of one client. */
export function frontEndSignatures(settings: Settings): FrontEndSignatures {
  const secret = () => need(settings.secret, 'secret', 'sign by the v2 rules');
  const text = (message: string) => signRsa(message, need(settings.privateKey, 'privateKey', 'sign for the front end'));
  return Object.freeze<FrontEndSignatures>({
    jsapi: (order) => {
      const fields = jsapiFields(order, settings);
      const message = `${fields.appId}\n${fields.timeStamp}\n${fields.nonceStr}\n${fields.package}\n`;
      return { ...fields, signType: 'RSA', paySign: text(message) };
    },
    app: (order) => {
      const fields = appFields(order, settings);
      const message = `${fields.appid}\n${fields.timestamp}\n${fields.noncestr}\n${fields.prepayid}\n`;
      return { ...fields, sign: text(message) };
    },
    jsapiV2: (order, signType) => {
      const fields = { ...jsapiFields(order, settings), signType };
      return { ...fields, paySign: signFields(fields, signType, secret()) };
    },
    appV2: (order, signType) => {
      const fields = appFields(order, settings);
      return { ...fields, sign: signFields(fields, signType, secret()) };
    },
    miniProgramRedPacket: (packet) => redPacket(packet, settings, secret()),
    fields: (fields, signType = 'HMAC-SHA256') => signFields(fields, signType, secret()),
    workWx: (fields, agentSecret) => md5(`${signedText(fields)}&secret=${agentSecret}`).toUpperCase(),
    text,
  });
}

function jsapiFields({ appId, prepayId }: JsapiOrder, { now, nonce }: Settings) {
  return { appId, timeStamp: String(now()), nonceStr: nonce(), package: `prepay_id=${prepayId}` };
}

function appFields({ appid, prepayid, partnerid }: AppOrder, { mchid, now, nonce }: Settings) {
  const order = { appid, partnerid: partnerid ?? mchid, prepayid };
  return { ...order, package: 'Sign=WXPay' as const, noncestr: nonce(), timestamp: String(now()) };
}

/** The sign is in lower case, and there is no `signType`, unlike in all the others. */
function redPacket(
  { appId, package: text }: Pick<JsapiPayment, 'appId' | 'package'>,
  { now, nonce }: Settings,
  secret: string,
): Omit<JsapiPayment<'MD5'>, 'appId'> {
  const fields = { timeStamp: String(now()), nonceStr: nonce(), package: text };
  const paySign = md5(`${signedText({ appId, ...fields })}&key=${secret}`);
  return { ...fields, signType: 'MD5', paySign };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
