import { createApiReference } from '@scalar/api-reference';

/** Calls are shown as they are made of the sandbox; what is tried goes where it gets signed first. */
const TRY = '/_sandbox/try';

createApiReference('#reference', {
  url: '/_sandbox/reference/openapi.json',
  servers: [{ url: location.origin }],
  // Nothing leaves this machine: no fonts, no proxy, no counting, no agent, no other program.
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

/** Browsers send bodies as streams over HTTP/2 alone, so that they are read first. */
async function send(request: Request): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin || pathname.startsWith('/_sandbox/')) return fetch(request);
  const { method, headers, signal } = request;
  const isBare = method === 'GET' || method === 'HEAD';
  const body = isBare ? null : await request.arrayBuffer();
  return fetch(`${TRY}${pathname}${search}`, { method, headers, signal, body });
}
