interface Remark {
  readonly text: string;
  /** Whether an editor strikes the call through. */
  readonly deprecated?: true;
}

/** What the doc comment says for each notice of a page; a notice that is not here says nothing about calling. */
const remarks: Readonly<Record<string, Remark>> = {
  deprecated: { text: '此接口已下线。', deprecated: true },
  discarded: { text: '此接口已废弃。', deprecated: true },
  redesigned: { text: '此接口已有新版，仍可调用。' },
  privated: { text: '此接口不再对新商户开放。' },
  'need-accessment': { text: '须先申请开通权限。' },
  'need-tbt': { text: '灰度开放中，须先申请。' },
  parsed: { text: '请求地址取自先前接口的应答。' },
  special: { text: '应答须签名。' },
  confusing: { text: '字段名的拼写以此为准，并非笔误。' },
};

/** The notices in words: those that strike the call through, and the others. */
export function describeNotices(notices: readonly string[]): {
  readonly deprecated: string;
  readonly remarks: string[];
} {
  const found = notices.flatMap((notice) => (Object.hasOwn(remarks, notice) ? [remarks[notice]] : []));
  const texts = (deprecated: true | undefined) =>
    found.flatMap((remark) => (remark && remark.deprecated === deprecated ? [remark.text] : []));
  return { deprecated: texts(true).join(''), remarks: texts(undefined) };
}
