/** The response to a notification. */
export interface NotificationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The response that acknowledges a notification, so that it is not sent again. */
export function acknowledge(version: 'v3' | 'v2' = 'v3'): NotificationAnswer {
  if (version === 'v3') return { status: 204, headers: {}, body: '' };
  return xmlAnswer('SUCCESS', 'OK');
}

/** The response that refuses a notification, so that it is sent again. */
export function refuse(reason: string, version: 'v3' | 'v2' = 'v3'): NotificationAnswer {
  if (version === 'v2') return xmlAnswer('FAIL', reason);
  const body = JSON.stringify({ code: 'FAIL', message: reason });
  return { status: 400, headers: { 'Content-Type': 'application/json' }, body };
}

/** CDATA ends at the first `]]>`, so this sequence in the text is broken up. */
function xmlAnswer(code: string, text: string): NotificationAnswer {
  const message = text.replaceAll(']]>', ']] >');
  const body = `<xml><return_code>${code}</return_code><return_msg><![CDATA[${message}]]></return_msg></xml>`;
  return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body };
}
