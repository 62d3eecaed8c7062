/** An order that every sandbox of specs/ accepts. */
export const ORDER = {
  appid: 'wx4d8a1c7be05f9236',
  mchid: '1900000109',
  description: '龙井茶',
  out_trade_no: 'TEA20260310093000',
  notify_url: 'https://shop.example/wechatpay',
  amount: { total: 1800 },
};
