const wireName = /^[A-Za-z_][\w$.-]*$/;

/** Whether a name looks like those that are sent: `sub_mchid`, `Wechatpay-Serial`, `coupon_id_$n`. */
export function isWireName(name: string): boolean {
  return wireName.test(name);
}
