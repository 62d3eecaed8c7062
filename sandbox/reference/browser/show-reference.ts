import { createApiReference } from '@scalar/api-reference';

/** Examples show the URLs of the sandbox; tried calls go to this path, where they are signed first. */
const TRY = '/_sandbox/try';

createApiReference('#reference', {
  url: '/_sandbox/reference/openapi.json',
  servers: [{ url: location.origin }],
  // Nothing leaves this machine: no fonts, proxy, telemetry, agent or external client.
  withDefaultFonts: false,
  proxyUrl: '',
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: false,
  isEditable: false,
  hideModels: true,
  hiddenClients: true,
  documentDownloadType: 'json',
  theme: 'default',
  layout: 'modern',
  orderSchemaPropertiesBy: 'preserve',
  orderRequiredPropertiesFirst: false,
  localization: { locale: navigator.language.startsWith('zh') ? 'zh-CN' : 'en' },
  customFetch: (input, init) => send(new Request(input, init)),
});

/** Browsers can only stream request bodies over HTTP/2, so they are read first. */
async function send(request: Request): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin || pathname.startsWith('/_sandbox/')) return fetch(request);
  const { method, headers, signal } = request;
  const isBare = method === 'GET' || method === 'HEAD';
  const body = isBare ? null : await request.arrayBuffer();
  return fetch(`${TRY}${pathname}${search}`, { method, headers, signal, body });
}
