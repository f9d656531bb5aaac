import type { Translation } from '../translation.ts';

/** What a passed or skipped step of the connection test found. */
export const probeNote = {
  'address-read': '{scheme}, Port {port}, {path}',
  'address-literal': '{address}, keine Auflösung nötig',
  'lookup-found': '{addresses}',
  'lookup-proxy': '{proxy} ist {addresses}; er löst den Namen des Servers selbst auf',
  'lookup-left': 'dem Proxy {proxy} überlassen',
  'tcp-connected': 'verbunden',
  'tcp-connected-proxy': 'mit dem Proxy {proxy} verbunden',
  'proxy-none': 'keiner für diesen Host',
  'proxy-none-system': 'keiner für diesen Host, laut Systemeinstellung',
  'proxy-none-chosen': 'keiner, wie für diese Instanz eingestellt',
  'proxy-passes': '{proxy} leitet Aufrufe weiter',
  'proxy-forwards': '{proxy}; ob er Aufrufe weiterleitet, zeigt sich bei HTTP',
  'tls-unencrypted': 'nicht verschlüsselt, verlässt aber nie diesen Computer',
  'tls-consented': 'nicht verschlüsselt, für diese Instanz erlaubt',
  'tls-trusted': '{protocol}, {subject}, gültig bis {date}',
  'tls-pinned': '{protocol}, {subject}, der angeheftete Schlüssel, gültig bis {date}',
  'http-answered': 'Status {status} bei {path}',
  'http-redirected': 'Status {status} bei {path}, verweist auf {to}',
  'kind-found': '{server}: {evidence}',
  'sign-in-skipped': 'nicht versucht: noch keine Anmeldung eingegeben',
  'sign-in-virgin': 'dieser Server hat noch keinen Benutzer',
  'signed-in': 'als {handle}',
  'rights-found': '{rights}',
  'rights-skipped': 'wartet auf die Anmeldung',
} as const satisfies Translation['probeNote'];
